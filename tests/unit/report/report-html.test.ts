import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onePageAsHtml } from '../../../src/features/report/files/one-page-html.ts';
import { reportAsHtml } from '../../../src/features/report/files/report-html.ts';
import { drawPictures } from '../../../src/features/report/pictures/report-pictures.ts';
import { decisionRulesIn, nastyText } from './helpers.ts';
import { makeFindings } from './sample-findings.ts';
import { makeFlag, makeInput, makeRule } from './sample-report.ts';

/** The page without its text: the elements and their attributes, which no text may change. */
const skeletonOf = (page: string) => page.replace(/>[^<]*/g, '>');
/** The counts that a part of the page shows in strips: [mark, count]. */
const stripsIn = (part: string) =>
  [...part.matchAll(/--n:\d+">(\S) (\d+)</g)].map(
    ([, mark = '', n = '']) => [mark, Number(n)] as const,
  );
const sum = (strips: readonly (readonly [string, number])[]) =>
  strips.reduce((s, [, n]) => s + n, 0);
const between = (page: string, start: string, end: string) =>
  page
    .split(start)
    .slice(1)
    .map((part) => part.split(end)[0] ?? '');

describe('reportAsHtml', () => {
  const input = makeInput();
  const page = reportAsHtml(input);

  it('cannot be changed by anything that people or articles wrote', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        expect(skeletonOf(reportAsHtml(makeInput(text)))).toBe(skeletonOf(page));
      }),
    );
  });

  it('shows what was written, escaped', () => {
    const nasty = reportAsHtml(makeInput(`<b onclick='x'>"R&D"</b>`));
    expect(nasty).toContain('&lt;b onclick=&#39;x&#39;&gt;&quot;R&amp;D&quot;&lt;/b&gt; old');
    expect(nasty).not.toContain('<b onclick');
  });

  it('keeps marks that turn the direction of writing off the page', () => {
    expect(reportAsHtml(makeInput('a\u202eb\u0000c'))).toContain('abc old');
  });

  it('links to the web only', () => {
    const [first, ...rest] = input.advice;
    if (first?.excerpt == null) throw new Error('the sample has an excerpt');
    const article = { ...first.excerpt.article, url: 'javascript://x%0Aalert(1)' };
    const advice = [{ ...first, excerpt: { ...first.excerpt, article } }, ...rest];
    const unlinked = reportAsHtml({ ...input, advice });
    expect(page).toContain('href="https://throughline.example/a"');
    expect(unlinked).not.toMatch(/href=/);
    expect(unlinked).toContain('words title');
  });

  it('needs nothing from outside and runs nothing', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=/i);
    expect(page).toContain('name="viewport"');
    expect(page).toContain("default-src 'none'");
  });

  it('counts everybody asked once in each rule, in the table and in the bars', () => {
    const totals = between(page, '<tfoot>', '</tfoot>').flatMap((foot) =>
      between(foot, '<td>', '</td>'),
    );
    const bars = between(page, 'class="bar"', '</div>');
    expect(totals).toHaveLength(2);
    expect(bars).toHaveLength(2);
    for (const part of [...totals, ...bars]) expect(sum(stripsIn(part))).toBe(8);
    const cells = between(page, '<tbody>', '</tbody>').flatMap(stripsIn);
    expect(sum(cells)).toBe(2 * 8);
  });

  it('shows for each function and rule what the model counts', () => {
    const rows = between(page, '<th scope="row">', '</tr>').slice(0, 3);
    const shown = rows.map((row) => between(row, '<td>', '</td>').map(stripsIn));
    expect(shown).toEqual([
      [
        [
          ['A', 2],
          ['·', 1],
        ],
        [['·', 3]],
      ],
      [
        [
          ['B', 2],
          ['~', 1],
          ['–', 1],
        ],
        [
          ['·', 2],
          ['?', 1],
          ['–', 1],
        ],
      ],
      [[['–', 1]], [['–', 1]]],
    ]);
    expect(rows[1]).toContain('2 what the strategy gives up, 1 both, or case by case, 1 no reply');
  });

  it('puts more than four rules into tables that fit on a phone', () => {
    const rules = Array.from({ length: 9 }, (_, i) => makeRule(`r${i}`, [['Sales', { over: 1 }]]));
    const many = makeInput('words', {
      priorities: [{ id: 'p', title: 'p', decisionRights: [], rules }],
    });
    const heads = between(reportAsHtml(many), '<thead>', '</thead>').map((head) =>
      [...head.matchAll(/<b>Rule (\d+)</g)].map(([, n]) => Number(n)),
    );
    expect(heads).toEqual([[1, 2, 3, 4], [5, 6, 7, 8], [9]]);
    expect(decisionRulesIn(many)).toBe(9);
  });

  it('names the people on each side and says where a reading is unsure', () => {
    expect(page).toContain(
      'words person words A 0, words A; words person words A 1, words A <span class="unsure">unsure</span>',
    );
  });

  it('shows both sides of a flag, its cause once, and how many quotes are left out', () => {
    const quotes = Array.from({ length: 9 }, (_, i) => ({
      replyId: `r${i}`,
      personName: 'P',
      isOwn: true,
      function: 'F',
      level: null,
      side: i < 8 ? ('over' as const) : ('prefer' as const),
      quote: `quote ${i}.`,
    }));
    const flagged = reportAsHtml(makeInput('words', { flags: [makeFlag('words', { quotes })] }));
    const shown = [...flagged.matchAll(/“quote (\d)\./g)].map(([, n]) => Number(n));
    expect(shown).toEqual([0, 8, 1, 2, 3, 4]);
    expect(flagged).toContain('And 3 more quotes like these.');
    expect(flagged.match(/What stands behind it/g)).toHaveLength(1);
    expect(page.match(/What stands behind it/g)).toHaveLength(1);
  });

  it('is whole where nobody was asked and nothing came up', () => {
    const none = { asked: 0, replied: 0, late: 0, unread: 0, uncounted: 0, unreached: 0 };
    const empty = reportAsHtml(
      makeInput('words', { response: none, flags: [], causes: [], priorities: [] }),
    );
    expect(empty).toContain('0 of 0');
    expect(empty).not.toMatch(/NaN|undefined|null/);
    expect(empty).toContain('Nothing that wants a talk');
  });
});

