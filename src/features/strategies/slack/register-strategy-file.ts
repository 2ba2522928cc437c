import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { type FormOutcome, onForm, type SentForm } from '../../../slack/guard.ts';
import { renewPage } from '../../../slack/views.ts';
import { createStrategyDesk } from '../strategy-desk.ts';
import { STRATEGY_FORM } from './strategy-form.ts';
import { strategyPage } from './strategy-page.ts';
import { OF_ITS_OWN, optionOf, uploadForm } from './strategy-upload-form.ts';

/** The form that takes a strategy as a file: it becomes a draft, or the form says what to mend. */
export function registerStrategyFile(app: App, deps: Deps): void {
  onForm(app, deps, 'admin', STRATEGY_FORM.file, (form) => takeFile(deps, form));
}

async function takeFile(deps: Deps, form: SentForm): Promise<FormOutcome> {
  const desk = createStrategyDesk(deps);
  const { workspaceId } = form;
  const [file] = form.form.files('file');
  if (file === undefined) return problem('file', 'Please choose a file.');
  const picked = form.form.one('for') || OF_ITS_OWN;
  const lines = await desk.list(workspaceId);
  const target = lines.find(({ strategyId }) => optionOf(strategyId) === picked);
  if (target === undefined && picked !== OF_ITS_OWN)
    return problem('for', 'Somebody has just discarded this strategy. Please pick again.');
  const upload = {
    fileId: file.id,
    fileName: file.name,
    strategyId: target?.strategyId ?? null,
  };
  const taken = await desk.upload(workspaceId, upload);
  if (taken.ok) {
    await renewPage(form, strategyPage(taken.value));
    return { kind: 'done' };
  }
  switch (taken.error.kind) {
    case 'no-file':
      return problem('file', taken.error.message);
    case 'mistakes':
      return { kind: 'show', view: uploadForm(lines, picked, taken.error.problems) };
    case 'name-taken':
      return problem(
        'for',
        `There is a strategy called "${taken.error.name}" already. Pick it here, or give the one in the file another name.`,
      );
  }
}

function problem(field: string, sentence: string): FormOutcome {
  return { kind: 'problems', problems: { [field]: sentence } };
}
