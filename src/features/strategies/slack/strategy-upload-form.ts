import type { App } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Deps } from '../../../deps.ts';
import { counted } from '../../../domain/words.ts';
import { choiceField, fileField } from '../../../slack/form-fields.ts';
import { onPress } from '../../../slack/guard.ts';
import { modal, noticeView } from '../../../slack/modal.ts';
import { type FormOutcome, onForm, type SentForm } from '../../../slack/sent-form.ts';
import { escapeShort, paragraph } from '../../../slack/text.ts';
import { pushForm, renewPage } from '../../../slack/views.ts';
import { describeStrategies, type StrategyLine } from '../describe-strategies.ts';
import { type StrategyUpload, uploadStrategy } from '../upload-strategy.ts';
import type { FileProblem } from '../yaml-file.ts';
import { strategyPage } from './strategy-page.ts';
import { placeToText, STRATEGY } from './strategy-place.ts';

const UPLOAD_FORM = 'strategy_file';
/** Stands for a strategy of its own in the list of what a file may be. */
const OF_ITS_OWN = 'new';

const TAKEN = noticeView(
  'Upload a strategy',
  'The file was taken: it is a draft now. Close this to see it.',
);

const MOST_OPTIONS = 100;
const PROBLEMS_SHOWN = 30;

/** The form that takes a strategy as a file: it becomes a draft, or the form says what to mend. */
export function registerStrategyUpload(app: App, deps: Deps): void {
  onPress(app, deps, STRATEGY.upload, async (press) =>
    pushForm(press, uploadForm(await describeStrategies(deps, press.workspaceId))),
  );
  onForm(app, deps, UPLOAD_FORM, (form) => takeFile(deps, form));
}

/** Takes a strategy as a YAML file, and says what was wrong with the one before. */
export function uploadForm(
  lines: readonly StrategyLine[],
  picked: string = OF_ITS_OWN,
  mistakes: readonly FileProblem[] = [],
): ModalView {
  const options = [
    { value: OF_ITS_OWN, label: 'A strategy of its own' },
    ...lines.slice(0, MOST_OPTIONS - 1).map(({ strategyId, name, hasDraft }) => ({
      value: optionOf(strategyId),
      label: `${hasDraft ? 'Replaces the draft of' : 'The next version of'} ${name}`,
    })),
  ];
  return modal({
    callbackId: UPLOAD_FORM,
    title: 'Upload a strategy',
    submit: 'Upload',
    metadata: placeToText({ strategyId: null, page: 0 }),
    blocks: [
      ...(mistakes.length > 0 ? [mistakeBlock(mistakes)] : []),
      fileField({ name: 'file', label: 'A YAML file', kinds: ['yaml', 'yml'] }),
      ...(lines.length === 0
        ? []
        : [choiceField({ name: 'for', label: 'What is it?', options, value: picked })]),
    ],
  });
}

async function takeFile(deps: Deps, form: SentForm): Promise<FormOutcome> {
  const { workspaceId } = form;
  const [file] = form.form.files('file');
  if (file === undefined) return problem('file', 'Please choose a file.');
  const picked = form.form.ifThere.one('for') || OF_ITS_OWN;
  const lines = await describeStrategies(deps, workspaceId);
  const target = lines.find(({ strategyId }) => optionOf(strategyId) === picked);
  if (target === undefined && picked !== OF_ITS_OWN)
    return problem('for', 'Somebody has just discarded this strategy. Please pick again.');
  const strategyId = target?.strategyId ?? null;
  const upload = { fileId: file.id, fileName: file.name, strategyId };
  return {
    kind: 'later',
    meanwhile: 'The file is being read …',
    work: (client) => read(deps, client, form, { upload, lines, picked }),
  };
}

type Reading = {
  readonly upload: StrategyUpload;
  readonly lines: readonly StrategyLine[];
  readonly picked: string;
};

async function read(
  deps: Deps,
  client: WebClient,
  form: SentForm,
  { upload, lines, picked }: Reading,
): Promise<Exclude<FormOutcome, { kind: 'done' | 'later' }>> {
  const taken = await uploadStrategy(deps, form.workspaceId, upload);
  if (taken.ok) {
    await renewPage(client, form, strategyPage(taken.value));
    return { kind: 'show', view: TAKEN };
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

function problem(field: string, sentence: string) {
  return { kind: 'problems', problems: { [field]: sentence } } as const;
}

/** A value of an option has at most 150 letters; ids that begin alike for so long do not occur. */
function optionOf(strategyId: string): string {
  return `id:${strategyId}`.slice(0, 150);
}

/** What is to be mended in a file, line by line. */
export function mistakeBlock(mistakes: readonly FileProblem[]): KnownBlock {
  const inOrder = [...mistakes].sort((a, b) => a.line - b.line);
  const shown = inOrder.slice(0, PROBLEMS_SHOWN).map(mistakeLine);
  const more = mistakes.length - shown.length;
  return paragraph(
    [
      `*The file was not taken: ${counted(mistakes.length, 'place needs', 'places need')} mending.* Mend the file and upload it again.`,
      ...shown,
      ...(more > 0 ? [`… and ${more} more`] : []),
    ].join('\n'),
  );
}

function mistakeLine({ line, field, message }: FileProblem): string {
  const where = field === '' ? '' : ` (${escapeShort(field, 100)})`;
  return `• Line ${line}${where}: ${escapeShort(message, 200)}`;
}
