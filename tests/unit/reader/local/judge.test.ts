import { describe, expect, it } from 'vitest';
import { judge, type Network, type Outputs } from '../../../../src/reader/local/judge.ts';
import type { NetworkDescription } from '../../../../src/reader/local/network-description.ts';
import {
  buildPass,
  type Pass,
  type Tokens,
  windowsOf,
} from '../../../../src/reader/local/passes.ts';

/** A token is a word, its number the number of its letters. */
const wordLengths = (text: string, most: number) =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.length)
    .slice(0, most);
const tokens: Tokens = { first: 101, end: 102, of: wordLengths, once: wordLengths };

const description: NetworkDescription = {
  version: 'test',
  network: { file: '', sha256: '' },
  tokenizer: { file: '', sha256: '' },
  default_question: 'What now?',
  most_tokens: { reply: 6, side: 3, question: 2 },
  outputs: { sides: [], kinds: [], barriers: [] },
  parameters: {
    side_temperature: 1,
    silent_bias: 0,
    kind_weight: 1,
    side_weight: 1,
    kind_bias: [],
    barrier_temperature: 1,
    barrier: 0.5,
    flag: 0.5,
    clear: 0.5,
    side: 0.84,
  },
};

/** A network that says of a pass what `say` does, and keeps the passes. */
function scripted(say: (pass: Pass) => Partial<Record<keyof Outputs, readonly number[]>>) {
  const passes: Pass[] = [];
  const network: Network = {
    tokens,
    close: async () => undefined,
    run: async (pass) => {
      passes.push(pass);
      const said = say(pass);
      return {
        sides: Float32Array.from(said.sides ?? [0, 0, 0, 0]),
        kinds: Float32Array.from(said.kinds ?? [0, 0, 0, 0, 0, 0]),
        barriers: Float32Array.from(said.barriers ?? [0, 0, 0]),
        words: Float32Array.from(said.words ?? pass.ids.map(() => 0)),
      };
    },
  };
  return { network, passes };
}

const RULE = { prefer: 'aaa bbb', over: 'c d' };
const judging = (network: Network, statements: readonly string[], question = '') =>
  judge(network, description, { statements, question }, [RULE]);

describe('a pass', () => {
  it('is laid out as in training', () => {
    const pass = buildPass(tokens, description, [[5, 6], [7]], 'Why so?', ['aaa bbb', 'c d e f']);
    expect(pass).toEqual({
      ids: [101, 3, 3, 102, 5, 6, 7, 102, 3, 3, 102, 1, 1, 1, 102],
      parts: [0, 3, 3, 3, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2],
    });
  });

  it.each(['', 'What now?'])('leaves the question %j out', (question) => {
    expect(buildPass(tokens, description, [[5]], question, undefined)).toEqual({
      ids: [101, 5, 102],
      parts: [0, 0, 0],
    });
  });
});

describe('windowsOf', () => {
  it('begins a new window before a statement that would not fit, in order', () => {
    const windows = windowsOf([[1, 1, 1], [2, 2], [3, 3], [4]], 6);
    expect(windows.map(({ statements }) => statements)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });
});

describe('judge', () => {
  it('reads the reply once alone and each rule both ways round', async () => {
    const { network, passes } = scripted(() => ({}));
    await judging(network, ['one two']);
    expect(passes.map(({ parts }) => parts.join(''))).toEqual(['0000', '0000111222', '0000111222']);
    expect(passes[1]?.ids.slice(4)).toEqual([3, 3, 102, 1, 1, 102]);
    expect(passes[2]?.ids.slice(4)).toEqual([1, 1, 102, 3, 3, 102]);
  });

  it('cancels a habit of saying that the side named first is taken', async () => {
    const { network } = scripted(() => ({ sides: [5, 0, 0, 0] }));
    const { rules } = await judging(network, ['one two']);
    const [prefer, over] = rules[0]?.sides ?? [];
    expect(prefer).toBeCloseTo(over ?? Number.NaN);
  });

  it('takes the loudest window for a side and the least silent one for silence', async () => {
    const isFirst = ({ ids }: Pass) => ids.includes(9);
    const { network } = scripted((pass) => ({
      sides: isFirst(pass) ? [0, 0, 0, 8] : [0, 0, 3, 0],
      barriers: isFirst(pass) ? [1, 2, 3] : [3, 2, 1],
      kinds: isFirst(pass) ? [2, 0, 0, 0, 0, 0] : [0, 0, 0, 0, 0, 0],
    }));
    const judged = await judging(network, ['nineninen a b c', 'd e f g']);
    expect(judged.kinds[0]).toBe(1);
    expect(judged.barriers).toEqual([3, 2, 3]);
    const [, , split = 0, silent = 0] = judged.rules[0]?.sides ?? [];
    expect(split).toBeGreaterThan(silent);
  });

  it('marks the statement whose word decides, the questions’ words left aside', async () => {
    const { network } = scripted(({ ids, parts }) => ({
      words: ids.map((id, i) => (parts[i] === 0 && id === 4 ? 7 : parts[i] === 3 ? 50 : 0)),
    }));
    const judged = await judging(network, ['a bb', 'stop it', 'ccc'], 'And why?');
    expect([...judged.marks]).toEqual([
      [0, 0],
      [1, 7],
      [2, 0],
    ]);
    expect(judged.rules[0]?.marks.get(1)).toBe(7);
  });

  it('asks each statement alone which of them names a barrier, and only when asked', async () => {
    const { network, passes } = scripted(({ ids }) => ({
      barriers: [ids.includes(5) ? 4 : 0, 0, 0],
    }));
    const judged = await judging(network, ['a bb', 'bonus']);
    expect(passes).toHaveLength(3);
    expect(await judged.statementOf('incentives')).toBe(1);
    expect(await judged.statementOf('resources')).toBe(0);
    expect(passes).toHaveLength(5);
  });
});
