import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Barrier, isOwnWord, originOf } from '../../../src/domain/reading.ts';
import { decisionRulesOf } from '../../../src/domain/strategy.ts';
import { disclose } from '../../../src/features/flags/disclosure/disclose.ts';
import { shownGroups } from '../../../src/features/flags/disclosure/groups.ts';
import { publish } from '../../../src/features/flags/disclosure/publish.ts';
import { FLAG_ASSIGNED } from '../../../src/features/flags/messages/flag-assigned.ts';
import {
  type Answer,
  type RoundView,
  standOf,
  standsByOwnWord,
} from '../../../src/features/flags/round-view.ts';
import { composeReport } from '../../../src/features/report/compose-report.ts';
import { cellsOf } from '../../../src/features/report/explain.ts';
import { reportFiles } from '../../../src/features/report/files/report-files.ts';
import { grantedRights, rightsInDoubt } from '../../../src/features/report/granted-rights.ts';
import { QUESTIONS_ASKED } from '../../../src/features/report/messages/questions-asked.ts';
import { ROUND_CLOSED } from '../../../src/features/report/messages/round-closed.ts';
import type { ShownReport } from '../../../src/features/report/open-report.ts';
import { altTextOf, PICTURE_NAMES } from '../../../src/features/report/pictures/report-pictures.ts';
import type { FullReport } from '../../../src/features/report/report.ts';
import { flagView } from '../../../src/features/report/slack/flag-view.ts';
import { postedBlocks } from '../../../src/features/report/slack/post-view.ts';
import { rightBlocks } from '../../../src/features/report/slack/question-blocks.ts';
import { reportBlocks } from '../../../src/features/report/slack/report-blocks.ts';
import {
  breakdownView,
  flagsView,
  quotesView,
} from '../../../src/features/report/slack/report-views.ts';
import { arbitraryVoices, hasNoOwnWord, view } from '../domain/samples.ts';

/*
 * What somebody was read to mean is a guess. Nobody may be named for it, wherever a report goes:
 * only who picked, confirmed or corrected something themselves, and only for that. The people of
 * these rounds have names that no other word holds, so that one anywhere is found.
 */

const nameOf = (n: number) => `Zquix${String.fromCharCode(65 + n)}bo`;
const NAME = /Zquix[A-Z]bo/g;
const namesIn = (text: string) => new Set(text.match(NAME) ?? []);

/** Words that hold a number for a key term, and a question. */
const wordsOf = (n: number) =>
  `An audit means ${n % 3} seats. Do my practices in the north stay with me?`;

/** A round asked by name or not, open or closed; people may have changed their answers since it closed. */
const arbitraryRound: fc.Arbitrary<RoundView> = fc
  .record({
    answers: arbitraryVoices,
    before: arbitraryVoices,
    disclosure: fc.constantFrom('named', 'named', 'function', 'anonymous'),
    smallestGroup: fc.integer({ min: 1, max: 4 }),
    isOpen: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    wasPublished: fc.boolean(),
  })
  .map(({ answers, before, disclosure, smallestGroup, isOpen, wasPublished }) => {
    const named = answers.map((each, n) => ({
      ...each,
      personName: nameOf(n),
      reply: each.reply && { ...each.reply, text: wordsOf(n) },
    }));
    const earlier = named.map((each, n) => {
      const { reply = null, choices = [], again = [] } = before[n] ?? {};
      return { ...each, reply: reply && { ...reply, id: `r${n}` }, choices, again };
    });
    const groups = shownGroups(named, smallestGroup);
    const first = publish(earlier, null, groups, smallestGroup);
    const counted = publish(named, wasPublished ? first : null, groups, smallestGroup);
    const made = view(named);
    const keyTerms = [{ term: 'audit', means: 'a check of 2 seats' }];
    return {
      ...made,
      published: disclosure === 'named' || isOpen ? null : counted,
      strategy: {
        ...made.strategy,
        keyTerms,
        priorities: made.strategy.priorities.map((each) => ({
          ...each,
          decisionRights: ['A branch manager decides.'],
        })),
      },
      round: {
        ...made.round,
        disclosure,
        smallestGroup,
        closedAt: isOpen ? null : made.round.closedAt,
      },
    };
  });

