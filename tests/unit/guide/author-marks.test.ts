import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutAuthorMarks } from '../../../src/features/guide/library/author-marks.ts';
import { parseArticle } from '../../../src/features/guide/library/parse-article.ts';

/** What each tool keeps from readers, SECRET standing for the words. */
const PRIVATE = [
  '%%SECRET%%',
  '%%\nSECRET\n\n- SECRET\n%%',
  '<!-- SECRET -->',
  '<!--\nSECRET\n\nSECRET\n-->',
  '{% comment %} SECRET {% endcomment %}',
  '{%- comment -%}\n\nSECRET\n\n{%- endcomment -%}',
  '{/* SECRET */}',
  '{/*\nSECRET\n\nSECRET */}',
  '{# SECRET #}',
  '{{/* SECRET */}}',
  '{% include "SECRET.html" %}',
  '{% include\n  "SECRET.html"\n%}',
  '{{ page.SECRET | upcase }}',
  '{{< SECRET id="x" >}}',
  "import { SECRET } from './SECRET';",
  "import {\n  A,\n  SECRET,\n} from './x';",
  'export const SECRET = {\n  title: "SECRET",\n};',
  'export default SECRET;',
  '<Card\n  title="SECRET"\n  wide\n/>',
  '![[SECRET.png]]',
  '![[SECRET.pdf|300]]',
];

const SEEN = 'The bonus pays for small deals.';

describe('what an author keeps from readers', () => {
  it.each(PRIVATE)('%j is not in the article', (hidden) => {
    const source = `---\ntitle: Bonus\n---\n\n${SEEN}\n\n${hidden}\n\nAnd so it goes on.\n`;
    const parsed = parseArticle('a.md', 'a', source);
    if (!parsed.ok) throw new Error(parsed.error.message);
    expect(JSON.stringify(parsed.value)).not.toContain('SECRET');
    const text = parsed.value.passages.map((passage) => passage.text).join('\n');
    expect(text).toContain(SEEN);
    expect(text).toContain('And so it goes on.');
  });

  it('is gone wherever it stands, and every other line keeps its place', () => {
    const line = fc.constantFrom(SEEN, '', '# Why', '- one', '> said', '`code` here', '| a | b |');
    const private_ = fc.constantFrom(...PRIVATE);
    fc.assert(
      fc.property(fc.array(line), private_, fc.array(line), (before, hidden, after) => {
        const source = [...before, '', hidden, '', ...after].join('\n');
        const read = withoutAuthorMarks(source);
        expect(read).not.toContain('SECRET');
        expect(read.split('\n')).toHaveLength(source.split('\n').length);
        expect(read.split('\n').slice(0, before.length)).toEqual(before);
        expect(read.split('\n').slice(read.split('\n').length - after.length)).toEqual(after);
      }),
    );
  });

  it('stays in code, where it is the subject', () => {
    for (const text of ['`%% x %% [[a]] {{ b }}`', '```\n%% x %%\n[[a|b]]\n{% c %}\n```'])
      expect(withoutAuthorMarks(text)).toBe(text);
  });

  it('begun and never ended stays private to the end; a template tag without an end is text', () => {
    expect(withoutAuthorMarks('Seen %% hidden\n\nhidden')).toBe('Seen \n\n');
    expect(withoutAuthorMarks('Use {{ and {% freely.')).toBe('Use {{ and {% freely.');
  });

  it('is read in a moment, however broken', () => {
    const marks = fc.constantFrom(
      '%%',
      '{{',
      '{%',
      '<!--',
      '<Ab ',
      '`',
      '``',
      '[[',
      ']]',
      'x',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 400 }), (parts) => {
        const text = parts.join('');
        expect(withoutAuthorMarks(text).split('\n')).toHaveLength(text.split('\n').length);
      }),
    );
  });
});

describe('what tools write between notes', () => {
  it.each([
    ['See [[why-we-nod|the one about nodding]].', 'See [the one about nodding](<why-we-nod.md>).'],
    ['See [[why-we-nod]].', 'See [why-we-nod](<why-we-nod.md>).'],
    ['See [[talks/why-we-nod#Silence]].', 'See [why-we-nod, Silence](<talks/why-we-nod.md>).'],
    ['See [[#Silence]].', 'See Silence.'],
    ['See [[plan.pdf|the plan]].', 'See the plan.'],
    ['![[why-we-nod]]', '[why-we-nod](<why-we-nod.md>)'],
    ['| [[a\\|words]] | b |', '| [words](<a.md>) | b |'],
    ['> [!warning] Mind this', '> Mind this'],
    [':::tip Mind this', 'Mind this'],
    [':::', ''],
    ['<Callout type="info">Mind *this*</Callout>', 'Mind *this*'],
    ['## Why {#why}', '## Why'],
    ['A thought. ^thought-1', 'A thought.'],
    ['[[toc]]', ''],
    ['==Mind== this', 'Mind this'],
  ])('%j is shown as %j', (written, shown) => {
    expect(withoutAuthorMarks(written)).toBe(shown);
  });

  it('leads to the article that it names', () => {
    const parsed = parseArticle('a.md', 'a', 'See [[Why we nod|nodding]] and ![[other]].');
    expect(parsed).toMatchObject({
      ok: true,
      value: { links: [{ target: 'Why we nod.md', label: 'nodding' }, { target: 'other.md' }] },
    });
  });
});
