import { answerKey, asReplyText } from '../../domain/reply.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import {
  type Choice,
  formatChoice,
  formatClarity,
  formatMetric,
  METRIC_EFFECTS,
  type MetricEffect,
  type StructuredAnswer,
} from '../../domain/structured-answer.ts';
import type { FormFields } from './answer-fields.ts';
import { type AnswerField, namesOf } from './answer-fields.ts';
import type { AnswerPart } from './answer-store.ts';
import { ruleOf } from './choose.ts';
import type { Asked } from './find-asked.ts';
import type { AnswerInParts } from './reply-store.ts';

/** What a form says: what was picked, and the words of the reply, '' for those taken back. */
export type FormAnswer = Pick<AnswerInParts, 'picked' | 'parts'>;

/** What is wrong with a form, at which field. */
export type FormProblem = {
  readonly kind: 'nothing-said' | 'effect-missing';
  readonly field: string;
};

type Said = { readonly picked: readonly StructuredAnswer[]; readonly words: Words };
/** Words by field, or by the rule that a choice is on. */
type Words = readonly (readonly [Parameters<typeof answerKey>[0], string])[];

/** Reads what stands in these fields of the form of a prompt. */
export function readAnswerForm(
  asked: Asked,
  fields: readonly AnswerField[],
  content: FormFields,
): Result<FormAnswer, FormProblem> {
  const names = fields.flatMap(namesOf);
  if (names.every((name) => wordsIn(content, name) === ''))
    return err({ kind: 'nothing-said', field: names[0] ?? 'stop' });
  const missing = missingEffect(fields, content);
  if (missing !== undefined) return err({ kind: 'effect-missing', field: missing });
  const said = fields.map((field) => readField(asked, field, content));
  const picked = said.flatMap((one) => one.picked);
  const words = said.flatMap((one) => one.words);
  return ok({ picked, parts: partsOf(asked, withSomething(words, picked)) });
}

/** An answer without a word, a clarity alone, still is one. */
function withSomething(words: Words, picked: readonly StructuredAnswer[]): Words {
  const clear = picked.find((answer) => answer.kind === 'clarity');
  if (clear === undefined) return words;
  const isAlone = words.every(([, text]) => text === '');
  return [...words, [{ field: 'clarity' }, isAlone ? formatClarity(clear.scale) : '']];
}

function partsOf({ prompt }: Asked, words: Words): readonly AnswerPart[] {
  return words.map(([part, text]) => ({
    key: answerKey(part, prompt.id),
    text: asReplyText(text),
  }));
}

function readField(asked: Asked, field: AnswerField, content: FormFields): Said {
  switch (field.kind) {
    case 'words':
      return { picked: [], words: [[{ field: field.name }, wordsIn(content, field.name)]] };
    case 'dilemma':
      return readDilemma(asked, field, content);
    case 'clarity': {
      const scale = Number(wordsIn(content, field.name));
      return isScale(scale) ? { picked: [{ kind: 'clarity', scale }], words: [] } : NOTHING;
    }
    case 'metrics':
      return readMetrics(field, content);
  }
}

const NOTHING: Said = { picked: [], words: [] };

/** A why without a side is words like any others. */
function readDilemma(
  { strategy }: Asked,
  { name, why, ruleId }: Extract<AnswerField, { kind: 'dilemma' }>,
  content: FormFields,
): Said {
  const choice = wordsIn(content, name);
  const because = wordsIn(content, why);
  const rule = ruleOf(strategy, ruleId);
  if (!isChoice(choice) || rule === undefined)
    return { picked: [], words: [[{ field: why }, because]] };
  return {
    picked: [{ kind: 'dilemma', ruleId, choice, why: because }],
    words: [
      [{ choiceOn: ruleId }, formatChoice(rule, choice, because)],
      [{ field: why }, ''],
    ],
  };
}

function readMetrics(
  { rows }: Extract<AnswerField, { kind: 'metrics' }>,
  content: FormFields,
): Said {
  const metrics = rows.flatMap((row) => {
    const name = wordsIn(content, row.name);
    const effect = wordsIn(content, row.effect);
    return name !== '' && isEffect(effect) ? [{ name, effect }] : [];
  });
  const words = metrics.map(({ name, effect }) => formatMetric(name, effect)).join('\n');
  return {
    picked: metrics.length === 0 ? [] : [{ kind: 'metrics', metrics }],
    words: [[{ field: 'targets' }, words]],
  };
}

function missingEffect(fields: readonly AnswerField[], content: FormFields): string | undefined {
  const rows = fields.flatMap((field) => (field.kind === 'metrics' ? field.rows : []));
  return rows.find(
    ({ name, effect }) => wordsIn(content, name) !== '' && !isEffect(wordsIn(content, effect)),
  )?.effect;
}

function wordsIn(content: FormFields, name: string): string {
  return (content[name] ?? '').trim();
}

function isChoice(value: string): value is Choice {
  return value === 'prefer' || value === 'over' || value === 'depends';
}

function isEffect(value: string): value is MetricEffect {
  return METRIC_EFFECTS.some((effect) => effect === value);
}

function isScale(value: number): value is 1 | 2 | 3 | 4 | 5 {
  return Number.isInteger(value) && value >= 1 && value <= 5;
}
