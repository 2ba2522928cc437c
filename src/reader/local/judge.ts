import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { BARRIERS, type Barrier } from '../../domain/reading.ts';
import type { DecisionRule } from '../../domain/strategy.ts';
import { readChecked } from '../encoder/encoder-files.ts';
import type { NetworkDescription } from './network-description.ts';
import {
  buildPass,
  createTokens,
  type Pass,
  strongestOf,
  type Tokens,
  type Window,
  windowsOf,
} from './passes.ts';

/** What the network says of a pass, as logits: of the sides, the kinds, the barriers and each token. */
export type Outputs = Readonly<Record<'sides' | 'kinds' | 'barriers' | 'words', Float32Array>>;

/** The reading network with its tokenizer. */
export type Network = {
  readonly tokens: Tokens;
  /** One pass by itself: batch mates would change the last bits of an answer. */
  run(pass: Pass): Promise<Outputs>;
  /** Frees the memory of the weights; the network cannot be used afterwards. */
  close(): Promise<void>;
};

/** Loads the files that `description` names. Throws where one is missing or is not the one it names. */
export async function loadNetwork(dir: string, description: NetworkDescription): Promise<Network> {
  const checked = ({ file, sha256 }: NetworkDescription['network']) =>
    readChecked(
      join(dir, file),
      sha256,
      `The reader's ${file} is not the one that reader.json names.`,
    );
  const [weights, tokenizer] = await Promise.all([
    checked(description.network),
    checked(description.tokenizer),
  ]);
  const session = await InferenceSession.create(weights, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  return {
    tokens: createTokens(JSON.parse(tokenizer.toString('utf8'))),
    run: (pass) => run(session, pass),
    close: () => session.release(),
  };
}

async function run(session: InferenceSession, { ids, parts }: Pass): Promise<Outputs> {
  const shape = [1, ids.length];
  const tensor = (values: readonly number[]) =>
    new Tensor('int64', BigInt64Array.from(values, BigInt), shape);
  const found = await session.run({ ids: tensor(ids), parts: tensor(parts) });
  const output = (name: keyof Outputs) => {
    const data = found[name]?.data;
    if (!(data instanceof Float32Array)) throw new Error(`The reading network gave no ${name}.`);
    return data;
  };
  return {
    sides: output('sides'),
    kinds: output('kinds'),
    barriers: output('barriers'),
    words: output('words'),
  };
}

/** How much each statement of a reply decides, by its number; higher is more. */
export type Marks = ReadonlyMap<number, number>;

/** What the network makes of a reply, before anything is decided. All numbers are logits. */
export type Judgement = {
  /** In the order of READING_KINDS and of BARRIERS. */
  readonly kinds: readonly number[];
  readonly barriers: readonly number[];
  /** For each rule, in the order given: prefer, over, split, silent; and the marks of its passes. */
  readonly rules: readonly { readonly sides: readonly number[]; readonly marks: Marks }[];
  /** The marks of the passes without a rule. */
  readonly marks: Marks;
  /** The statement that names a barrier most clearly, each read alone. */
  statementOf(barrier: Barrier): Promise<number>;
};

/** A reply as the network gets it: the texts of its statements, at least one. */
export type ReplyToJudge = { readonly statements: readonly string[]; readonly question: string };

type Rule = Pick<DecisionRule, 'prefer' | 'over'>;

/** Reads a reply once by itself and twice beside each rule, window by window. */
export async function judge(
  network: Network,
  description: NetworkDescription,
  { statements, question }: ReplyToJudge,
  rules: readonly Rule[],
): Promise<Judgement> {
  const most = description.most_tokens.reply;
  const tokens = statements.map((text) => network.tokens.once(text, most));
  const runOn: Runner = async (window, sides) => {
    const pass = buildPass(network.tokens, description, window.tokens, question, sides);
    const outputs = await network.run(pass);
    return { ...outputs, marks: strongestOf(pass, window, outputs.words) };
  };
  const windows = windowsOf(tokens, most);
  let each: Promise<readonly Outputs[]> | undefined;
  const alone = await inOrder(windows, (window) => runOn(window));
  return {
    kinds: columns(alone, ({ kinds }) => kinds).map(mean),
    barriers: columns(alone, ({ barriers }) => barriers).map((column) => Math.max(...column)),
    rules: await inOrder(rules, (rule) => judgeRule(rule, windows, runOn)),
    marks: joined(alone),
    statementOf: async (barrier) => {
      if (tokens.length === 1) return 0;
      each ??= inOrder(tokens, (one, i) => runOn({ statements: [i], tokens: [one] }));
      const at = BARRIERS.indexOf(barrier);
      return indexOfMost((await each).map(({ barriers }) => barriers[at] ?? 0));
    },
  };
}

/** Runs a pass over a window, with or without the two sides of a rule. */
type Runner = (
  window: Window,
  sides?: readonly [string, string],
) => Promise<Outputs & { readonly marks: Marks }>;

/**
 * A rule is put both ways round and the mean counts, so that it cannot be read the wrong way round
 * by habit: whatever the network says of one order it says reversed of the other.
 */
async function judgeRule({ prefer, over }: Rule, windows: readonly Window[], runOn: Runner) {
  const found = await inOrder(windows, async (window) => {
    const straight = await runOn(window, [prefer, over]);
    const turned = await runOn(window, [over, prefer]);
    const [other = 0, own = 0, both = 0, neither = 0] = logSoftmax(turned.sides);
    const back = [own, other, both, neither];
    return {
      sides: logSoftmax(straight.sides).map((value, i) => (value + (back[i] ?? 0)) / 2),
      marks: new Map(
        [...straight.marks].map(([at, mark]) => [at, (mark + (turned.marks.get(at) ?? 0)) / 2]),
      ),
    };
  });
  return { sides: loudest(columns(found, ({ sides }) => sides)), marks: joined(found) };
}

/** Over several windows a side speaks as in the loudest of them, silence as in the least silent. */
function loudest([
  prefer = [],
  over = [],
  split = [],
  silent = [],
]: readonly (readonly number[])[]) {
  return [Math.max(...prefer), Math.max(...over), Math.max(...split), Math.min(...silent)];
}

/** One pass after the other: they share the one thread anyhow, and a reply never waits for a crowd. */
async function inOrder<In, Out>(
  all: readonly In[],
  work: (one: In, at: number) => Promise<Out>,
): Promise<readonly Out[]> {
  const done: Out[] = [];
  for (const [at, one] of all.entries()) done.push(await work(one, at));
  return done;
}

function joined(found: readonly { readonly marks: Marks }[]): Marks {
  return new Map(found.flatMap(({ marks }) => [...marks]));
}

/** For each place of the rows, the numbers that stand there. */
function columns<Row>(
  rows: readonly Row[],
  of: (row: Row) => ArrayLike<number>,
): readonly (readonly number[])[] {
  const lists = rows.map((row) => Array.from(of(row)));
  return (lists[0] ?? []).map((_, at) => lists.map((list) => list[at] ?? 0));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The place of the largest number; of equals the first; 0 where there are none. */
export function indexOfMost(values: readonly number[]): number {
  return values.reduce((best, value, at) => (value > (values[best] ?? 0) ? at : best), 0);
}

/** Logits as logarithms of probabilities. */
export function logSoftmax(logits: ArrayLike<number>): readonly number[] {
  const values = Array.from(logits);
  const most = Math.max(...values);
  const total = Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
  return values.map((value) => value - most - total);
}
