import { z } from 'zod';
import { FILE_LIMITS } from '../../domain/file-limits.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { readYaml } from './yaml-file.ts';

const text = (what: string) =>
  z
    .string({ error: `expected ${what}` })
    .trim()
    .min(1, `expected ${what}`)
    .max(3000, 'at most 3,000 characters');
const slug = z
  .string({ error: 'expected a short id such as "roadmap"' })
  .regex(/^[a-z0-9][a-z0-9_-]*$/i, 'an id has letters, digits and hyphens only, such as "roadmap"');
const sentences = z
  .union([z.array(text('a sentence')), text('a sentence').transform((one) => [one])], {
    error: 'expected a list of sentences',
  })
  .default([]);

const ruleSchema = z.strictObject({
  id: slug,
  prefer: text('what comes first'),
  over: text('what is given up for it'),
  even_if: text('what it may cost').default(''),
});

const prioritySchema = z.strictObject({
  id: slug,
  title: text('a title'),
  decision_rules: z
    .array(ruleSchema, { error: 'expected a list of decision rules' })
    .min(1, 'a priority needs at least one decision rule: prefer … over …'),
  behaviours: sentences,
  resources: sentences,
  decision_rights: sentences,
  metrics: sentences,
});

const termSchema = z.strictObject({ term: text('a word'), means: text('what the word means') });

// A bare year is a number in YAML, and an empty field is null.
const period = z
  .union([z.string(), z.number()], { error: 'expected a period such as 2026-Q4' })
  .nullish()
  .transform((raw) => String(raw ?? '').trim());

const strategySchema = z
  .strictObject({
    name: text('the name of the strategy').max(100, 'at most 100 characters'),
    period,
    statement: text('the strategy in one paragraph'),
    before: text('how the organization worked until now').default(''),
    priorities: z
      .array(prioritySchema, { error: 'expected a list of priorities' })
      .min(1, 'a strategy needs at least one priority'),
    key_terms: z.array(termSchema).default([]),
    owner: text('an e-mail address or a Slack id').max(200, 'at most 200 characters').optional(),
  })
  .superRefine((strategy, context) => {
    const once = (what: string) => {
      const seen = new Set<string>();
      return (id: string, path: readonly PropertyKey[]) => {
        const message = `"${id}" is the id of another ${what} already`;
        if (seen.has(id)) context.addIssue({ code: 'custom', path: [...path, 'id'], message });
        seen.add(id);
      };
    };
    const [checkPriority, checkRule] = [once('priority'), once('decision rule')];
    strategy.priorities.forEach((priority, p) => {
      checkPriority(priority.id, ['priorities', p]);
      priority.decision_rules.forEach((rule, r) => {
        checkRule(rule.id, ['priorities', p, 'decision_rules', r]);
      });
    });
  });

/** A strategy as it stands in a file: `schema` reads it, and what `write` gives reads back as the same. */
export const STRATEGY = { schema: strategySchema.transform(toStrategy), write: strategyInFile };

/** Reads a strategy from YAML. Every mistake names file, line, field and what is expected. */
export function parseStrategy(yaml: string, file: string) {
  return readYaml(STRATEGY.schema, yaml, file, FILE_LIMITS.strategyLetters);
}

function toStrategy(raw: z.output<typeof strategySchema>): Strategy {
  const { key_terms: keyTerms, priorities, owner, ...rest } = raw;
  return {
    ...rest,
    ...(owner === undefined ? {} : { owner }),
    keyTerms,
    priorities: priorities.map(({ decision_rules, decision_rights, ...priority }) => ({
      ...priority,
      decisionRights: decision_rights,
      decisionRules: decision_rules.map(({ even_if: evenIf, ...rule }) => ({ ...rule, evenIf })),
    })),
  };
}

function strategyInFile(strategy: Strategy): object {
  const { name, period, statement, before, priorities, keyTerms, owner = '' } = strategy;
  return withoutEmpty({
    name,
    period,
    statement,
    before,
    priorities: priorities.map(({ id, title, decisionRules, decisionRights, ...lists }) =>
      withoutEmpty({
        id,
        title,
        decision_rules: decisionRules.map(({ evenIf, ...rule }) =>
          withoutEmpty({ ...rule, even_if: evenIf }),
        ),
        behaviours: lists.behaviours,
        resources: lists.resources,
        decision_rights: decisionRights,
        metrics: lists.metrics,
      }),
    ),
    key_terms: keyTerms,
    owner,
  });
}

/** Leaves out what a file may leave out. */
function withoutEmpty<Fields extends object>(fields: Fields): Fields {
  const kept = Object.entries(fields).filter(([, value]) => value.length !== 0);
  return Object.fromEntries(kept) as Fields;
}
