import { type Question, type QuestionBank, questionOf } from '../../../domain/question.ts';
import { decisionRulesOf, type Strategy } from '../../../domain/strategy.ts';
import { fitOptions } from '../../../slack/fit-options.ts';
import type { Option } from '../../../slack/form-fields.ts';
import { refValue } from './question-values.ts';
import { KIND_LABELS } from './question-words.ts';

const PLAIN_KINDS = ['open', 'clarity', 'stop', 'resources', 'decisions', 'metrics'] as const;

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
    ...PLAIN_KINDS.map((kind) => ({
      value: refValue({ kind }, texts),
      label: `${KIND_LABELS[kind]}: ${questionOf(kind).text}`,
    })),
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
