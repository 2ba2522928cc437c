import type { HomeView, ModalView } from '@slack/types';
import fc from 'fast-check';
import { renderViewAsText } from 'local-slack/block-kit/render-text';
import { validateView } from 'local-slack/block-kit/validate-view';
import { describe, expect, it } from 'vitest';
import { askedQuestion, DEFAULT_QUESTION, dilemmaOf } from '../../../src/domain/question.ts';
import { BARRIERS, READING_KINDS, type Reading, SIDES } from '../../../src/domain/reading.ts';
import { setUpSteps } from '../../../src/domain/set-up-steps.ts';
import { DISCLOSURES } from '../../../src/domain/settings.ts';
import { decisionRulesOf, type Strategy } from '../../../src/domain/strategy.ts';
import { statementsOf } from '../../../src/features/answers/statements.ts';
import type { OwnPlace } from '../../../src/features/home/describe-home.ts';
import { homeView } from '../../../src/features/home/slack/home-view.ts';
import { settingsForm } from '../../../src/features/home/slack/settings-blocks.ts';
import { strategyView } from '../../../src/features/home/slack/strategy-blocks.ts';

/** Few runs of large things; shrinking one takes minutes and shows no more. */
const RUNS = { numRuns: 25, endOnFailure: true };
const AT = new Date('2026-11-30T09:00:00Z');
const EVERYBODY = { mayAdminister: false, maySeeReports: false };

const text = fc
  .tuple(
    fc.constantFrom('a', 'word ', '& <b> ', '<!channel> ', '😀', 'line\n', '<@U1|x>'),
    fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(3000)),
  )
  .map(([unit, length]) => unit.repeat(length).slice(0, 3000).trim() || 'x');
const rule = fc.record({ prefer: text, over: text, evenIf: fc.oneof(fc.constant(''), text) });
const strategy: fc.Arbitrary<Strategy> = fc
  .record({
    name: text,
    statement: text,
    before: fc.oneof(fc.constant(''), text),
    rules: fc.array(fc.array(rule, { maxLength: 20, size: 'max' }), { minLength: 1, maxLength: 8 }),
    keyTerms: fc.array(fc.record({ term: text, means: text }), { maxLength: 20, size: 'max' }),
  })
  .map(({ rules, ...rest }) => ({
    ...rest,
    period: '',
    priorities: rules.map((decisionRules, p) => ({
      id: `p${p}`,
      title: 'Build for the <!channel> & the large',
      decisionRules: decisionRules.map((one, r) => ({ ...one, id: `p${p}r${r}` })),
      behaviours: [],
      resources: [],
      decisionRights: [],
      metrics: [],
    })),
  }));

function readingOf(of: Strategy, words: string, pick: number): Reading {
  const evidence = { quote: words, start: 0, end: words.length };
  return {
    reader: { name: 'test', version: '1' },
    kind: READING_KINDS[pick % READING_KINDS.length] ?? 'unclear',
    confidence: 1,
    decided: pick % 2 === 0,
    positions: decisionRulesOf(of).map(({ rule: { id } }, i) => {
      const side = SIDES[(pick + i) % SIDES.length] ?? 'silent';
      return { ruleId: id, side, confidence: 1, decided: true, evidence };
    }),
    barriers: BARRIERS.map((barrier) => ({ barrier, confidence: 1, evidence })),
    evidence: [evidence],
  };
}

function placeWith(of: Strategy, words: string, pick: number, many: number): OwnPlace {
  const [first] = decisionRulesOf(of);
  const questions = [DEFAULT_QUESTION, ...(first ? [dilemmaOf(first.rule)] : [])];
  const disclosure = DISCLOSURES[pick % DISCLOSURES.length] ?? 'named';
  const about = { isLate: pick % 2 === 1, mayQuote: pick % 3 === 1, disclosure };
  const reading = readingOf(of, words, pick);
  const statements = statementsOf(reading, of);
  const readBack = { readingId: 'r', kind: reading.kind, statements };
  const times = <Item>(item: (i: number) => Item) =>
    Array.from({ length: many }, (_, i) => item(i));
  return {
    open: times((i) => ({
      promptId: `prompt${i}`,
      strategyName: of.name,
      questions: questions.map((question) => askedQuestion(question, of, i % 2 === 1)),
      closesAt: AT,
      hasAnswered: i % 3 === 2,
    })),
    answers: {
      page: 3,
      pages: 9,
      items: times((i) => ({
        roundId: `round${i}`,
        strategyName: of.name,
        question: words,
        at: AT,
        words: i % 2 === 0 ? words : '',
        wasAsked: i % 2 === 0,
        ...about,
        readBack: i % 2 === 0 ? readBack : null,
        isToRead: i % 2 === 1,
      })).slice(0, 5),
    },
    strategies: times((i) => ({ strategyId: `strategy-${i}`, content: of })),
    settings: { preferredTime: '10:15', times: ['08:30', '10:30'], backOn: '2026-12-02' },
  };
}

