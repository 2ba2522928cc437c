import fc from 'fast-check';
import { validateView } from 'local-slack/block-kit/validate-view';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/domain/question.ts';
import { KIND_NAMES } from '../../../src/domain/question-kinds.ts';
import { roundPage, roundsPage } from '../../../src/features/check-in/slack/rounds-page.ts';
import type { ScheduleDetail } from '../../../src/features/schedules/describe-schedules.ts';
import { askableOptions } from '../../../src/features/schedules/slack/question-choices.ts';
import { questionForm } from '../../../src/features/schedules/slack/question-form.ts';
import {
  previewPage,
  questionsPage,
} from '../../../src/features/schedules/slack/questions-page.ts';
import { schedulePage } from '../../../src/features/schedules/slack/schedule-page.ts';
import { schedulesPage } from '../../../src/features/schedules/slack/schedules-page.ts';
import { STRATEGY } from '../domain/samples.ts';

const RUNS = { numRuns: 60, endOnFailure: true };
const text = fc
  .tuple(
    fc.constantFrom('a', 'word ', '& <b> ', '<!channel> ', '😀', '<@U1|x>'),
    fc.integer({ min: 1, max: 500 }),
  )
  .map(([piece, times]) => piece.repeat(times).slice(0, 1500));
const id = fc.uuid();
const date = fc.integer({ min: 0, max: 2e12 }).map((ms) => new Date(ms));
const question: fc.Arbitrary<Question> = fc.record({
  kind: fc.constantFrom(...KIND_NAMES),
  text: text.map((words) => words.slice(0, 500)),
  ruleId: fc.constant(null),
});
const many = <T>(item: fc.Arbitrary<T>, most = 40) => fc.array(item, { maxLength: most });
const listed = fc
  .uniqueArray(id, { maxLength: 40 })
  .chain(
    (ids) =>
      fc.tuple(
        ...ids.map((each) => question.map((q) => ({ key: `own ${each}`, question: q }))),
      ) as fc.Arbitrary<{ key: string; question: Question }[]>,
  );

const detail: fc.Arbitrary<ScheduleDetail> = fc.record({
  schedule: fc.record({
    id,
    strategyId: id,
    audienceId: text,
    rotation: fc.constant([[{ kind: 'open' as const }]]),
    delivery: fc.constantFrom(
      { kind: 'direct' as const },
      { kind: 'channel' as const, channelId: 'C1' },
    ),
    recurrence: fc.constant({ kind: 'cron' as const, expression: '0 9 * * 1' }),
    timeZone: fc.constant('UTC'),
    atLocalHour: fc.boolean(),
    openDays: fc.integer({ min: 1, max: 60 }),
    reminders: fc.constantFrom([], [24], [24, 48]),
    graceHours: fc.constant(12),
    isPaused: fc.boolean(),
  }),
  next: fc.option(date.map((dueAt) => ({ localTime: '2026-12-01T09:00', dueAt }))),
  origin: fc.constantFrom('file' as const, 'slack' as const),
  strategyName: text,
  words: text,
  turns: many(many(text, 8), 20),
  dates: fc.constantFrom([], ['2026-12-01T09:00', '2026-12-08T09:00']),
  hints: many(text, 6),
});
const round = fc.record({
  id,
  scheduleId: id,
  strategyId: id,
  strategyVersion: fc.constant(1),
  delivery: fc.constant({ kind: 'direct' as const }),
  questions: many(question, 8),
  dueAt: date,
  localTime: fc.constant('2026-12-01T09:00'),
  atLocalHour: fc.boolean(),
  reminders: fc.constant([]),
  disclosure: fc.constantFrom('named' as const, 'anonymous' as const),
  smallestGroup: fc.constant(3),
  openedAt: date,
  closesAt: date,
  closedAt: fc.option(date),
  aboutRoundId: fc.constant(null),
  askedBy: fc.constant(null),
});
const standing = fc.record({
  personId: fc.constant('U0123456789'),
  state: fc.constantFrom(
    'answered' as const,
    'asked' as const,
    'reached' as const,
    'waiting' as const,
    'missed' as const,
  ),
  waitsUntil: fc.option(date),
  remark: text,
});
const state = fc.record({
  round,
  strategyName: text,
  answered: fc.constant(0),
  people: many(standing, 100),
});

