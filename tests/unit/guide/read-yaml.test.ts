import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../src/features/guide/library/read-yaml.ts';

const lineOf = (yaml: string) => {
  const read = readYaml(yaml);
  return read.ok ? 'fine' : read.error.line;
};

describe('readYaml', () => {
  it('reads fields', () => {
    expect(readYaml('a: 1\nb: [x, y]')).toEqual({ ok: true, value: { a: 1, b: ['x', 'y'] } });
  });

  it.each([
    ['a colon in plain text', 'x: 1\ntitle: Why: a story', 2],
    ['a quote that is never closed, at its beginning', 'x: 1\ntitle: "abc\ntags: [a]\ny: 2', 2],
    ['a tab', 'a:\n\tb: 1', 2],
    ['a field given twice', 'a: 1\nb: 2\na: 3', 3],
    ['an alias without an anchor', 'a: 1\nb: *nowhere', 2],
  ])('names the line of %s', (_, yaml, line) => {
    expect(lineOf(yaml)).toBe(line);
  });

  it('leaves the place out of the message', () => {
    const read = readYaml('a: 1\na: 2');
    expect(read.ok ? '' : read.error.message).toBe('Map keys must be unique.');
  });

  it('does not unfold a bomb of aliases', () => {
    const row = (name: string, of: string) => `${name}: &${name} [${`*${of},`.repeat(9)}]`;
    const bomb = ['a: &a [x,x]', row('b', 'a'), row('c', 'b'), row('d', 'c'), row('e', 'd')];
    expect(lineOf(bomb.join('\n'))).not.toBe('fine');
  });

  it.each([
    ['brackets', `a: ${'['.repeat(20_000)}`],
    ['dashes', `${'- '.repeat(10_000)}x`],
  ])('refuses endless nesting by %s', (_, yaml) => {
    expect(lineOf(yaml)).not.toBe('fine');
  });

  it('runs nothing', () => {
    expect(readYaml('a: !!js/function "() => 1"')).toEqual({ ok: true, value: { a: '() => 1' } });
  });
});
