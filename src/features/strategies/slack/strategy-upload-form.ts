import type { KnownBlock, ModalView } from '@slack/types';
import { counted } from '../../../domain/words.ts';
import { choiceField, fileField } from '../../../slack/form-fields.ts';
import { escapeShort, paragraph } from '../../../slack/text.ts';
import type { StrategyLine } from '../describe-strategies.ts';
import type { FileProblem } from '../yaml-file.ts';
import { STRATEGY_FORM, strategyForm } from './strategy-form.ts';

/** Stands for a strategy of its own in the list of what a file may be. */
export const OF_ITS_OWN = 'new';

const MOST_OPTIONS = 100;
const PROBLEMS_SHOWN = 30;

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
  return strategyForm(
    STRATEGY_FORM.file,
    'Upload a strategy',
    { strategyId: null, page: 0 },
    [
      ...(mistakes.length > 0 ? [mistakeBlock(mistakes)] : []),
      fileField({ name: 'file', label: 'A YAML file', kinds: ['yaml', 'yml'] }),
      ...(lines.length === 0
        ? []
        : [choiceField({ name: 'for', label: 'What is it?', options, value: picked })]),
    ],
    'Upload',
  );
}

/** A value of an option has at most 150 letters; ids that begin alike for so long do not occur. */
export function optionOf(strategyId: string): string {
  return `id:${strategyId}`.slice(0, 150);
}

function mistakeBlock(mistakes: readonly FileProblem[]): KnownBlock {
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