/** The report of a round as executives may see it, with the rights that somebody seems not to know. */
async function fullReportOf(seen: RoundView): Promise<FullReport> {
  const report = composeReport(seen);
  const doubts = report.hidden === null ? rightsInDoubt(seen.answers) : [];
  const rights = await grantedRights(seen.strategy, doubts, async (words, lines) =>
    words.map(() => lines.map(() => 0.5)),
  );
  const flags = report.flags.map((content) => ({ content, kept: null }));
  return { report, advice: [], rights, flags, asked: [], answered: [], names: {} };
}

/** The report as an executive opens it in Slack. */
function shownOf(full: FullReport, { round }: RoundView): ShownReport {
  const { report } = full;
  const flags = report.flags.map((content, n) => ({
    content,
    kept: {
      id: `f${n}`,
      state: 'raised',
      assigneeId: null,
      raisedAt: round.openedAt,
    } as const,
  }));
  return {
    ...full,
    key: { source: { kind: 'round', roundId: round.id, earlierId: null }, breakdown: 'function' },
    flags,
    askedAgain: [],
    disclosure: round.disclosure,
    frozen: null,
  };
}

/** What is drawn for Slack: the report, its pages, the page of each flag, what is posted, and notes. */
function inSlack(shown: ShownReport, strategyName: string): readonly unknown[] {
  const { report, flags } = shown;
  const pages = [0, 1, 2].flatMap((page) => [
    ...(['function', 'level', 'priority'] as const).map((breakdown) =>
      breakdownView({ ...shown, key: { ...shown.key, breakdown } }, page),
    ),
    flagsView(shown, page),
    quotesView(shown, page),
  ]);
  const ofFlags = flags.flatMap(({ content, kept }) => [
    flagView({
      flag: { ...kept, id: kept?.id ?? '', roundId: 'r', content } as never,
      strategyName,
      rule: null,
      history: [],
      excerpt: null,
      acts: new Set(['acknowledge', 'assign']),
      mayAskThem: true,
    }),
    FLAG_ASSIGNED.draw({ flagId: 'f', strategyName, summary: content.summary, askedBy: null }),
  ]);
  const { asked, replied } = report.response;
  return [
    reportBlocks(shown),
    postedBlocks(shown, 'U0ANNA', true),
    ...pages,
    ...ofFlags,
    QUESTIONS_ASKED.draw({
      strategyName,
      roundId: 'r',
      questions: report.questions,
      answered: [],
    }),
    rightBlocks('r', shown.rights),
    ROUND_CLOSED.draw({ strategyName, roundId: 'r', asked, replied }),
  ];
}

/** Everything that leaves the machine of a round, as one text. */
async function everythingOf(raw: RoundView, formats: Parameters<typeof reportFiles>[1]) {
  const seen = disclose(raw);
  const full = await fullReportOf(seen);
  const { report } = full;
  const files = await reportFiles(full, formats);
  const pictures =
    report.hidden === null ? PICTURE_NAMES.slice(0, 3).map((name) => altTextOf(name, report)) : [];
  const explained = cellsOf(seen).map(({ name, entries }) => [name, ...entries()]);
  const slack = inSlack(shownOf(full, raw), raw.strategy.name);
  return [
    ...files.map(({ content }) => String(content)),
    JSON.stringify({ full, pictures, explained, slack }),
  ].join('\n');
}

async function expectNamesOnlyOfSpeakers(
  raw: RoundView,
  formats: Parameters<typeof reportFiles>[1],
) {
  const names = namesIn(await everythingOf(raw, formats));
  const mayBeNamed = raw.round.disclosure === 'named' && raw.round.closedAt !== null;
  for (const answer of raw.answers) {
    if (mayBeNamed && !hasNoOwnWord(answer)) continue;
    expect(names).not.toContain(answer.personName);
  }
}

const authorIn = (answers: readonly Answer[], name: string) =>
  answers.find(({ personName }) => personName === name);

/** Whether somebody stands on a rule by their own word. */
const saysOn = (answer: Answer | undefined, ruleId: string) =>
  answer !== undefined && standsByOwnWord(standOf(answer, ruleId));

const saysKind = (answer: Answer | undefined) => {
  const reading = answer?.reply?.reading;
  return reading != null && isOwnWord(originOf(reading.reader, reading));
};

const saysBarrier = (answer: Answer | undefined, barrier: Barrier) => {
  const reading = answer?.reply?.reading;
  const named = reading?.barriers.find((each) => each.barrier === barrier);
  return reading != null && named !== undefined && isOwnWord(originOf(reading.reader, named));
};

type Signed = { readonly personName: string };

