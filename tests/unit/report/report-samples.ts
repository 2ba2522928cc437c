import fc from 'fast-check';
import { CAUSES } from '../../../src/domain/cause.ts';
import type { FlagContent } from '../../../src/domain/flag.ts';
import { ORIGINS, READING_KINDS } from '../../../src/domain/reading.ts';
import type { Tally } from '../../../src/features/flags/tally.ts';
import { shareOf } from '../../../src/features/flags/wilson.ts';
import type { Excerpt } from '../../../src/features/guide/library/article.ts';
import type { ShownReport } from '../../../src/features/report/open-report.ts';
import type { Report, ReportRule } from '../../../src/features/report/report.ts';

/** From one letter to 3,000, plain, full of signs that grow when escaped, or without a space. */
export const text = fc
  .tuple(
    fc.constantFrom('a', 'word ', '"\\ ', '& <b> ', '<!channel> ', '😀', 'line\n', '<@U1|x>'),
    fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(3000)),
  )
  .map(([unit, length]) => unit.repeat(length).slice(0, Math.max(unit.length, length)));
const date = fc.date({
  min: new Date('2020-01-01'),
  max: new Date('2040-01-01'),
  noInvalidDate: true,
});
const count = fc.integer({ min: 0, max: 100_000 });
const share = fc
  .tuple(count, count)
  .map(([one, other]) => shareOf(Math.min(one, other), Math.max(one, other)));
const tally: fc.Arbitrary<Tally> = fc.record({
  prefer: count,
  over: count,
  split: count,
  silent: count,
  none: count,
  unread: count,
});
const ownTally = fc.record({ prefer: count, over: count, split: count });
const many = <Item>(item: fc.Arbitrary<Item>, maxLength: number) => fc.array(item, { maxLength });
const stand = fc.record({
  personName: text,
  function: text,
  stand: fc.constantFrom('prefer', 'over', 'split'),
  origin: fc.constantFrom(...ORIGINS),
  decided: fc.boolean(),
  quote: fc.option(text),
});
const rule: fc.Arbitrary<ReportRule> = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  prefer: text,
  over: text,
  evenIf: text,
  tally,
  own: ownTally,
  aligned: share,
  unsure: count,
  agreement: fc.constant(null),
  byFunction: many(
    fc.record({
      function: text,
      tally,
      own: ownTally,
      difference: fc.constantFrom('higher', 'lower', 'none', 'too-few'),
    }),
    8,
  ),
  byLevel: many(fc.record({ level: text, tally, own: ownTally }), 5),
  stands: many(stand, 15),
});
const quote = fc.record({
  replyId: text,
  personName: text,
  function: text,
  level: fc.constant(null),
  side: fc.constantFrom('prefer', 'over', null),
  quote: text,
  isOwn: fc.boolean(),
});
const flag: fc.Arbitrary<FlagContent> = fc.record({
  subject: fc.oneof(fc.constantFrom('rule:a', 'rule:b', 'ask:a', 'ask:b'), text),
  kind: fc.constantFrom('opposite-sides', 'barrier'),
  cause: fc.constantFrom(...CAUSES),
  severity: fc.constantFrom('high', 'medium', 'low'),
  ruleId: fc.constantFrom('a', 'b', null),
  summary: text,
  quotes: many(quote, 5),
});
const collisionSide = fc.record({
  own: count,
  read: count,
  groups: many(text, 4),
  quote: fc.option(quote),
});
const excerpt: fc.Arbitrary<Excerpt> = fc.record({
  article: fc.record({
    stem: text,
    title: text,
    dimension: text,
    readingTime: text,
    url: text,
    attribution: text,
  }),
  heading: text,
  text,
  score: fc.constant(1),
});
const beforeAfter = fc.record({
  all: fc.record({ before: share, after: share }),
  samePeople: fc.option(fc.record({ before: share, after: share })),
});

