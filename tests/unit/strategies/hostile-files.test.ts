import { describe, expect, it } from 'vitest';
import { parseStrategy } from '../../../src/features/strategies/parse-strategy.ts';
import type { FileProblem } from '../../../src/features/strategies/yaml-file.ts';

const lines = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

function mistakesIn(yaml: string): readonly FileProblem[] {
  const parsed = parseStrategy(yaml, 'strategy.yaml');
  return parsed.ok ? [] : parsed.error;
}

describe('a strategy file that would hold up the others', () => {
  it.each([
    ['thousands of unknown fields', lines(8000, (n) => `k${n}: 1`)],
    [
      'thousands of rules without anything',
      `priorities:\n- title: a\n  decision_rules:\n${lines(5000, (n) => `  - id: r${n}`)}`,
    ],
    ['one field thousands of times', lines(9000, (n) => `k: ${n}`)],
    ['brackets without end', `a: ${'['.repeat(20_000)}`],
    ['maps without end', `a: ${'{a: '.repeat(5000)}${'}'.repeat(5000)}`],
    ['dashes without end', '- '.repeat(20_000)],
    ['indents without end', lines(400, (n) => `${' '.repeat(n)}a:`)],
    [
      'a bomb of references',
      lines(2000, (n) => `k${n}: &a${n} [${`*a${n - 1},`.repeat(n > 0 ? 9 : 0)}]`),
    ],
    ['millions of letters', 'a: b\n'.repeat(1_000_000)],
  ])('is refused with a few mistakes at most: %s', (_, yaml) => {
    const found = mistakesIn(yaml);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(51);
    for (const { message } of found) expect(message.length).toBeLessThan(200);
  });

  it('says how many mistakes there are beyond those that it names', () => {
    expect(mistakesIn(lines(100, (n) => `k${n}: 1`)).at(-1)?.message).toMatch(
      /^and \d+ more mistakes$/,
    );
  });

  it('names the line of a mistake deep in the file', () => {
    const yaml =
      'name: N\nstatement: S\npriorities:\n  - id: p\n    title: T\n    decision_rules:\n      - id: r\n        prefer: A\n        over: B\n        evven_if: C\n';
    expect(mistakesIn(yaml).map(({ line, field }) => [line, field])).toEqual([
      [10, 'priorities[0].decision_rules[0].evven_if'],
    ]);
  });
});