/** Who is named where in a report, and whether they have said what they are named for. */
function namings(
  { report, rights }: FullReport,
  answers: readonly Answer[],
): readonly [string, string, boolean][] {
  const signed = (
    place: string,
    quotes: readonly (Signed | null)[],
    saysSo: (answer: Answer | undefined) => boolean,
  ) =>
    quotes.flatMap((quote): readonly [string, string, boolean][] =>
      quote === null || quote.personName === ''
        ? []
        : [[place, quote.personName, saysSo(authorIn(answers, quote.personName))]],
    );
  return [
    ...report.priorities.flatMap(({ rules }) =>
      rules.flatMap(({ id, stands }) => signed(`rule ${id}`, stands, (each) => saysOn(each, id))),
    ),
    ...report.collisions.flatMap(({ ruleId, prefer, over, doubts }) => [
      ...signed(`collision ${ruleId}`, [prefer.quote, over.quote], (each) => saysOn(each, ruleId)),
      ...signed(`doubt ${ruleId}`, doubts, (each) => saysBarrier(each, 'decision_rights')),
    ]),
    ...report.dilemmas.flatMap(({ ruleId, sameForOtherReasons }) =>
      sameForOtherReasons.flatMap(({ quotes }) =>
        signed(`dilemma ${ruleId}`, quotes, (each) => saysKind(each) && hasNoReadBarrier(each)),
      ),
    ),
    ...report.meanings.flatMap(({ term, uses }) =>
      uses.flatMap(({ quotes }) => signed(`meaning ${term}`, quotes, () => false)),
    ),
    ...report.questions.flatMap(({ quotes }) => signed('question', quotes, () => false)),
    ...rights.flatMap(({ line, quotes }) =>
      signed(`right ${line}`, quotes, (each) => saysBarrier(each, 'decision_rights')),
    ),
    ...report.flags.flatMap(({ subject, ruleId, quotes }) => {
      const barrier = subject.startsWith('barrier:') ? (subject.slice(8) as Barrier) : null;
      return signed(`flag ${subject}`, quotes, (each) => {
        if (ruleId !== null) return saysOn(each, ruleId);
        return barrier === null ? saysKind(each) : saysBarrier(each, barrier);
      });
    }),
  ];
}

const hasNoReadBarrier = (answer: Answer | undefined) =>
  answer?.reply?.reading?.barriers.every(({ barrier }) => saysBarrier(answer, barrier)) ?? false;

/** The functions under which words or people stand in a report for what was only read of them. */
function unsignedFunctions(full: FullReport, seen: RoundView): readonly string[] {
  const found: string[] = [];
  JSON.stringify(full, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('function' in value)) return value;
    const isRead =
      ('isOwn' in value && !value.isOwn) || ('origin' in value && value.origin === 'read');
    if (isRead) found.push(String(value.function));
    return value;
  });
  const explained = cellsOf(seen).flatMap(({ entries }) => entries());
  const inWords = explained.map((entry) => /^Somebody in ([^:]*)/.exec(entry)?.[1] ?? '');
  return [...found, ...inWords].filter((each) => each !== '');
}

describe('nobody is given away by their function', () => {
  it('for what was only read of them, where too few share it', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryRound,
        fc.infiniteStream(fc.constantFrom('Sales', 'Support', 'Legal', 'Product')),
        async (raw, functions) => {
          const answers = raw.answers.map((answer) => {
            const inFunction = functions.next().value ?? '';
            return { ...answer, function: inFunction, group: inFunction };
          });
          const seen = disclose({ ...raw, answers, published: null });
          const least = Math.max(2, raw.round.smallestGroup);
          for (const name of unsignedFunctions(await fullReportOf(seen), seen)) {
            const together = name.split(/, | and /);
            const people = answers.filter((answer) => together.includes(answer.function));
            if (raw.round.disclosure === 'named' || raw.round.smallestGroup > 1)
              expect([name, people.length >= least]).toEqual([name, true]);
          }
        },
      ),
    );
  });
});

