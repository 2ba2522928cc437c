import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCases } from '../../../src/reader/cases/load-cases.ts';
import { type LanguageCheck, loadLanguageCheck } from '../../../src/reader/local/local-reader.ts';
import { prepareText, statementsOf } from '../../../src/reader/text/sentences.ts';

/** Replies of 1 to 40 words by language; "mixed" is another language full of English words. */
const REPLIES = readFileSync('tests/fixtures/reading/languages.tsv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [language = '', text = ''] = line.split('\t');
    return { language, text };
  });

let isForeign: LanguageCheck;
beforeAll(async () => {
  isForeign = await loadLanguageCheck();
});

const check = (text: string) =>
  isForeign(statementsOf(prepareText(text)).map((statement) => statement.text));
const textsOf = (...languages: readonly string[]) =>
  REPLIES.filter(({ language }) => languages.includes(language)).map(({ text }) => text);

describe('the language check', () => {
  it('knows replies in twelve other languages, short, spoken and full of English words', () => {
    const others = REPLIES.filter(({ language }) => language !== 'en');
    expect(new Set(others.map(({ language }) => language)).size).toBe(13);
    expect(others.filter(({ text }) => !check(text))).toEqual([]);
  });

  it('takes English with names, jargon and mistakes for English', () => {
    // All but the one that is half French.
    expect(textsOf('en').filter(check)).toEqual(["Agreed, c'est la vie."]);
  });

  it('takes labelled English replies for English', async () => {
    const cases = await loadCases('tests/fixtures/cases');
    const texts = cases.flatMap(({ replies }) => replies.map(({ text }) => text));
    expect(texts.filter(check)).toEqual([]);
  });

  it('sees the one sentence that is in another language', () => {
    const praise = 'Fully on board with all of it, great strategy, thank you for the clear words.';
    for (const plan of [
      'Ab Montag machen wir nur noch Reparaturen.',
      '月曜日から修理だけします。',
      'Desde el lunes cancelamos la feria.',
    ]) {
      expect(check(praise)).toBe(false);
      expect(check(`${praise} ${plan}`)).toBe(true);
    }
  });

  it('says of nothing that it is not foreign', () => {
    expect(isForeign([])).toBe(false);
    expect(check('12.5 % / 30k')).toBe(false);
    expect(check('没问题')).toBe(true);
  });
});