/** Half of a set-up, whatever things are called. */
const stepsWith = (name: string) =>
  setUpSteps({
    hasNoExecutive: true,
    askNobody: [{ schedule: name, audience: name }],
    strategies: [{ name, rules: 3 }],
    audiences: [{ name, people: 4 }],
    executives: 0,
    schedules: [{ name, next: 'Monday' }],
  });

function expectFit(view: HomeView | ModalView): void {
  expect(validateView(view)).toEqual([]);
  const mrkdwn: string[] = [];
  JSON.stringify(view, (_, value) => {
    if (value?.type === 'mrkdwn') mrkdwn.push(value.text);
    return value;
  });
  expect(mrkdwn.join('\n')).not.toMatch(/<(?!!date)[!@#]/);
}

describe('the Home tab', () => {
  it('stays within what Slack takes, whatever people wrote, and pings nobody', () => {
    fc.assert(
      fc.property(strategy, text, fc.nat(12), fc.nat(130), (of, words, pick, many) => {
        const place = placeWith(of, words, pick, many);
        const rights = { mayAdminister: pick % 2 === 0, maySeeReports: pick % 3 === 0 };
        const asked = Array.from({ length: 10 }, () => words);
        const forAdmins = rights.mayAdminister
          ? {
              feedback: { unanswered: asked, unhelpful: asked, helpful: [] },
              steps: stepsWith(words),
            }
          : undefined;
        expectFit(homeView(place, rights, forAdmins));
        expectFit(settingsForm(place.settings));
      }),
      RUNS,
    );
  });

  it('shows admins the hub and executives the report, and others neither', () => {
    const empty = placeWith(SMALL, 'words', 0, 0);
    const shown = (rights: typeof EVERYBODY) =>
      renderViewAsText(homeView(empty, rights, undefined));
    expect(shown(EVERYBODY)).not.toMatch(/Set up|alignment-report/);
    expect(shown({ ...EVERYBODY, mayAdminister: true })).toContain('Set up');
    expect(shown({ ...EVERYBODY, maySeeReports: true })).toContain('/alignment-report');
  });

  it('says of each answer who sees it, and offers a say on quotes only where none are shown', () => {
    const shown = (pick: number) =>
      renderViewAsText(homeView(placeWith(SMALL, 'words', pick, 1), EVERYBODY, undefined));
    expect(shown(0)).toContain('with your name');
    expect(shown(0)).not.toMatch(/quote me/);
    expect(shown(1)).toContain('not your name');
    expect(shown(2)).toContain('You may quote me, unnamed');
  });
});

describe('the strategy in plain words', () => {
  it('stays within what Slack takes on every page, and every rule is on one', () => {
    fc.assert(
      fc.property(strategy, (content) => {
        const shown = (page: number) =>
          strategyView({ strategyId: 'large', content, answers: [] }, page);
        const pages = [shown(0)];
        while (JSON.stringify(pages.at(-1)).includes('"Next (')) pages.push(shown(pages.length));
        for (const page of pages) expectFit(page);
        const blocks = pages.flatMap((page) => page.blocks).map((block) => JSON.stringify(block));
        const rules = blocks.filter((block) => block.includes('• First *'));
        expect(rules).toHaveLength(decisionRulesOf(content).length);
      }),
      RUNS,
    );
  });

  it('turns a trade-off into what comes before what', () => {
    const words = renderViewAsText(
      strategyView({ strategyId: 's', content: SMALL, answers: [] }, 0),
    );
    expect(words).toContain('First audit logs, then quick features, even if it hurts.');
    expect(words).toContain('large: more than 500 seats');
  });
});

const SMALL: Strategy = {
  name: 'Few and large',
  period: '',
  statement: 'We serve few.',
  before: '',
  keyTerms: [{ term: 'large', means: 'more than 500 seats' }],
  priorities: [
    {
      id: 'build',
      title: 'Build',
      decisionRules: [
        { id: 'features', prefer: 'audit logs', over: 'quick features', evenIf: 'it hurts' },
      ],
      behaviours: [],
      resources: [],
      decisionRights: [],
      metrics: [],
    },
  ],
};