const report: fc.Arbitrary<Report> = fc.record({
  schema: fc.constant('throughline.report'),
  version: fc.constant(3),
  strategy: fc.record({ id: text, version: count, name: text, period: text, statement: text }),
  round: fc.record({
    id: fc.uuid(),
    openedAt: date,
    closesAt: date,
    isClosed: fc.boolean(),
    questions: fc.array(text),
  }),
  headline: fc.constant('12 of 12 leaders have answered. No plan clearly goes against it.'),
  hidden: fc.constantFrom(null, null, null, 'open', 'too-few'),
  response: fc.record({
    asked: count,
    replied: count,
    late: count,
    unread: count,
    uncounted: count,
    unreached: count,
  }),
  kinds: fc.constant(Object.fromEntries(READING_KINDS.map((kind) => [kind, 0])) as Report['kinds']),
  readBy: many(fc.record({ reader: text, replies: count }), 4),
  demonstrated: share,
  signal: many(fc.record({ band: text, aligned: share }), 5),
  clarity: fc.option(fc.record({ claimed: share, demonstrated: share })),
  belief: fc.option(
    fc.record({ predicted: fc.double({ min: 0, max: 1, noNaN: true }), found: share }),
  ),
  priorities: many(
    fc.record({
      id: text,
      title: text,
      decisionRights: many(text, 4),
      rules: fc.array(rule, { minLength: 1, maxLength: 6 }),
    }),
    7,
  ),
  collisions: many(
    fc.record({
      ruleId: fc.constantFrom('a', 'b'),
      standing: fc.constantFrom('parts', 'against', 'seems'),
      prefer: collisionSide,
      over: collisionSide,
      decides: many(text, 4),
      doubts: many(quote, 2),
    }),
    4,
  ),
  dilemmas: many(
    fc.record({
      ruleId: fc.constantFrom('a', 'b'),
      choices: fc.record({ prefer: count, over: count, depends: count }),
      sameForOtherReasons: many(
        fc.record({
          choice: fc.constantFrom('prefer', 'over'),
          withStrategy: count,
          againstIt: count,
          quotes: many(quote, 2),
        }),
        2,
      ),
    }),
    3,
  ),
  meanings: many(
    fc.record({
      term: text,
      means: text,
      unit: text,
      defined: fc.option(count),
      uses: many(fc.record({ value: count, quotes: many(quote, 2) }), 8),
    }),
    3,
  ),
  questions: many(fc.record({ question: text, quotes: many(quote, 3) }), 6),
  flags: many(flag, 30),
  causes: fc.subarray([...CAUSES]),
  evidence: fc.subarray([...CAUSES]).chain((causes) =>
    fc.tuple(
      ...causes.map((cause) =>
        fc.record({
          cause: fc.constant(cause),
          facts: fc.array(
            fc.record({ count: fc.constant(1), of: fc.integer({ min: 1, max: 9 }), words: text }),
            { minLength: 1, maxLength: 3 },
          ),
        }),
      ),
    ),
  ),
  history: many(
    fc.record({
      roundId: text,
      openedAt: date,
      demonstrated: share,
      rules: many(fc.record({ ruleId: fc.constantFrom('a', 'b', 'c'), aligned: share }), 3),
    }),
    4,
  ),
  change: fc.option(
    fc.record({
      since: fc.record({ roundId: text, openedAt: date }),
      demonstrated: beforeAfter,
      rules: many(
        fc
          .tuple(beforeAfter, fc.constantFrom('a', 'b', 'c'))
          .map(([each, ruleId]) => ({ ...each, ruleId })),
        5,
      ),
    }),
  ),
});

const asked = fc.record({
  ruleId: fc.constantFrom('a', 'b'),
  people: fc.option(count),
  answered: fc.option(count),
  closesAt: date,
  isBack: fc.boolean(),
});

/** Reports of every shape and size. */
export const shownReport: fc.Arbitrary<ShownReport> = fc
  .record({
    report,
    advice: fc.array(
      fc.record({ cause: fc.constantFrom(...CAUSES), excerpt: fc.option(excerpt) }),
      { maxLength: 5 },
    ),
    rights: many(fc.record({ line: text, quotes: many(quote, 2), isSure: fc.boolean() }), 3),
    states: fc.array(fc.constantFrom('raised', 'acknowledged', 'resolved', 'dismissed', null), {
      minLength: 30,
      maxLength: 30,
    }),
    breakdown: fc.constantFrom('function', 'level', 'priority'),
    isFrozen: fc.boolean(),
    askedAgain: fc.subarray(['a', 'b']),
    asked: many(asked, 2),
    answered: many(
      fc.record({ question: text, answer: text, by: fc.constantFrom('owner', 'executive') }),
      2,
    ),
    names: fc.record({ U0BEN: text }),
    raisedAt: date,
    disclosure: fc.constantFrom('named', 'function', 'anonymous'),
  })
  .map(({ report: each, states, breakdown, isFrozen, raisedAt, ...rest }) => {
    const flags = each.flags.map((content, index) => {
      const state = states[index] ?? null;
      const by = '2026-12-11';
      const kept = state && { id: `f${index}`, state, assigneeId: 'U0BEN', by, raisedAt };
      return { content, kept };
    });
    const source = isFrozen
      ? ({ kind: 'frozen', frozenId: 'f'.repeat(36) } as const)
      : ({ kind: 'round', roundId: 'r'.repeat(36), earlierId: null } as const);
    const frozen = isFrozen ? { frozenAt: raisedAt, frozenBy: 'U0ANNA' } : null;
    return { ...rest, report: each, key: { source, breakdown }, flags, frozen };
  });