function expectFit(view: object): void {
  expect(validateView(view)).toEqual([]);
  const mrkdwn = JSON.stringify(view).replace(/"type":"plain_text","text":"[^"]*"/g, '');
  expect(mrkdwn).not.toMatch(/<!(?!date)|<@U1\|/);
}
const page = fc.integer({ min: 0, max: 9 });
const notice = fc.option(fc.constant('Saved.'), { nil: undefined });

describe('whatever they are about, inside the limits of Slack stay', () => {
  it('questions', () => {
    const overview = fc.record({
      bank: fc.constant([]),
      own: listed,
      dilemmas: many(
        fc.record({ strategyId: id, strategyName: text, questions: fc.constant([]) }),
        3,
      ),
    });
    fc.assert(
      fc.property(overview, page, notice, (o, p, n) => expectFit(questionsPage(o, p, n))),
      RUNS,
    );
  });

  it('schedules', () => {
    const lines = fc.uniqueArray(detail, { maxLength: 40, selector: (d) => d.schedule.id });
    fc.assert(
      fc.property(lines, page, notice, (l, p, n) => expectFit(schedulesPage(l, p, n))),
      RUNS,
    );
    fc.assert(
      fc.property(detail, notice, (d, n) => expectFit(schedulePage(d, n))),
      RUNS,
    );
  });

  it('rounds', () => {
    const rounds = fc.uniqueArray(state, { maxLength: 8, selector: (s) => s.round.id });
    fc.assert(
      fc.property(rounds, page, (r, p) =>
        expectFit(roundsPage({ rounds: r, page: Math.min(p, 3), pages: 4 })),
      ),
      RUNS,
    );
    fc.assert(
      fc.property(state, page, notice, (s, p, n) => expectFit(roundPage(s, p, n))),
      RUNS,
    );
  });
});

describe('pages of many', () => {
  const own = Array.from({ length: 45 }, (_, n) => ({
    key: `own q${n}`,
    question: { kind: 'open' as const, text: `Number ${n}?`, ruleId: null },
  }));

  it('show each question once, twenty a page', () => {
    const pages = [0, 1, 2].map((p) =>
      JSON.stringify(questionsPage({ bank: [], own, dilemmas: [] }, p)),
    );
    for (const { question: q } of own)
      expect(pages.filter((each) => each.includes(`: ${q.text}`))).toHaveLength(1);
    expect(pages[0]).toContain('Next (2 of 3)');
    expect(pages[2]).not.toContain('Next (');
  });
});

describe('a preview', () => {
  it('has nothing that works', () => {
    const view = previewPage({
      to: 'person',
      subjectId: 'p1',
      strategyName: 'Few and large',
      statement: 'Large customers first.',
      questions: [{ kind: 'open', text: 'What next?', ruleId: null, sides: [] }],
      closesAt: new Date(0),
      disclosure: 'named',
    });
    expect(JSON.stringify(view)).toContain('What next?');
    expect(JSON.stringify(view)).not.toContain('"answer"');
  });
});

describe('what can be asked', () => {
  it('keeps what was picked where there is more than Slack shows', () => {
    const own = new Map(
      Array.from({ length: 150 }, (_, n) => [
        `q${n}`,
        { kind: 'open' as const, text: `Number ${n}?`, ruleId: null },
      ]),
    );
    const options = askableOptions(STRATEGY, own, [], ['own q149', 'rule hiring']);
    expect(options).toHaveLength(100);
    expect(options.slice(0, 2).map(({ value }) => value)).toEqual(['own q149', 'rule hiring']);
  });

  it('offers the trade-offs of this strategy alone', () => {
    const alien = { kind: 'dilemma' as const, text: 'Elsewhere?', ruleId: 'other' };
    const options = askableOptions(STRATEGY, new Map([['q1', alien]]), ['From a file?'], []);
    const values = options.map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(['kind clarity', 'text 0', 'rule features']));
    expect(values).not.toContain('own q1');
  });

  it('has a form without trade-offs where no strategy is published', () => {
    const view = questionForm([]);
    expect(validateView(view)).toEqual([]);
    expect(JSON.stringify(view)).not.toContain('dilemma');
  });
});
