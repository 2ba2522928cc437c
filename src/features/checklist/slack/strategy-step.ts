import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { err, type Result } from '../../../domain/result.ts';
import type { Strategy } from '../../../domain/strategy.ts';
import { metadataOf, noticeView } from '../../../slack/modal.ts';
import { type FormOutcome, onForm, type SentForm } from '../../../slack/sent-form.ts';
import { publishStrategy } from '../../strategies/publish-strategy.ts';
import {
  changeStrategy,
  openStrategy,
  type StrategyInWork,
  startStrategyFrom,
} from '../../strategies/strategy-drafts.ts';
import type { FieldProblems } from '../../strategies/strategy-edits.ts';
import { strategyHints } from '../../strategies/strategy-hints.ts';
import { readTemplates, startingPoint } from '../../strategies/templates.ts';
import { uploadStrategy } from '../../strategies/upload-strategy.ts';
import { BLANK, strategyFrom } from '../rules-in-form.ts';
import { stepForm } from './checklist-blocks.ts';
import { stepDone } from './step-done.ts';
import { BLANK_CHOICE, rulesView, START_FORM, startView } from './strategy-views.ts';

/** What a form of rules goes back to: an example, empty fields, or a draft; and whether its hints were shown. */
const aboutSchema = z.object({
  template: z.string().optional(),
  draft: z.string().optional(),
  isHinted: z.boolean(),
});
type About = z.output<typeof aboutSchema>;

/** The strategy: from an example or a file, made one's own in one form, and published. */
export function registerStrategyStep(app: App, deps: Deps): void {
  onForm(app, deps, START_FORM, (sent) => start(deps, sent));
  onForm(app, deps, stepForm('strategy'), (sent) => publishRules(deps, sent));
}

/** Asks what to start from. */
export async function startForm(deps: Deps, workspaceId: string): Promise<ModalView> {
  return startView(await readTemplates(), await deps.strategies.drafts(workspaceId));
}

async function start(deps: Deps, sent: SentForm): Promise<FormOutcome> {
  const { workspaceId, form } = sent;
  const [file] = form.files('file');
  const picked = form.one('start');
  if (file !== undefined)
    return {
      kind: 'later',
      meanwhile: 'The file is being read …',
      work: () => takeFile(deps, workspaceId, { fileId: file.id, fileName: file.name }),
    };
  if (picked === '')
    return { kind: 'problems', problems: { start: 'Please pick one, or add a file below.' } };
  const [kind = '', id = ''] = picked.split(':');
  const about: About = {
    ...(kind === 'draft' ? { draft: id } : { template: id }),
    isHinted: false,
  };
  const content = await contentOf(deps, workspaceId, about);
  if (content === undefined) return { kind: 'show', view: await startForm(deps, workspaceId) };
  return { kind: 'show', view: rulesView(content, about, []) };
}

async function takeFile(
  deps: Deps,
  workspaceId: string,
  file: { readonly fileId: string; readonly fileName: string },
) {
  const taken = await uploadStrategy(deps, workspaceId, { ...file, strategyId: null });
  if (taken.ok) {
    const { strategyId, content } = taken.value;
    return {
      kind: 'show',
      view: rulesView(content, { draft: strategyId, isHinted: false }, []),
    } as const;
  }
  const failure = taken.error;
  const problem = (sentence: string) =>
    ({ kind: 'problems', problems: { file: sentence } }) as const;
  switch (failure.kind) {
    case 'no-file':
      return problem(failure.message);
    case 'name-taken':
      return problem(
        `There is a draft called "${failure.name}" already. Pick it above, or give the one in the file another name.`,
      );
    case 'mistakes': {
      const drafts = await deps.strategies.drafts(workspaceId);
      return {
        kind: 'show',
        view: startView(await readTemplates(), drafts, failure.problems),
      } as const;
    }
  }
}

/** What a form of rules is filled with at first. */
async function contentOf(
  deps: Deps,
  workspaceId: string,
  { template, draft }: About,
): Promise<Strategy | undefined> {
  if (draft !== undefined) return (await openStrategy(deps, workspaceId, draft))?.content;
  if (template === BLANK_CHOICE) return startingPoint(BLANK, deps.clock());
  const found = (await readTemplates()).find(({ id }) => id === template);
  return found && startingPoint(found, deps.clock());
}

/** Publishes what stands in the form. Hints are shown once, with the form as it was sent. */
async function publishRules(deps: Deps, sent: SentForm): Promise<FormOutcome> {
  const { workspaceId, view } = sent;
  const about = metadataOf(view, aboutSchema);
  const base = await contentOf(deps, workspaceId, about);
  if (base === undefined) return GONE;
  const kept = await keep(deps, workspaceId, about.draft, strategyFrom(base, sent.form.ifThere));
  if (!kept.ok) return { kind: 'problems', problems: kept.error };
  const { strategyId, content } = kept.value;
  const hints = strategyHints(content).map(({ text }) => text);
  if (hints.length > 0 && !about.isHinted)
    return { kind: 'show', view: rulesView(content, { draft: strategyId, isHinted: true }, hints) };
  const published = await publishStrategy(deps, workspaceId, strategyId);
  if (published.ok) return stepDone(deps, sent);
  if (published.error.kind === 'gone') return GONE;
  return { kind: 'problems', problems: { statement: published.error.missing.join(' ') } };
}

const GONE: FormOutcome = {
  kind: 'show',
  view: noticeView(
    'The strategy',
    'Somebody has just discarded this strategy. Please start again.',
  ),
};

async function keep(
  deps: Deps,
  workspaceId: string,
  draft: string | undefined,
  written: Result<Strategy, FieldProblems>,
): Promise<Result<StrategyInWork, FieldProblems>> {
  if (draft === undefined) return await startStrategyFrom(deps, workspaceId, written);
  const changed = await changeStrategy(deps, workspaceId, draft, () => written);
  if (changed.ok) return changed;
  const gone = { name: 'Somebody has just discarded this strategy. Please start again.' };
  return err(changed.error.kind === 'gone' ? gone : changed.error.problems);
}
