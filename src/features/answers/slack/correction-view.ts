import type { ModalView } from '@slack/types';
import type { Reading, ReadingKind, Side } from '../../../domain/reading.ts';
import { decisionRulesOf, type Strategy } from '../../../domain/strategy.ts';
import { shorten } from '../../../domain/words.ts';
import { choiceField, wordsField } from '../../../slack/form-fields.ts';
import { modal } from '../../../slack/modal.ts';
import { line, plainWords, quote, richText } from '../../../slack/text.ts';

/** The form behind "More"; its metadata is the id of the reading. */
export const CORRECTION_FORM = 'correction_form';
export const KIND_FIELD = 'kind';
export const NOTE_FIELD = 'note';

/** Slack takes 100 blocks in a modal; a strategy with more rules than this shows the first ones. */
const MOST_RULES = 90;
const SIDE_FIELD = 'side_';

/** The name of the field for a rule, and the rule of a field. */
export function sideField(ruleId: string): string {
  return `${SIDE_FIELD}${ruleId}`;
}

const KINDS: readonly { readonly value: ReadingKind; readonly label: string }[] = [
  { value: 'operational', label: 'A concrete step I am taking' },
  { value: 'aspirational', label: 'Where I want to go; the steps are still open' },
  { value: 'agreement', label: 'I am with it; nothing needs to change for me' },
  { value: 'hedged', label: 'Both, or it depends on the case' },
  { value: 'conflicting', label: 'I am doing something else than it says' },
  { value: 'unclear', label: 'No answer to the question' },
];

/** A form in which a leader puts right what we understood. Their word wins. */
export function correctionView(
  readingId: string,
  words: string,
  reading: Reading,
  strategy: Strategy,
): ModalView {
  const sideOf = (ruleId: string): Side =>
    reading.positions.find((position) => position.ruleId === ruleId)?.side ?? 'silent';
  return modal({
    callbackId: CORRECTION_FORM,
    title: 'What did you mean?',
    submit: 'Save',
    close: 'Leave it',
    metadata: readingId,
    blocks: [
      richText([line('You wrote:'), quote(shorten(plainWords(words), 600))]),
      choiceField({
        name: KIND_FIELD,
        label: 'Your answer was',
        options: KINDS,
        value: reading.kind,
      }),
      ...decisionRulesOf(strategy)
        .slice(0, MOST_RULES)
        .map(({ rule }) =>
          choiceField({
            name: sideField(rule.id),
            label: `${shorten(rule.prefer, 300)}, or ${shorten(rule.over, 300)}?`,
            options: [
              { value: 'silent', label: 'I said nothing about this' },
              { value: 'prefer', label: `First: ${rule.prefer}` },
              { value: 'over', label: `First: ${rule.over}` },
              { value: 'split', label: 'Both, or it depends' },
            ],
            value: sideOf(rule.id),
          }),
        ),
      wordsField({
        name: NOTE_FIELD,
        label: 'Anything to add?',
        hint: 'In your own words; it is kept beside your answer.',
        isOptional: true,
        isLong: true,
        most: 1000,
      }),
    ],
  });
}
