import {
  isClaim,
  type Question,
  type QuestionBank,
  type QuestionRef,
} from '../../../domain/question.ts';
import { PLAIN_KINDS, type PlainKind, QUESTION_KINDS } from '../../../domain/question-kinds.ts';
import { decisionRulesOf, type Strategy } from '../../../domain/strategy.ts';
import { fitOptions } from '../../../slack/form-fields.ts';
import type { Option } from '../../../slack/text.ts';

/** The trade-offs that a round chooses by itself. */
const CHOSEN: Option = { value: 'trade-offs', label: 'Up to two trade-offs, chosen each time' };

/** What is asked most often and what must be asked first come before the rest. */
const FIRST: readonly PlainKind[] = ['open', ...PLAIN_KINDS.filter((kind) => isClaim({ kind }))];

/**
 * What can be asked about a strategy, as choices: the bank, what admins added, what a file wrote out,
 * and the strategy's trade-offs. Where there is more than Slack shows, what was picked stays.
 */
export function askableOptions(
  strategy: Strategy | undefined,
  own: QuestionBank,
  texts: readonly string[],
  picked: readonly string[],
): readonly Option[] {
  const rules = strategy === undefined ? [] : decisionRulesOf(strategy).map(({ rule }) => rule);
  const isOfStrategy = ({ ruleId }: Question) =>
    ruleId === null || rules.some(({ id }) => id === ruleId);
  const options: readonly Option[] = [
    ...FIRST.map(plainOption),
    CHOSEN,
    ...PLAIN_KINDS.filter((kind) => !FIRST.includes(kind)).map(plainOption),
    ...[...own]
      .filter(([, question]) => isOfStrategy(question))
      .map(([questionId, { text }]) => ({
        value: refValue({ kind: 'own', questionId }, texts),
        label: `Your own: ${text}`,
      })),
    ...texts.map((text) => ({ value: refValue({ kind: 'text', text }, texts), label: text })),
    ...rules.map(({ id, prefer, over }) => ({
      value: refValue({ kind: 'dilemma', ruleId: id }, texts),
      label: `Trade-off: ${prefer}, or ${over}`,
    })),
  ];
  return fitOptions(options, picked);
}

function plainOption(kind: PlainKind): Option {
  const { label, text } = QUESTION_KINDS[kind];
  return { value: refValue({ kind }, []), label: `${label}: ${text}` };
}

/**
 * A question as the value of a choice. `texts` are the questions written out in a set-up file, which
 * are too long for a value and are named by their place.
 */
export function refValue(ref: QuestionRef, texts: readonly string[]): string {
  switch (ref.kind) {
    case 'dilemma':
      return `rule ${ref.ruleId}`;
    case 'own':
      return `own ${ref.questionId}`;
    case 'text':
      return `text ${texts.indexOf(ref.text)}`;
    case 'trade-offs':
      return CHOSEN.value;
    default:
      return `kind ${ref.kind}`;
  }
}

/** The question that the value of a choice stands for. */
export function refFrom(value: string, texts: readonly string[]): QuestionRef {
  if (value === CHOSEN.value) return { kind: 'trade-offs' };
  const space = value.indexOf(' ');
  const [kind, rest] = [value.slice(0, space), value.slice(space + 1)];
  switch (kind) {
    case 'rule':
      return { kind: 'dilemma', ruleId: rest };
    case 'own':
      return { kind: 'own', questionId: rest };
    case 'text':
      return { kind: 'text', text: texts[Number(rest)] ?? '' };
    default:
      return { kind: rest as PlainKind };
  }
}

/** The questions that are written out in a rotation, each once. */
export function textsOf(rotation: readonly (readonly QuestionRef[])[]): readonly string[] {
  const texts = rotation.flat().flatMap((ref) => (ref.kind === 'text' ? [ref.text] : []));
  return [...new Set(texts)];
}
