import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outgoingText } from '../../../../src/reader/language-model/outgoing-text.ts';
import { createPseudonyms } from '../../../../src/reader/language-model/pseudonyms.ts';
import { KINDS, type Mention, mentionsOf } from './name-mentions.ts';

/** Of mentions of each kind, the least share that is replaced. */
const FLOORS: Readonly<Record<(typeof KINDS)[number], number>> = {
  'full name': 1,
  'full name, other case': 1,
  'surname first': 1,
  'first name': 0.99,
  surname: 0.98,
  'part in capitals': 0.88,
  'part in small letters': 0.88,
  'part with an ending': 0.98,
  'without accents': 0.98,
  'hyphen or apostrophe written otherwise': 0.98,
};

const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

const root = (path: string) => new URL(`../../../../${path}`, import.meta.url);
const people = readFileSync(root('tests/fixtures/reading/names.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line, n) => {
    const [language = '', name = ''] = line.split('\t');
    return { id: `U${n}`, language, name };
  });
const languages = [...new Set(people.map(({ language }) => language))];
// Each by themselves: somebody else's name must not do the work.
const measured = people.flatMap(({ id, language, name }) => {
  const mentions = mentionsOf(language, name);
  return mentions.map((mention) => {
    const { sent } = outgoingText(mention.text, createPseudonyms([{ id, name }]));
    return { ...mention, language, name, sent, isReplaced: isGone(mention, sent) };
  });
});

/** Nothing of it is left; scripts without spaces are looked through sign by sign. */
function isGone({ words }: Mention, sent: string): boolean {
  const left = new Set(sent.toLowerCase().match(/[\p{L}\p{M}]+/gu));
  return words.every((word) =>
    UNSPACED.test(word) ? !sent.includes(word) : !left.has(word.toLowerCase()),
  );
}

type Of = (each: (typeof measured)[number]) => boolean;
const shareOf = (of: Of) => {
  const some = measured.filter(of);
  return some.filter(({ isReplaced }) => isReplaced).length / some.length;
};

describe('names in what leaves the house', () => {
  it('are 200 of twelve languages', () => {
    expect(people).toHaveLength(200);
    expect(languages).toHaveLength(12);
  });

  it.each(Object.entries(FLOORS))('are replaced: %s', (kind, floor) => {
    const share = shareOf((each) => each.kind === kind);
    expect(share, `${kind}: ${share.toFixed(3)}`).toBeGreaterThanOrEqual(floor);
  });

  it.each(languages)('are replaced in more than nine of ten mentions: %s', (language) => {
    const share = shareOf((each) => each.language === language);
    expect(share, `${language}: ${share.toFixed(3)}`).toBeGreaterThan(0.9);
  });

  it('are told in docs/models.md by the shares that are measured', () => {
    const percent = (share: number) => `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
    const document = readFileSync(root('docs/models.md'), 'utf8');
    expect(document).toContain(
      `| all ${measured.length} mentions | ${percent(shareOf(() => true))} |`,
    );
    for (const kind of KINDS) {
      const share = shareOf((each) => each.kind === kind);
      expect(document).toContain(`| ${kind} | ${percent(share)} |`);
    }
  });
});

describe('words that are no names', () => {
  const everybody = createPseudonyms(people);

  it('stay, in twelve languages, whoever works here', () => {
    const replies = readFileSync(root('tests/fixtures/reading/languages.tsv'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t').at(-1) ?? '');
    const changed = replies.filter((text) => /Person \d/.test(outgoingText(text, everybody).sent));
    // These three name somebody.
    expect(changed.map((text) => text.slice(0, 6))).toEqual(['Moving', 'Jan an', 'Carlos']);
  });

  it.each([
    'We will mark the date. Will you? May I? Mark my words, we may well do it in May.',
    'WE WILL MARK THE DATE AND MAY WELL GRANT IT LONG BEFORE.',
    'The young baker has a long way to go, by the grace of god.',
    'Very good. Tiny steps. Marketing, marked, Longer, willing, Mayor, Berge.',
    'Es ist lang und klein, und ich bin sauer.',
  ])('stay: %s', (text) => {
    expect(outgoingText(text, everybody).sent).toBe(text);
  });

  it('are names with a capital', () => {
    const some = createPseudonyms(people);
    expect(outgoingText('I asked Will. Will says that Mark and May agree.', some).sent).toBe(
      'I asked Person 1. Person 1 says that Person 2 and Person 3 agree.',
    );
  });
});
