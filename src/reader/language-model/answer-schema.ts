import { z } from 'zod';
import { BARRIERS, READING_KINDS, SIDES } from '../../domain/reading.ts';
import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';

/** How sure a model says it is. Three words are asked for: figures would look finer than they are. */
export const SURENESS = ['sure', 'likely', 'unsure'] as const;
export type Sureness = (typeof SURENESS)[number];

// Each quote comes before the judgement it carries, so that a model looks before it judges.
const sideSchema = z.object({
  quote: z.string().nullable(),
  side: z.enum(SIDES),
  sureness: z.enum(SURENESS),
});

const barrierSchema = z.object({
  quote: z.string(),
  barrier: z.enum(BARRIERS),
  sureness: z.enum(SURENESS),
});

/** What a model answers about a side of one rule. */
export type SideAnswer = z.output<typeof sideSchema>;

/**
 * The form of an answer about one strategy: a side for every decision rule, by its id, so that
 * no rule can be left out.
 */
export function answerSchemaFor(strategy: Strategy) {
  const sides = decisionRulesOf(strategy).map(({ rule }) => [rule.id, sideSchema] as const);
  return z.object({
    positions: z.object(Object.fromEntries(sides)),
    barriers: z.array(barrierSchema),
    quotes: z.array(z.string()),
    reading: z.enum(READING_KINDS),
    sureness: z.enum(SURENESS),
  });
}

/** What a model answers about a reply; nothing in it has been checked against the reply yet. */
export type ModelAnswer = z.output<ReturnType<typeof answerSchemaFor>>;
