import { isClaim } from '../../domain/question.ts';
import { answerKey, asReplyText } from '../../domain/reply.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { formatAnswer, partOf, type ReplyPart } from '../../domain/structured-answer.ts';
import { type AnswerField, type FormFields, filledIn, pickedIn } from './answer-fields.ts';
import type { Asked } from './find-asked.ts';
import type { AnswerInParts } from './reply-store.ts';

/** What a form says: what was picked, and the words of the reply, '' for those taken back. */
export type FormAnswer = Pick<AnswerInParts, 'picked' | 'parts'>;

/** What is wrong with a form, at which field. */
export type FormProblem = {
  readonly kind: 'nothing-said' | 'effect-missing';
  readonly field: string;
};

/** Words by field, or by the rule that a choice is on. */
type Words = readonly (readonly [ReplyPart, string])[];

/** Reads what stands in these fields of the form of a prompt. */
export function readAnswerForm(
  { prompt, strategy }: Asked,
  fields: readonly AnswerField[],
  form: FormFields,
): Result<FormAnswer, FormProblem> {
  const inputs = fields.flatMap((field) => field.inputs);
  const content = filledIn(inputs, form);
  if (Object.values(content).every((value) => value === ''))
    return err({ kind: 'nothing-said', field: inputs[0]?.name ?? 'stop' });
  const half = inputs.find(
    ({ name, needs }) => needs !== undefined && content[name] !== '' && content[needs] === '',
  );
  if (half?.needs !== undefined) return err({ kind: 'effect-missing', field: half.needs });
  const said = fields.map((field) => readField(strategy, field, content));
  const parts = wordsOf(said).map(([part, text]) => ({
    key: answerKey(part, prompt.id),
    text: asReplyText(text),
  }));
  return ok({ picked: said.flatMap(({ picked }) => picked), parts });
}

/** A why without a side is words like any others. */
function readField(strategy: Strategy, field: AnswerField, content: FormFields) {
  const answer = pickedIn(field, content);
  const sentence = answer === undefined ? '' : formatAnswer(answer, strategy);
  const own = field.inputs.flatMap(
    ({ name, as }): Words =>
      as === 'words' ? [[{ field: name }, answer === undefined ? (content[name] ?? '') : '']] : [],
  );
  return {
    picked: answer === undefined || sentence === '' ? [] : [answer],
    words: answer === undefined ? own : [[partOf(answer), sentence] as const, ...own],
    isClaim: field.question !== null && isClaim(field.question),
  };
}

/** An answer without a word, a clarity alone, still is one. */
function wordsOf(said: readonly ReturnType<typeof readField>[]): Words {
  const words = said.flatMap((one) => (one.isClaim ? [] : one.words));
  const claims = said.flatMap((one) => (one.isClaim ? one.words : []));
  const isAlone = words.every(([, text]) => text === '');
  return [...words, ...claims.map(([part, text]) => [part, isAlone ? text : ''] as const)];
}
