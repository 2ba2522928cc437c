import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { READING_KINDS } from '../../../src/domain/reading.ts';
import { composeReading, decode } from '../../../src/reader/local/compose-reading.ts';
import { judge, loadNetwork, type Network } from '../../../src/reader/local/judge.ts';
import { describeNetwork, networkDir } from '../../../src/reader/local/network-description.ts';
import { buildPass } from '../../../src/reader/local/passes.ts';

const description = describeNetwork(networkDir());
const { reply: MOST } = description.most_tokens;
let network: Network;
beforeAll(async () => {
  network = await loadNetwork(networkDir(), description);
});
afterAll(() => network.close());

async function json(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

const numbers = z.array(z.number());
const vectorsSchema = z.array(
  z.object({
    question: z.string(),
    statements: z.array(z.string()),
    sides: z.tuple([z.string(), z.string()]).nullable(),
    ids: numbers,
    parts: numbers,
    expected: z.object({ sides: numbers, kinds: numbers, barriers: numbers, words: numbers }),
  }),
);

const byRule = z.record(z.string(), z.string());
const readingsSchema = z.record(
  z.string(),
  z.object({
    statements: z.array(z.string()),
    question: z.string(),
    reading: z.object({
      kind: z.enum(READING_KINDS),
      kinds: z.record(z.string(), z.number()),
      decided: z.boolean(),
      positions: byRule,
      side_confidence: z.record(z.string(), z.number()),
      barriers: z.record(z.string(), z.number()),
      kind_evidence: z.number().nullable(),
      evidence: z.record(z.string(), z.number()),
      barrier_evidence: z.record(z.string(), z.number()),
    }),
  }),
);
type Expected = z.infer<typeof readingsSchema>[string];

const rulesSchema = z.record(
  z.string(),
  z.array(z.object({ id: z.string(), prefer: z.string(), over: z.string() })),
);

/** How far processors may differ in what a network of 8-bit weights says. */
const NEAR = 0.02;
const ONE_IN = 12;

describe('the reading network here', () => {
  it('cuts texts into the same tokens and says the same of them as where it was trained', async () => {
    const vectors = vectorsSchema.parse(await json(join(networkDir(), 'test-vectors.json')));
    expect(vectors.length).toBeGreaterThan(20);
    for (const { statements, question, sides, ids, parts, expected } of vectors) {
      const tokens = statements.map((text) => network.tokens.once(text, MOST));
      const pass = buildPass(network.tokens, description, tokens, question, sides ?? undefined);
      expect(pass).toEqual({ ids, parts });
      const outputs = await network.run(pass);
      const told =
        sides === null ? (['kinds', 'barriers', 'words'] as const) : (['sides', 'words'] as const);
      for (const name of told) {
        expected[name].forEach((value, i) => {
          expect(Math.abs((outputs[name][i] ?? Number.NaN) - value)).toBeLessThan(NEAR);
        });
      }
    }
  });

  it('gives the readings that the reference gives', async () => {
    const readings = readingsSchema.parse(await json(join(networkDir(), 'expected-readings.json')));
    const rules = rulesSchema.parse(await json('tests/fixtures/reading/rules.json'));
    const sample = Object.entries(readings).filter((_, i) => i % ONE_IN === 0);
    expect(sample.length).toBeGreaterThan(10);
    for (const [id, expected] of sample) {
      const found = await readingOf(expected, rules[id.split('/')[0] ?? ''] ?? []);
      expect({ id, ...found }).toEqual({ id, ...nearly(expected.reading) });
    }
  });
});

/** Each statement is a line of the text, so that a quote tells its number. */
async function readingOf(
  { statements, question }: Expected,
  rules: z.infer<typeof rulesSchema>[string],
) {
  const text = statements.join('\n');
  let at = 0;
  const spans = statements.map((one) => {
    const start = at;
    at += one.length + 1;
    return { text: one, start, end: start + one.length };
  });
  const judged = await judge(network, description, { statements, question }, rules);
  const decoded = decode(judged, description.parameters);
  const reply = { text, statements: spans, ruleIds: rules.map(({ id }) => id) };
  const reading = await composeReading({ name: '', version: '' }, reply, judged, decoded, 0);
  const numberOf = (evidence: { readonly start: number } | null | undefined) =>
    evidence ? spans.findIndex(({ start }) => start === evidence.start) : null;
  return {
    kind: reading.kind,
    confidence: reading.confidence,
    decided: reading.decided,
    positions: Object.fromEntries(reading.positions.map((p) => [p.ruleId, p.side])),
    side_confidence: Object.fromEntries(reading.positions.map((p) => [p.ruleId, p.confidence])),
    barriers: Object.fromEntries(reading.barriers.map((b) => [b.barrier, b.confidence])),
    kind_evidence: numberOf(reading.evidence[0]),
    evidence: Object.fromEntries(
      reading.positions.flatMap((p) => {
        const number = numberOf(p.evidence);
        return number === null ? [] : [[p.ruleId, number]];
      }),
    ),
    barrier_evidence: Object.fromEntries(
      reading.barriers.map((b) => [b.barrier, numberOf(b.evidence)]),
    ),
  };
}

/** Two digits of each confidence, the kind’s among them; all else to the letter. */
function nearly({ kinds, side_confidence, barriers, ...rest }: Expected['reading']) {
  const near = (all: Readonly<Record<string, number>>) =>
    Object.fromEntries(
      Object.entries(all).map(([name, value]) => [name, expect.closeTo(value, 2)]),
    );
  return {
    ...rest,
    confidence: expect.closeTo(kinds[rest.kind] ?? 0, 2),
    side_confidence: near(side_confidence),
    barriers: near(barriers),
  };
}
