import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onePageAsHtml } from '../../../src/features/report/files/one-page-html.ts';
import { reportAsHtml } from '../../../src/features/report/files/report-html.ts';
import { drawPictures } from '../../../src/features/report/pictures/report-pictures.ts';
import { nastyText } from './helpers.ts';
import { makeFindings } from './sample-findings.ts';
import { makeFlag, makeInput, makeRule } from './sample-report.ts';

/** The page without its text: the elements and their attributes, which no text may change. */
const skeletonOf = (page: string) => page.replace(/>[^<]*/g, '>');
const between = (page: string, start: string, end: string) =>
  page
    .split(start)
    .slice(1)
    .map((part) => part.split(end)[0] ?? '');
const cardsOn = (page: string) => between(page, '<article class="card collision', '</article>');

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

  it('leads to an address of the web, and else to the passage at the end of the page', () => {
    const [first, ...rest] = input.advice;
    if (first?.excerpt == null) throw new Error('the sample has an excerpt');
    const linkTo = (url: string) => {
      const article = { ...first.excerpt?.article, url };
      const advice = [{ ...first, excerpt: { ...first.excerpt, article } }, ...rest];
      return reportAsHtml({ ...input, advice } as typeof input);
    };
    expect(page).toContain('What helps: <a href="https://throughline.example/a">words title</a>');
    for (const unlinked of [linkTo(''), linkTo('javascript://x%0Aalert(1)')]) {
      expect(unlinked).toContain('What helps: <a href="#read-1">words title</a>');
      expect(unlinked).toContain('<article class="passage" id="read-1"><h3>words title</h3>');
      expect(unlinked).not.toMatch(/href="(?!#read-1")/);
    }
  });

  it('needs nothing from outside and runs nothing', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=/i);
    expect(page).toContain('name="viewport"');
    expect(page).toContain("default-src 'none'");
  });

  it('quotes the people on each side under their own names, and says how many take none', () => {
    const [build = ''] = between(page, '<article class="rule">', '</article>');
    expect(build).toContain(
      '<p class="words">Words first, even if words costs</p>\n<p class="who">2 say so</p>',
    );
    expect(build).toContain('<figcaption>words person words A 0, words A</figcaption>');
    expect(build).toContain('1 takes no side, 2 have not answered.');
  });

  it('shows what was only read lighter, unsigned and counted apart', () => {
    const rule = makeRule('build', [['Sales', { over: 2 }]]);
    const stands = rule.stands.map((stand, index) =>
      index === 0
        ? stand
        : { ...stand, origin: 'read' as const, personName: '', quote: 'so it reads' },
    );
    const own = { prefer: 0, over: 1, split: 0 };
    const priorities = [
      { id: 'p', title: 'p', decisionRights: [], rules: [{ ...rule, own, stands }] },
    ];
    const shown = reportAsHtml(makeInput('words', { priorities }));
    expect(shown).toContain('1 says so, 1 more reads like it, not confirmed');
    expect(shown).toContain(
      '<figure class="voice read">\n<blockquote>“so it reads”</blockquote>\n<figcaption>Reads like it, not confirmed</figcaption>',
    );
  });

  it('shows what stands in the way with who says so, and how many quotes are left out', () => {
    const quotes = Array.from({ length: 9 }, (_, i) => ({
      replyId: `r${i}`,
      personName: 'P',
      isOwn: i < 8,
      function: 'F',
      level: null,
      side: null,
      quote: `quote ${i}.`,
    }));
    const barrier = makeFlag('words', {
      subject: 'barrier:incentives',
      kind: 'barrier',
      ruleId: null,
      quotes,
    });
    const [way = ''] = between(
      reportAsHtml(makeInput('words', { flags: [barrier] })),
      'id="way"',
      '</section>',
    );
    expect(way).toContain('Targets and pay still reward the old way');
    expect(way).toContain('8 say so, 1 more reads like it, not confirmed');
    expect([...way.matchAll(/“quote (\d)\./g)]).toHaveLength(6);
    expect(way).toContain('And 3 more.');
  });

  it('says of each step by whom and until when, and of an article only that it helps', () => {
    const [steps = ''] = between(page, 'id="do"', '</section>');
    expect(steps).toContain('Change the targets and the pay that still reward the old way.');
    expect(steps).toContain('<p class="label">By whom</p><p>whoever sets targets and pay</p>');
    // Two weeks after the round of 4 October 2026, a Sunday, closed.
    expect(steps).toContain('<p class="label">Until</p><p>19 Oct 2026</p>');
  });

  it('is whole where nobody was asked and nothing came up', () => {
    const none = { asked: 0, replied: 0, late: 0, unread: 0, uncounted: 0, unreached: 0 };
    const empty = reportAsHtml(
      makeInput('words', { response: none, flags: [], causes: [], priorities: [] }),
    );
    expect(empty).toContain('How this was counted');
    expect(empty).not.toMatch(/NaN|undefined|null/);
  });
});

