import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { issueInWords } from '../../domain/plain-issues.ts';
import { BARRIERS, READING_KINDS, SIDES } from '../../domain/reading.ts';
import type { Strategy } from '../../domain/strategy.ts';

/** One organisation: a strategy and the labelled replies of its leaders. */
export type Case = {
  readonly name: string;
  readonly strategy: Strategy;
  readonly replies: readonly LabelledReply[];
};

/**
 * Loads every folder of `dir` that holds strategy.yaml and replies.jsonl, by name in order.
 * Throws with the file and the problem where one does not have the documented form.
 */
export async function loadCases(dir: string): Promise<readonly Case[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries.filter((e) => e.isDirectory()).map((e) => e.name);
  const cases = await Promise.all(names.sort().map((name) => loadCase(dir, name)));
  if (cases.length === 0) throw new Error(`No cases in ${dir}.`);
  return cases;
}

async function loadCase(dir: string, name: string): Promise<Case> {
  const [strategy, replies] = await Promise.all([
    readFile(join(dir, name, 'strategy.yaml'), 'utf8'),
    readFile(join(dir, name, 'replies.jsonl'), 'utf8'),
  ]);
  return {
    name,
    strategy: parseCaseStrategy(strategy, `${name}/strategy.yaml`),
    replies: parseCaseReplies(replies, `${name}/replies.jsonl`),
  };
}

const replySchema = z
  .object({
    id: z.string(),
    question: z.string(),
    channel: z.enum(['thread', 'dm', 'voice']),
    text: z.string(),
    labels: z.object({
      reading: z.enum(READING_KINDS),
      barriers: z.array(z.enum(BARRIERS)).readonly(),
      positions: z.record(z.string(), z.enum(SIDES)),
      evidence: z.string().nullish(),
    }),
  })
  .transform(({ labels: { reading: kind, barriers, positions, evidence }, ...reply }) => ({
    ...reply,
    /** The words that decide its kind; '' where none do. */
    evidence: evidence ?? '',
    labels: { kind, barriers, positions },
  }));

/** A reply with its labels. */
export type LabelledReply = z.output<typeof replySchema>;

/** What an annotator says of a reply. `positions` has one entry for every rule of the strategy. */
export type Labels = LabelledReply['labels'];

/** Parses replies.jsonl, one labelled reply a line. Throws with the line where one is wrong. */
export function parseCaseReplies(jsonl: string, fileName: string): readonly LabelledReply[] {
  const lines = jsonl.replace(/^\uFEFF/, '').split('\n');
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    const parsed = replySchema.safeParse(jsonOf(line));
    if (!parsed.success) throw new Error(`${fileName} line ${i + 1}: ${inWords(parsed.error)}`);
    return [parsed.data];
  });
}

/** Undefined where the line is no JSON; no schema accepts that. */
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function inWords({ issues }: z.ZodError): string {
  return issues
    .map((issue) => (issue.path.length === 0 ? 'this is no JSON object' : issueInWords(issue)))
    .join('; ');
}

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
  if (!parsed.success) throw new Error(`${fileName}: ${inWords(parsed.error)}`);
  return parsed.data;
}