describe('nobody is named on a guess', () => {
  it('in no file, message, note or explanation, who has not said anything themselves', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRound, (raw) =>
        expectNamesOnlyOfSpeakers(raw, ['json', 'txt', 'csv']),
      ),
    );
  });

  it('nor on a page, or in a picture', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRound, (raw) => expectNamesOnlyOfSpeakers(raw, ['html', 'svg'])),
      { numRuns: 12, endOnFailure: true },
    );
  });

  it('on a rule, for a barrier or a kind of answer, for which others have their word', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRound, async (raw) => {
        for (const naming of namings(await fullReportOf(disclose(raw)), raw.answers))
          expect(naming).toEqual([naming[0], naming[1], true]);
      }),
      { numRuns: 300 },
    );
  });

  it('nor in the words of a flag, a headline or a fact: a name only signs a quote', () => {
    fc.assert(
      fc.property(arbitraryRound, (raw) => {
        const report = composeReport(disclose(raw));
        const unsigned = JSON.stringify(report, (key, value) =>
          key === 'personName' ? '' : value,
        );
        expect(unsigned).not.toMatch(NAME);
      }),
    );
  });

  it('nor in a row of the tables', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRound, async (raw) => {
        const files = await reportFiles(await fullReportOf(disclose(raw)), ['csv']);
        const rowsOf = (name: string): readonly Record<string, string>[] =>
          parse(String(files.find((file) => file.name === name)?.content ?? ''), { columns: true });
        for (const { person = '', rule_id = '', origin } of rowsOf('positions.csv')) {
          if (person === '') continue;
          expect(saysOn(authorIn(raw.answers, person), rule_id)).toBe(true);
          expect(origin).not.toBe('read');
        }
        for (const { person = '', rule_id = '' } of rowsOf('flags.csv')) {
          if (person === '' || rule_id === '') continue;
          expect(saysOn(authorIn(raw.answers, person), rule_id)).toBe(true);
        }
      }),
    );
  });

  it('nor in the list of whom a number counts', () => {
    fc.assert(
      fc.property(arbitraryRound, (raw) => {
        for (const { name, entries } of cellsOf(disclose(raw))) {
          const [part = '', id = ''] = name.split('.');
          for (const person of namesIn(entries().join('\n'))) {
            const author = authorIn(raw.answers, person);
            if (part === 'rules' || part === 'collisions') expect(saysOn(author, id)).toBe(true);
            if (part === 'kinds') expect(saysKind(author)).toBe(true);
            expect(['response', 'meanings']).not.toContain(part);
          }
        }
      }),
    );
  });

  it('is no vain promise: who says something themselves is named for it', () => {
    fc.assert(
      fc.property(arbitraryRound, (raw) => {
        const report = composeReport(disclose(raw));
        if (report.hidden !== null || raw.round.disclosure !== 'named') return;
        for (const { id, stands, own } of report.priorities.flatMap(({ rules }) => rules)) {
          const named = stands.filter(({ personName }) => personName !== '');
          expect(named).toHaveLength(own.prefer + own.over + own.split);
          for (const { personName } of named)
            expect(saysOn(authorIn(raw.answers, personName), id)).toBe(true);
        }
      }),
    );
  });
});

describe('nothing that stands on the other side is denied', () => {
  it('every rule with such a side, sure or doubtful, is among the collisions and in the headline', () => {
    fc.assert(
      fc.property(arbitraryRound, (raw) => {
        const seen = disclose(raw);
        const { headline, hidden, collisions } = composeReport(seen);
        if (hidden !== null) return;
        const against = decisionRulesOf(seen.strategy)
          .map(({ rule }) => rule.id)
          .filter((id) => seen.answers.some((each) => standOf(each, id).stand === 'over'));
        expect(collisions.map(({ ruleId }) => ruleId).sort()).toEqual(against.sort());
        const denies = /No plans part|Nobody|nothing to compare|still to be read/.test(headline);
        expect(denies && against.length > 0).toBe(false);
        if (against.length > 0) expect(headline).toMatch(/part on|seem to|gives up/);
      }),
      { numRuns: 300 },
    );
  });

  it('is counted by whose word it is', () => {
    fc.assert(
      fc.property(arbitraryRound, (raw) => {
        const seen = disclose(raw);
        const { hidden, collisions } = composeReport(seen);
        if (hidden !== null) return;
        for (const { ruleId, standing, prefer, over } of collisions) {
          const taking = (side: 'prefer' | 'over') =>
            seen.answers.filter((each) => standOf(each, ruleId).stand === side);
          expect(prefer.own + prefer.read).toBe(taking('prefer').length);
          expect(over.own + over.read).toBe(taking('over').length);
          expect(over.own).toBe(taking('over').filter((each) => saysOn(each, ruleId)).length);
          expect(standing === 'seems').toBe(over.own === 0);
          expect(prefer.groups.length > 0).toBe(prefer.own > 0);
          expect(over.groups.length > 0).toBe(over.own > 0);
        }
      }),
    );
  });
});