describe('what a page says beyond rules and flags', () => {
  const input = makeInput('words', makeFindings());
  const page = reportAsHtml(input);

  it('says how much of the strategy shows, with the range, what was expected and what changed', () => {
    expect(page).toContain('2 of 8, so between 7% and 59%');
    expect(page).toContain('<dt>What executives expected</dt><dd>72%</dd>');
    expect(page).toContain('<dt>executive</dt><dd>2 of 3, so between 21% and 94%</dd>');
    expect(page).toContain('Since the round of 1 Jul 2026');
    expect(page).toContain(
      '1 of 8 before, 2 of 8 now; of those asked both times, 1 of 8 before, 3 of 8 now',
    );
  });

  it('shows a collision with a quote of each side and who decides', () => {
    const [conflict = ''] = between(page, 'id="conflicts"', '</section>');
    expect(conflict).toContain('words first: 2 say so (words A).');
    expect(conflict).toContain('words given up: 2 say so (words B), 1 reply reads like it.');
    expect(conflict).toContain('“words new”');
    expect(conflict).toContain('“words old”');
    expect(conflict).toContain('Who decides: words decides');
  });

  it('shows choices made for other reasons, words that mean several things, and facts of causes', () => {
    expect(page).toContain(
      '3 put first what the strategy puts first, 1 put first what it gives up.',
    );
    expect(page).toContain('2 do so because of the strategy and 1 in spite of it');
    expect(page).toContain('In the replies: 500 seat (1), 50 seat (1)');
    expect(page).toContain('1 of 2 trade-offs are touched by nobody&#39;s plan.');
  });

  it('speaks of a difference between functions only where it is beyond chance', () => {
    expect(page).toContain('Too few answers to tell whether functions differ beyond chance.');
    expect(page).not.toContain('Closer to the strategy');
    const rule = makeRule('r', [
      ['Sales', { over: 9 }],
      ['Product', { prefer: 9 }],
    ]);
    const byFunction = rule.byFunction.map((group, index) => ({
      ...group,
      difference: index === 0 ? ('lower' as const) : ('higher' as const),
    }));
    const priorities = [
      { id: 'p', title: 'p', decisionRights: [], rules: [{ ...rule, byFunction }] },
    ];
    const told = reportAsHtml(makeInput('words', { priorities }));
    expect(told).toContain('Closer to the strategy than the others, beyond chance: Product.');
    expect(told).toContain('Further from it than the others, beyond chance: Sales.');
  });

  it('carries its pictures in itself, under ids of their own, with words for who cannot see them', async () => {
    const pictures = await drawPictures(input.report);
    for (const pictured of [reportAsHtml(input, pictures), onePageAsHtml(input, pictures)]) {
      const ids = [...pictured.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(pictured).toContain('role="img" aria-label="A table of functions and 2 trade-offs');
      expect(pictured).not.toMatch(/<script|<link|<img|<iframe|@import|url\((?!#)|\son\w+=/i);
    }
  });

  it('cannot be changed by what was written, findings and the short page included', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const nasty = makeInput(text, makeFindings(text));
        expect(skeletonOf(reportAsHtml(nasty))).toBe(skeletonOf(page));
        expect(skeletonOf(onePageAsHtml(nasty, []))).toBe(skeletonOf(onePageAsHtml(input, [])));
      }),
    );
  });

  it('shows nothing but who answered while it is hidden', () => {
    const hidden = { hidden: 'open', priorities: [], flags: [], causes: [] } as const;
    const none = makeInput('words', hidden);
    for (const sealed of [reportAsHtml(none), onePageAsHtml(none, [])]) {
      expect(sealed).toContain('6 of 8');
      expect(sealed).not.toMatch(/so between|<h2/);
    }
  });
});
