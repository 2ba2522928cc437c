import type { AskedQuestion } from '../../domain/question.ts';
import { QUESTION_KINDS } from '../../domain/question-kinds.ts';
import { answerKey, fromReplyText } from '../../domain/reply.ts';
import { type StructuredAnswer, subjectOf } from '../../domain/structured-answer.ts';
import { type AnswerInput, formOf, type InputName } from './answer-inputs.ts';
import type { AnswerPart } from './answer-store.ts';

/** What stands in each field of a form. */
export type FormFields = Readonly<Record<string, string>>;

/** A field of the form, with the question that it belongs to where it belongs to one. */
export type AnswerField = {
  readonly kind: 'words' | StructuredAnswer['kind'];
  /** What is picked here is about this; null for words alone. */
  readonly subject: string | null;
  readonly question: AskedQuestion | null;
  readonly inputs: readonly AnswerInput[];
};

/** Whoever is asked more has no time left within two minutes to say what they will stop. */
const MOST_WITH_STOP = 3;

/**
 * The fields of the form for these questions, in their order. What one will stop is offered beside
 * a few: a strategy that stops nothing asks for more of everything.
 */
export function answerFields(questions: readonly AskedQuestion[]): readonly AnswerField[] {
  const fields = questions.map(fieldOf);
  const first = (field: AnswerField, i: number) =>
    fields.findIndex((other) => namesOf(other)[0] === namesOf(field)[0]) === i;
  const asksToStop = questions.some(({ kind }) => kind === 'stop');
  const stop = wordsField('stop', 'What will you stop because of this strategy?', null);
  const isOffered = !asksToStop && questions.length <= MOST_WITH_STOP;
  return [...fields.filter(first), ...(isOffered ? [stop] : [])];
}

function fieldOf(question: AskedQuestion, place: number): AnswerField {
  const { kind, text, ruleId, sides } = question;
  const { answer } = QUESTION_KINDS[kind];
  if (answer === undefined || (answer === 'dilemma' && sides.length === 0))
    return wordsField(kind === 'stop' ? 'stop' : `words${place}`, text, question);
  const subject = subjectOf({ kind: answer, ruleId: ruleId ?? '' });
  return { kind: answer, subject, question, inputs: formOf(answer).inputs(question, place) };
}

function wordsField(name: InputName, label: string, question: AskedQuestion | null): AnswerField {
  return { kind: 'words', subject: null, question, inputs: [{ name, label, as: 'words' }] };
}

/** The fields that are still open: after the end, what was picked in time stays as it is. */
export function openFields(
  fields: readonly AnswerField[],
  isClosed: boolean,
  answers: readonly StructuredAnswer[],
): readonly AnswerField[] {
  const settled = isClosed ? answers.map((answer) => subjectOf(answer)) : [];
  return fields.filter(({ subject }) => subject === null || !settled.includes(subject));
}

/** The names of what can be filled in for a field. */
export function namesOf({ inputs }: AnswerField): readonly string[] {
  return inputs.map(({ name }) => name);
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

/** Where nothing was picked, words of their own may stand all the same. */
function valuesOf({ subject, inputs }: AnswerField, { answers, parts, promptId }: Answered) {
  const answer = answers.find((each) => subjectOf(each) === subject);
  const filled = answer && formOf(answer.kind).fill(answer);
  return inputs.map(({ name, as }, i) => {
    if (filled !== undefined || as !== 'words') return [name, filled?.[i] ?? ''] as const;
    const part = parts.find(({ key }) => key === answerKey({ field: name }, promptId));
    return [name, fromReplyText(part?.text ?? '')] as const;
  });
}

/** What the form says in each input: one of its options, or words, '' where there is nothing. */
export function filledIn(inputs: readonly AnswerInput[], content: FormFields): FormFields {
  const filled = inputs.map(({ name, options }) => {
    const value = (content[name] ?? '').trim();
    return [name, options?.every((option) => option.value !== value) ? '' : value];
  });
  return Object.fromEntries(filled);
}

/** What is picked in a field; undefined where nothing is, or where it takes words alone. */
export function pickedIn(field: AnswerField, content: FormFields): StructuredAnswer | undefined {
  const { kind, question } = field;
  if (kind === 'words' || question === null) return undefined;
  const values = namesOf(field).map((name) => content[name] ?? '');
  return formOf(kind).read(values, question);
}
