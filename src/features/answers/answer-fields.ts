import type { AskedQuestion } from '../../domain/question.ts';
import { answerKey, fromReplyText } from '../../domain/reply.ts';
import { type StructuredAnswer, subjectOf } from '../../domain/structured-answer.ts';
import type { AnswerPart } from './answer-store.ts';

/** What stands in each field of a form. */
export type FormFields = Readonly<Record<string, string>>;

/** How many measures the form takes. */
export const MOST_METRICS = 3;

/** A field of the form, with the question that it belongs to where it belongs to one. */
export type AnswerField =
  | { readonly kind: 'words'; readonly name: string; readonly question: AskedQuestion | null }
  | {
      readonly kind: 'dilemma';
      readonly name: string;
      readonly why: string;
      readonly ruleId: string;
      readonly question: AskedQuestion;
    }
  | { readonly kind: 'clarity'; readonly name: string; readonly question: AskedQuestion }
  | {
      readonly kind: 'metrics';
      readonly rows: readonly { readonly name: string; readonly effect: string }[];
      readonly question: AskedQuestion;
    };

/**
 * The fields of the form for these questions, in their order. What one will stop is always offered:
 * a strategy that stops nothing asks for more of everything.
 */
export function answerFields(questions: readonly AskedQuestion[]): readonly AnswerField[] {
  const fields = questions.map((question, i): AnswerField => {
    const { kind, ruleId, sides } = question;
    if (kind === 'dilemma' && ruleId !== null && sides.length > 0)
      return { kind, name: `choice${i}`, why: `why${i}`, ruleId, question };
    if (kind === 'clarity') return { kind, name: 'clarity', question };
    if (kind === 'metrics') return { kind, rows: METRIC_ROWS, question };
    return { kind: 'words', name: kind === 'stop' ? 'stop' : `words${i}`, question };
  });
  const first = (field: AnswerField, i: number) =>
    fields.findIndex((other) => namesOf(other)[0] === namesOf(field)[0]) === i;
  const asksToStop = questions.some(({ kind }) => kind === 'stop');
  const stop: AnswerField = { kind: 'words', name: 'stop', question: null };
  return [...fields.filter(first), ...(asksToStop ? [] : [stop])];
}

const METRIC_ROWS = Array.from({ length: MOST_METRICS }, (_, i) => ({
  name: `metric${i}`,
  effect: `effect${i}`,
}));

/** The fields that are still open: after the end, what was picked in time stays as it is. */
export function openFields(
  fields: readonly AnswerField[],
  isClosed: boolean,
  answers: readonly StructuredAnswer[],
): readonly AnswerField[] {
  const settled = isClosed ? answers.map((answer) => subjectOf(answer)) : [];
  return fields.filter((field) => field.kind === 'words' || !settled.includes(subjectOf(field)));
}

/** The names of what can be filled in for a field. */
export function namesOf(field: AnswerField): readonly string[] {
  switch (field.kind) {
    case 'dilemma':
      return [field.name, field.why];
    case 'metrics':
      return field.rows.flatMap(({ name, effect }) => [name, effect]);
    default:
      return [field.name];
  }
}

/** What somebody answered before, by button or in the form. */
export type Answered = {
  readonly promptId: string;
  readonly answers: readonly StructuredAnswer[];
  readonly parts: readonly AnswerPart[];
};

/** What stands in the form for somebody who answered before. */
export function fieldsFromAnswers(fields: readonly AnswerField[], answered: Answered): FormFields {
  const filled = fields.flatMap((field) => valuesOf(field, answered));
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
}

type Values = readonly (readonly [name: string, value: string])[];

function valuesOf(field: AnswerField, answered: Answered): Values {
  const { answers } = answered;
  switch (field.kind) {
    case 'words':
      return [[field.name, wordsIn(answered, field.name)]];
    case 'clarity':
      return answers.flatMap((a) => (a.kind === 'clarity' ? [[field.name, `${a.scale}`]] : []));
    case 'dilemma': {
      const chosen = answers.find((a) => a.kind === 'dilemma' && a.ruleId === field.ruleId);
      if (chosen?.kind !== 'dilemma') return [[field.why, wordsIn(answered, field.why)]];
      return [
        [field.name, chosen.choice],
        [field.why, chosen.why],
      ];
    }
    case 'metrics':
      return metricsIn(answers).flatMap(({ name, effect }, i) => [
        [`metric${i}`, name],
        [`effect${i}`, effect],
      ]);
  }
}

function wordsIn({ parts, promptId }: Answered, field: string): string {
  const part = parts.find(({ key }) => key === answerKey({ field }, promptId));
  return fromReplyText(part?.text ?? '');
}

function metricsIn(answers: readonly StructuredAnswer[]) {
  return answers.flatMap((answer) => (answer.kind === 'metrics' ? answer.metrics : []));
}