describe('the cards of a page', () => {
  const findings = makeFindings();
  const [collision] = findings.collisions ?? [];
  if (collision === undefined) throw new Error('the sample has a collision');
  const pageOf = (
    part: Partial<typeof collision>,
    more: Partial<ReturnType<typeof makeInput>> = {},
  ) =>
    reportAsHtml({
      ...makeInput('words', { ...findings, collisions: [{ ...collision, ...part }] }),
      ...more,
    });

  it('are one for each collision, the first under the headline: both sides, who decides, what is next', () => {
    const page = pageOf({});
    const [card = '', ...others] = cardsOn(page);
    expect(others).toEqual([]);
    expect(page.indexOf('class="headline"')).toBeLessThan(page.indexOf('collision parts'));
    expect(page.indexOf('collision parts')).toBeLessThan(page.indexOf('<h2'));
    expect(card).toContain('2 say so: words A');
    expect(card).toContain(
      '2 say so: words B; <span class="light">1 more reads like it, not confirmed</span>',
    );
    expect(card).toContain('“words new”');
    expect(card).toContain('“words old”');
    expect(card).toContain('<p>words decides</p>');
    expect(card).toContain(
      'Decide which side holds here, and tell both. By whom: nobody yet. Until: 12 Oct 2026.',
    );
  });

  it('ask where nobody has said so, and wait where it is with those concerned', () => {
    const asked = {
      ruleId: 'build',
      people: 4,
      answered: 1,
      closesAt: new Date('2026-10-09T07:00:00Z'),
    };
    const [ask = ''] = cardsOn(pageOf({ standing: 'seems' }));
    expect(ask).toContain(
      'Ask those concerned which side they take. By whom: nobody yet. Until: 7 Oct 2026.',
    );
    const [wait = ''] = cardsOn(pageOf({}, { asked: [{ ...asked, isBack: false }] }));
    expect(wait).toContain('Put to 4 people; back on Friday 9 October.');
    const [back = ''] = cardsOn(pageOf({}, { asked: [{ ...asked, isBack: true }] }));
    expect(back).toContain(
      'It has come back. 1 of 4 people have answered. Decide which side holds',
    );
  });

  it('say who looks after it, and what is settled', () => {
    const kept = { id: 'f', assigneeId: 'U0BEN', raisedAt: new Date(0) };
    const standing = (state: 'acknowledged' | 'resolved') => ({
      flags: [{ content: makeFlag(), kept: { ...kept, state } }],
      names: { U0BEN: 'Ben Cole' },
    });
    expect(pageOf({}, standing('acknowledged'))).toContain(
      'By whom: Ben Cole. Until: 12 Oct 2026. Seen.',
    );
    expect(pageOf({}, standing('resolved'))).toContain('Nothing is left to be done. Settled.');
  });

  it('hold as much of a long reply as a glance takes in, in whole sentences', () => {
    const sentence = 'We go on selling to the small ones, as that is where the money is now. ';
    const words = sentence.repeat(40).trim();
    const [quote] = makeFlag().quotes;
    const over = { own: 1, read: 0, groups: ['Sales'], quote: quote && { ...quote, quote: words } };
    const [card = ''] = cardsOn(pageOf({ over: { ...over, quote: over.quote ?? null } }));
    expect(card).toContain(`“${sentence.repeat(4).trim()}”`);
    expect(card).not.toContain(sentence.repeat(5).trim());
  });

  it('say until when whoever assigned it wants it, in a card and in a step', () => {
    const kept = {
      ...{ id: 'f', assigneeId: 'U0BEN', raisedAt: new Date(0), by: '2026-11-03' },
      state: 'acknowledged' as const,
    };
    const barrier = makeFlag('words', { kind: 'barrier', ruleId: null });
    const page = pageOf(
      {},
      {
        flags: [makeFlag(), barrier].map((content) => ({ content, kept })),
        names: { U0BEN: 'Ben Cole' },
      },
    );
    expect(cardsOn(page)[0]).toContain('By whom: Ben Cole. Until: 3 Nov 2026. Seen.');
    const [steps = ''] = between(page, 'id="do"', '</section>');
    expect(steps).toContain(
      '<p>Ben Cole</p></div>\n<div><p class="label">Until</p><p>3 Nov 2026</p>',
    );
  });

  it('are three at most; the others stand with their trade-off', () => {
    const ids = ['build', 'sell', 'build', 'sell', 'build'];
    const collisions = ids.map((ruleId) => ({ ...collision, ruleId }));
    const page = reportAsHtml(makeInput('words', { ...findings, collisions }));
    expect(cardsOn(page)).toHaveLength(3);
    expect(page).toContain('On 2 more trade-offs plans part or seem to');
  });

  it('sign no words that their author has not confirmed', () => {
    const read = { quote: 'so it reads', isOwn: false, personName: '', function: 'Sales' };
    const quote = { ...read, replyId: 'r', level: null, side: 'over' as const };
    const [card = ''] = cardsOn(
      pageOf({ over: { own: 0, read: 1, groups: [], quote }, standing: 'seems', doubts: [quote] }),
    );
    expect(card).toContain('Nobody has said so; <span class="light">1 reply reads like it</span>');
    expect(card).toContain('Somebody seems to see it otherwise, not confirmed: “so it reads”');
    expect(card).not.toContain('Sales');
  });
});

