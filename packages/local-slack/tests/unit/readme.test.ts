import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { methods } from '../../src/web-api/methods.ts';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const filesIn = (folder: string) =>
  readdirSync(fileURLToPath(new URL(`../../${folder}`, import.meta.url))).map(
    (name) => `${folder}/${name}`,
  );

const [, strict = ''] = read('README.md').split('## As strict as Slack');
const [section = ''] = strict.split('\n## ');
const rows = [...section.matchAll(/^\| ([a-z]+(?:\.[A-Za-z]+)+) \|(.*)\|(.*)\|$/gm)];

/** Slack's words that the code refuses with. */
function wordsInCode(): string[] {
  const sources = [...filesIn('src/web-api'), 'src/state/trigger.ts', 'src/http/content-type.ts'];
  const code = sources.map(read).join('\n');
  const refusals =
    /(?:refuse|refuseWith|refuseBlocks)\(\s*'([a-z_]+)'|(?:error|refusal): '([a-z_]+)'/g;
  return [...code.matchAll(refusals)].map(([, one, other]) => one ?? other ?? '');
}

/** Names of arguments and warnings. */
const OTHER_WORDS = new Set([
  'alt_txt',
  'missing_charset',
  'private_metadata',
  'response_url',
  'superfluous_charset',
]);

const sorted = (words: Iterable<string>) => [...new Set(words)].sort();

describe('the table of what is checked', () => {
  it('has a row for every method, and no other', () => {
    expect(rows.map(([, name]) => name)).toEqual([...methods.keys()].sort());
  });

  it('names every word that a call can be refused with, and no other', () => {
    const [checked = ''] = section.split('What the app is sent');
    // What is left out may name Slack's words too.
    const kept = rows.reduce((text, [, , , out = '']) => text.replace(out, ''), checked);
    const named = [...kept.matchAll(/`([a-z]+(?:_[a-z]+)+|ratelimited)`/g)].map(
      ([, word = '']) => word,
    );
    expect(sorted(named.filter((word) => !OTHER_WORDS.has(word)))).toEqual(sorted(wordsInCode()));
  });
});
