import type { KnownBlock, ModalView } from '@slack/types';
import { counted, formatList } from '../../../domain/words.ts';
import { fileField } from '../../../slack/form-fields.ts';
import { modal } from '../../../slack/modal.ts';
import { escapeMrkdwn, escapeShort, paragraph, smallPrint } from '../../../slack/text.ts';
import type { LineProblem } from '../check-people-lines.ts';
import type { ImportPreview } from '../import-people.ts';
import { DESCRIBED_FIELDS, PERSON_FIELDS } from '../person-fields.ts';

export const UPLOAD_FORM = 'people_upload_form';
export const APPLY_FORM = 'people_apply_form';

const MOST_CHANGES = 20;
const MOST_PROBLEMS = 200;
const LONGEST_SUBMIT = 24;
const FULL_SECTION = 2500;

const exampleRow = (person: string, i: 0 | 1) =>
  [person, ...DESCRIBED_FIELDS.map((field) => PERSON_FIELDS[field].example[i])].join(',');
const EXAMPLE = `\`\`\`${['person', ...DESCRIBED_FIELDS].join(',')}
${exampleRow('ana@example.com', 0)}
${exampleRow('U02KLMN77', 1)}\`\`\``;
const columns = DESCRIBED_FIELDS.map((field) => {
  const { options, isCompared } = PERSON_FIELDS[field];
  const words = options === undefined ? '' : ` (${formatList(options, 'or')})`;
  return `${isCompared ? ', ' : ' and, if you like, '}*${field}*${words}`;
});

/** The form that takes a list of people. */
export function uploadForm(): ModalView {
  return modal({
    callbackId: UPLOAD_FORM,
    title: 'Upload a list',
    submit: 'Look at it',
    blocks: [
      paragraph(
        `A CSV file with the columns *person* (e-mail address or Slack member id)${columns.join('')}:\n${EXAMPLE}`,
      ),
      fileField({
        name: 'file',
        label: 'Your list',
        hint: 'You see what would change before anything does. An empty cell leaves what is known as it is.',
        kinds: ['csv'],
      }),
    ],
  });
}

/** What a list would change, and the lines that cannot be used. */
export function importPreview(preview: ImportPreview): ModalView {
  const { changes, unchanged, problems, ignored, importId } = preview;
  return modal({
    callbackId: APPLY_FORM,
    title: 'Check before you apply',
    ...(changes.length === 0 ? {} : { submit: submitLabel(changes.length + unchanged) }),
    close: 'Cancel',
    metadata: importId,
    blocks: [
      paragraph(summary(changes.length, unchanged, problems.length)),
      ...sections(changes.slice(0, MOST_CHANGES).map(formatChange)),
      ...andMore(changes.length - MOST_CHANGES),
      ...problemBlocks(problems),
      ...(ignored.length === 0
        ? []
        : [smallPrint(`Columns that are not read: ${escapeShort(ignored.join(', '), 500)}`)]),
    ],
  });
}

function summary(changed: number, unchanged: number, wrong: number): string {
  const sentences = [
    changed === 0
      ? '*Nothing would change.*'
      : `*${counted(changed, 'person', 'people')} will change.*`,
    unchanged > 0 && `${counted(unchanged, 'line says', 'lines say')} what is known already.`,
    wrong > 0 &&
      `${counted(wrong, 'line cannot be used and is', 'lines cannot be used and are')} left out.`,
  ];
  return sentences.filter((sentence) => sentence !== false).join(' ');
}

function submitLabel(good: number): string {
  if (good === 1) return 'Apply the good line';
  const label = `Apply the ${good} good lines`;
  return label.length <= LONGEST_SUBMIT ? label : 'Apply the good lines';
}

function formatChange({ person, entry }: ImportPreview['changes'][number]): string {
  const parts = DESCRIBED_FIELDS.flatMap((key) => {
    const after = entry[key];
    if (after === undefined || after === person[key]) return [];
    return [`${key} ${escapeMrkdwn(person[key] ?? 'none')} → *${escapeMrkdwn(after)}*`];
  });
  return `• ${escapeMrkdwn(person.name)}: ${parts.join(', ')}`;
}

/** The lines of a list that cannot be used, each with why. */
export function problemBlocks(problems: readonly LineProblem[]): readonly KnownBlock[] {
  if (problems.length === 0) return [];
  const lines = problems
    .slice(0, MOST_PROBLEMS)
    .map(({ line, why }) => `• line ${line}: ${escapeShort(why, 300)}`);
  return [
    { type: 'divider' },
    ...sections(['*Lines that cannot be used*', ...lines]),
    ...andMore(problems.length - MOST_PROBLEMS),
  ];
}

function andMore(count: number): readonly KnownBlock[] {
  return count > 0 ? [smallPrint(`… and ${count} more`)] : [];
}

/** Lines as few sections as Slack takes them. */
function sections(lines: readonly string[]): readonly KnownBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + line.length < FULL_SECTION)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.map(paragraph);
}