describe('the report on one page', () => {
  it('takes the whole sheet: no room is left around what has its margin from the printer', () => {
    const [, inPrint = ''] = onePageAsHtml(makeInput(), []).split('@media print { html,body');
    expect(inPrint).toContain('main { max-width:none; padding:0; }');
  });
});

describe('what a page says beyond its cards', () => {
  const input = makeInput('words', makeFindings());
  const page = reportAsHtml(input);

  it('says under how it was counted how much shows, with the range, and what was expected', () => {
    const [counted = ''] = between(page, 'id="counted"', '</section>');
    expect(counted).toContain('2 of 8, so between 7% and 59%');
    expect(counted).toContain('<dt>What executives expected</dt><dd>72%</dd>');
    expect(counted).toContain('<dt>executive</dt><dd>2 of 3, so between 21% and 94%</dd>');
    expect(page.replace(counted, '')).not.toMatch(/so between/);
  });

  it('follows a share over all rounds, and those asked both times', () => {
    expect(page).toContain(
      '3 of 8 on 1 Apr 2026, 1 of 8 on 1 Jul 2026, 2 of 8 on 1 Oct 2026; of those asked both times, 1 of 8, then 3 of 8',
    );
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
    expect(page).toContain('Too few answers to tell whether functions differ.');
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

  it('cuts no sentence of its own', () => {
    const long = 'many short words in a row '.repeat(20);
    const whole = makeInput(long, makeFindings(long));
    for (const each of [reportAsHtml(whole), onePageAsHtml(whole, [])])
      expect(each).not.toContain('…');
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
