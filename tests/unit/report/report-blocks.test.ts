import { renderBlocksAsText } from 'local-slack/block-kit/render-text';
import { describe, expect, it } from 'vitest';
import type { FlagQuote, FlagState } from '../../../src/domain/flag.ts';
import type { Collision } from '../../../src/features/report/collisions.ts';
import type { ShownReport } from '../../../src/features/report/open-report.ts';
import { postedBlocks } from '../../../src/features/report/slack/post-view.ts';
import { reportBlocks } from '../../../src/features/report/slack/report-blocks.ts';
import { makeFindings } from './sample-findings.ts';
import { makeFlag, makeInput } from './sample-report.ts';

const [parts] = makeFindings().collisions ?? [];
if (parts === undefined) throw new Error('the sample has a collision');

type Sample = {
  readonly collision?: Partial<Collision>;
  readonly state?: FlagState;
  readonly asked?: ShownReport['asked'];
  readonly text?: string;
};

/** A report with one collision whose flag is kept. */
function shownWith({ collision = {}, state = 'raised', asked = [], text = 'words' }: Sample = {}) {
  const full = makeInput(text, {
    ...makeFindings(text),
    collisions: [{ ...parts, ...collision } as Collision],
  });
  const kept = { id: 'f1', state, assigneeId: 'U0BEN', raisedAt: new Date(0) };
  const shown: ShownReport = {
    ...full,
    flags: [{ content: makeFlag(text), kept }, ...full.flags.slice(1)],
    asked,
    names: { U0BEN: 'Ben Cole' },
    key: { source: { kind: 'round', roundId: 'r', earlierId: null }, breakdown: 'function' },
    askedAgain: [],
    disclosure: 'named',
    frozen: null,
  };
  return shown;
}

const textOf = (shown: ShownReport) => renderBlocksAsText(reportBlocks(shown).blocks);
/** The labels of the buttons that act on the flag, with the one that is due marked. */
const buttonsOf = (shown: ShownReport) =>
  reportBlocks(shown).blocks.flatMap((block) =>
    block.type !== 'actions'
      ? []
      : block.elements.flatMap((element) =>
          element.type === 'button' && element.value === 'f1'
            ? [`${element.style === 'primary' ? '!' : ''}${element.action_id}`]
            : [],
        ),
  );
const ASKED = {
  ruleId: 'build',
  people: 4,
  answered: 1,
  closesAt: new Date('2026-10-09T07:00:00Z'),
};

describe('a card in Slack', () => {
  it('shows both sides with a quote of each, who decides, and what to do by whom until when', () => {
    const text = textOf(shownWith());
    expect(text).toContain(
      '1. words\nPlans part\nThe strategy puts first: Words first\n2 say so: words A\n> words new',
    );
    expect(text).toContain(
      'It gives up: Words given up\n2 say so: words B; 1 more reads like it, not confirmed\n> words old',
    );
    expect(text).toContain('Who decides: words decides');
    expect(text).toContain(
      'Next: Decide which side holds here, and tell both. By whom: Ben Cole. Until: 12 Oct 2026.',
    );
  });

  it('offers first what is due', () => {
    const rest = ['flag_assign', 'flag_ask_them', 'flag_open'];
    expect(buttonsOf(shownWith())).toEqual(['!flag_decide', ...rest]);
    expect(buttonsOf(shownWith({ collision: { standing: 'seems' } }))).toEqual([
      '!flag_ask_them',
      'flag_assign',
      'flag_decide',
      'flag_open',
    ]);
    expect(buttonsOf(shownWith({ asked: [{ ...ASKED, isBack: false }] }))).toEqual([
      'flag_assign',
      'flag_decide',
      'flag_open',
    ]);
    expect(buttonsOf(shownWith({ asked: [{ ...ASKED, isBack: true }] }))).toEqual([
      '!flag_decide',
      ...rest,
    ]);
    expect(buttonsOf(shownWith({ state: 'resolved' }))).toEqual(['flag_open']);
  });

  it('says how far it has come that was put to people', () => {
    expect(textOf(shownWith({ asked: [{ ...ASKED, isBack: false }] }))).toContain(
      'Put to 4 people; back on Friday 9 October.',
    );
    const hidden = { ...ASKED, people: null, answered: null, isBack: true };
    const back = textOf(shownWith({ asked: [hidden] }));
    expect(back).toContain(
      'What they chose counts in the report as soon as enough have to show it.',
    );
    expect(back).not.toContain('are counted here');
    const none = { ...ASKED, answered: 0, isBack: true };
    expect(textOf(shownWith({ asked: [none] }))).toContain(
      'It has come back. Nobody has answered.',
    );
    expect(textOf(shownWith({ asked: [{ ...none, people: 0 }] }))).toContain(
      'It has come back. Nobody could be reached in that time.',
    );
  });

  it('quotes whole sentences or none', () => {
    const quote = {
      ...parts.prefer.quote,
      quote: `${'One sentence after another. '.repeat(200)}`,
    } as FlagQuote;
    const collision = { prefer: { ...parts.prefer, quote } };
    const text = textOf(shownWith({ collision }));
    expect(text).toMatch(/> (One sentence after another\. )*One sentence after another\.\n/);
    expect(text).not.toContain('…');
  });

  it('is posted to others without whose it is and what to press', () => {
    const { blocks } = postedBlocks(shownWith(), 'U0ANNA', false);
    const text = renderBlocksAsText(blocks);
    expect(text).toContain('The strategy puts first: Words first');
    expect(text).not.toMatch(/Ben Cole|Next:|words new|words name/);
    expect(JSON.stringify(blocks)).not.toContain('flag_');
  });
});

describe('what people asked, and what they may decide', () => {
  it('stands under the cards, the line of the strategy beside what is believed, unsigned', () => {
    const shown = shownWith();
    const [quote] = makeFlag().quotes;
    if (quote === undefined) throw new Error('the sample has a quote');
    const asked = { ...quote, personName: '', isOwn: false };
    const report = {
      ...shown.report,
      questions: [{ question: 'Do my practices stay with me?', quotes: [asked, asked] }],
    };
    const rights = [{ line: 'A manager may say no.', quotes: [quote], isSure: true }];
    const text = textOf({ ...shown, report, rights });
    expect(text).toContain('Granted, and not known\n\nThe strategy says:\n> A manager may say no.');
    expect(text).toContain('[Send them this line]');
    expect(text).toContain(
      'What people asked\n\n> Do my practices stay with me?\n2 people asked this.',
    );
    expect(text).toContain('[Answer]');
    expect(text.indexOf('Next:')).toBeLessThan(text.indexOf('Granted'));
    expect(text.indexOf('What people asked')).toBeLessThan(text.indexOf('What to do'));
  });
});

describe('what helps', () => {
  it('is a title that opens the article, and never the action', () => {
    const { blocks } = reportBlocks(shownWith());
    const titles = blocks.flatMap((block) =>
      block.type !== 'actions'
        ? []
        : block.elements.flatMap((element) =>
            element.type === 'button' && element.action_id?.startsWith('guide_read')
              ? [element.text.text]
              : [],
          ),
    );
    expect(titles).toEqual(['words title']);
    expect(renderBlocksAsText(blocks)).toContain(
      'By whom: whoever sets targets and pay. Until: 19 Oct 2026.',
    );
  });
});
