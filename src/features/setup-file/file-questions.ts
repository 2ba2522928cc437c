import { z } from 'zod';
import type { Question, QuestionRef } from '../../domain/question.ts';
import { KIND_NAMES, PLAIN_KINDS } from '../../domain/question-kinds.ts';
import type { Schedule } from '../../domain/schedule.ts';
import { type Codec, field, inForm, objectOf } from './codec.ts';

/** How a file names the trade-offs that a round chooses by itself. */
const CHOSEN = 'trade-offs';

const ASK = `expected ${[...PLAIN_KINDS, CHOSEN].join(', ')}, "dilemma: <rule id>", "own: <question id>", or a question that ends in "?"`;
const LONGEST = 500;
const TOO_LONG = 'a question has at most 500 characters';

const text = z
  .string({ error: 'expected the text of a question' })
  .min(1, 'expected the text of a question')
  .max(LONGEST, TOO_LONG);

const inWords = z
  .string({ error: ASK })
  .max(LONGEST, TOO_LONG)
  .transform((ask, context): QuestionRef => {
    const ref = refOf(ask.trim());
    if (ref !== undefined) return ref;
    context.addIssue({ code: 'custom', message: ASK });
    return z.NEVER;
  });

/** `- dilemma: build` without quotes is a map in YAML; whoever writes it means the question. */
const asMap = z.union(
  [
    z.strictObject({ dilemma: z.string() }).transform(({ dilemma: id }) => refTo('dilemma', id)),
    z.strictObject({ own: z.string() }).transform(({ own: id }) => refTo('own', id)),
    z.strictObject({ text }).transform((ref): QuestionRef => ({ kind: 'text', text: ref.text })),
  ],
  { error: ASK },
);

const single = inForm<QuestionRef>((raw) => (isMap(raw) ? asMap : inWords));

/** What one round asks: a question, or a list of those that are asked together. */
const turn = inForm<readonly QuestionRef[]>((raw) =>
  Array.isArray(raw) ? z.array(single).min(1, ASK) : single.transform((ref) => [ref]),
);

/** What the rounds of a schedule ask, in turn. */
export const ROTATION: Codec<Schedule['rotation']> = {
  schema: z
    .array(turn, { error: 'expected a list of questions, such as [open, stop]' })
    .min(1, ASK),
  write: (turns) =>
    turns.map((refs) => {
      const written = refs.map(refInFile);
      return written.length === 1 ? written[0] : written;
    }),
};

const question = objectOf<Question>(
  {
    kind: field('kind', z.enum(KIND_NAMES, { error: `expected one of: ${KIND_NAMES.join(', ')}` })),
    text: field('text', text.trim().endsWith('?', 'expected a question, which ends in "?"')),
    ruleId: field(
      'rule',
      z.string({ error: 'expected the id of a decision rule' }).nullable().default(null),
      (id) => id ?? undefined,
    ),
  },
  'expected a question as { kind: open, text: … }',
);

/** A question of one's own. */
export const OWN_QUESTION: Codec<Question> = {
  schema: question.schema.refine(({ kind, ruleId }) => kind !== 'dilemma' || ruleId !== null, {
    error: 'expected "rule", the id of the decision rule that the dilemma is about',
  }),
  write: question.write,
};

/** The form of a question that a plan names: in words wherever words are read back as the same. */
export function refInFile(ref: QuestionRef): string | { readonly text: string } {
  switch (ref.kind) {
    case 'dilemma':
      return `dilemma: ${ref.ruleId}`;
    case 'own':
      return `own: ${ref.questionId}`;
    case 'text': {
      const isReadAsText = refOf(ref.text)?.kind === 'text' && ref.text === ref.text.trim();
      return isReadAsText ? ref.text : { text: ref.text };
    }
    default:
      return ref.kind;
  }
}

function refOf(ask: string): QuestionRef | undefined {
  if (ask === CHOSEN) return { kind: CHOSEN };
  const plain = PLAIN_KINDS.find((kind) => kind === ask);
  if (plain !== undefined) return { kind: plain };
  const [, kind, id = ''] = /^(dilemma|own): *(\S.*)$/.exec(ask) ?? [];
  if (kind !== undefined) return refTo(kind, id);
  return ask.endsWith('?') ? { kind: 'text', text: ask } : undefined;
}

function refTo(kind: string, id: string): QuestionRef {
  return kind === 'own' ? { kind, questionId: id } : { kind: 'dilemma', ruleId: id };
}

function isMap(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
