import { parse } from 'yaml';
import { z } from 'zod';
import type { Strategy } from '../../domain/strategy.ts';

const sentence = z.string().transform((text) => text.replace(/\s+/g, ' ').trim());
const sentences = z.union([sentence.transform((text) => [text]), z.array(sentence)]).default([]);

const ruleSchema = z
  .object({ id: z.string(), prefer: sentence, over: sentence, even_if: sentence.default('') })
  .transform(({ even_if, ...rule }) => ({ ...rule, evenIf: even_if }));

const prioritySchema = z
  .object({
    id: z.string(),
    title: sentence,
    decision_rules: z.array(ruleSchema),
    behaviours: sentences,
    resources: sentences,
    decision_rights: sentences,
    metrics: sentences,
  })
  .transform(({ decision_rules, decision_rights, ...priority }) => ({
    ...priority,
    decisionRules: decision_rules,
    decisionRights: decision_rights,
  }));

const strategySchema = z
  .object({
    name: sentence,
    period: z.coerce.string(),
    statement: sentence,
    before: sentence.default(''),
    priorities: z.array(prioritySchema),
    key_terms: z.array(z.object({ term: sentence, means: sentence })).default([]),
  })
  .transform(({ key_terms, ...strategy }) => ({ ...strategy, keyTerms: key_terms }));

/** Parses the strategy.yaml of a case. Throws with the file and the problem where it is wrong. */
export function parseCaseStrategy(yaml: string, fileName: string): Strategy {
  const parsed = strategySchema.safeParse(parse(yaml));
  if (!parsed.success) throw new Error(`${fileName}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
