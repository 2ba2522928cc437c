import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Barrier, ReadingKind, Side } from '../../domain/reading.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { parseCaseReplies } from './parse-case-replies.ts';
import { parseCaseStrategy } from './parse-case-strategy.ts';

/** What an annotator says of a reply. `positions` has one entry for every rule of the strategy. */
export type Labels = {
  readonly kind: ReadingKind;
  readonly barriers: readonly Barrier[];
  readonly positions: Readonly<Record<string, Side>>;
};

/** A reply with its labels, if it has any. */
export type LabelledReply = {
  readonly id: string;
  readonly text: string;
  readonly question: string;
  readonly channel: 'thread' | 'dm' | 'voice';
  /** The words that decide its kind; '' where none do. */
  readonly evidence: string;
  readonly labels: Labels;
};

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
