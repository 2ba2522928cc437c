import { CAUSES } from '../../../src/domain/cause.ts';
import type { FlagContent } from '../../../src/domain/flag.ts';
import type { Stand } from '../../../src/features/flags/round-view.ts';
import { EMPTY_TALLY, type Tally } from '../../../src/features/flags/tally.ts';
import { shareOf } from '../../../src/features/flags/wilson.ts';
import type { FullReport, Report, ReportRule } from '../../../src/features/report/report.ts';
import { agreementA, agreementRwg } from '../../../src/features/report/statistics/agreement.ts';

/** Where the people of one function stand on a rule. */
export type Team = readonly [name: string, counts: Partial<Record<Stand, number>>];

/** A rule whose total and people follow from its teams. */
export function makeRule(id: string, teams: readonly Team[], text = id): ReportRule {
  const byFunction = teams.map(([name, counts]) => ({
    function: name,
    tally: { ...EMPTY_TALLY, ...counts },
    own: ownOf(counts),
    difference: 'too-few' as const,
  }));
  const tally = byFunction.reduce((sum, row) => add(sum, row.tally), EMPTY_TALLY);
  const stands = byFunction.flatMap(({ function: name, tally: counts }) =>
    (['prefer', 'over', 'split'] as const).flatMap((stand) =>
      Array.from({ length: counts[stand] }, (_, index) => ({
        personName: `${text} person ${name} ${index}`,
        function: name,
        stand,
        origin: 'confirmed' as const,
        decided: index === 0,
        quote: text,
      })),
    ),
  );
  const sides = { prefer: `${text} first`, over: `${text} given up`, evenIf: `${text} costs` };
  const { prefer, split, over } = tally;
  const asked = Object.values(tally).reduce((sum, count) => sum + count, 0);
  const scale = [over, split, prefer];
  const a = agreementA(scale);
  const rwg = agreementRwg(scale);
  return {
    id,
    ...sides,
    tally,
    own: ownOf(tally),
    aligned: shareOf(prefer, asked),
    unsure: stands.filter(({ decided }) => !decided).length,
    agreement: a === null || rwg === null ? null : { a, rwg },
    byFunction,
    byLevel: [],
    stands,
  };
}

/** A flag about rule "build" with a quote of each side. */
export function makeFlag(text = 'words', part: Partial<FlagContent> = {}): FlagContent {
  const speaker = {
    personName: `${text} name`,
    function: `${text} team`,
    level: 'manager',
    isOwn: true,
  } as const;
  return {
    subject: 'rule:build',
    kind: 'opposite-sides',
    cause: 'incentives',
    severity: 'high',
    ruleId: 'build',
    summary: `${text} summary`,
    quotes: [
      { ...speaker, replyId: 'r1', side: 'over', quote: `${text} old` },
      { ...speaker, replyId: 'r2', side: 'over', quote: `${text} older` },
      { ...speaker, replyId: 'r3', side: 'prefer', quote: `${text} new` },
    ],
    ...part,
  };
}

/** Eight people asked, six replied; `text` goes into everything that people or articles wrote. */
export function makeInput(text = 'words', part: Partial<Report> = {}): FullReport {
  const build = makeRule(
    'build',
    [
      [`${text} A`, { prefer: 2, silent: 1 }],
      [`${text} B`, { over: 2, split: 1, none: 1 }],
      [`${text} C`, { none: 1 }],
    ],
    text,
  );
  const sell = makeRule(
    'sell',
    [
      [`${text} A`, { silent: 3 }],
      [`${text} B`, { silent: 2, unread: 1, none: 1 }],
      [`${text} C`, { none: 1 }],
    ],
    text,
  );
  const report: Report = {
    schema: 'throughline.report',
    version: 3,
    readBy: [{ reader: 'local', replies: 7 }],
    strategy: { id: 's1', version: 3, name: text, period: `${text} Q4`, statement: text },
    round: {
      id: 'round1',
      openedAt: new Date('2026-10-01T07:00:00Z'),
      closesAt: new Date('2026-10-04T07:00:00Z'),
      isClosed: true,
      questions: [`${text}?`],
    },
    hidden: null,
    headline: '6 of 8 leaders have answered. On 1 of 2 trade-offs their plans pull apart.',
    response: { asked: 8, replied: 6, late: 1, unread: 0, uncounted: 2, unreached: 0 },
    kinds: { operational: 2, conflicting: 2, hedged: 1, aspirational: 0, agreement: 1, unclear: 0 },
    demonstrated: shareOf(2, 8),
    signal: [],
    clarity: null,
    belief: null,
    collisions: [],
    dilemmas: [],
    meanings: [],
    questions: [],
    evidence: [],
    change: null,
    history: [],
    priorities: [
      { id: 'product', title: text, decisionRights: [text], rules: [build] },
      { id: 'market', title: text, decisionRights: [], rules: [sell] },
    ],
    flags: [
      makeFlag(text),
      makeFlag(text, {
        subject: 'barrier:incentives',
        kind: 'barrier',
        severity: 'medium',
        ruleId: null,
      }),
    ],
    causes: ['incentives', 'resources'],
    ...part,
  };
  return {
    report,
    advice: report.causes.map((cause) => ({ cause, excerpt: excerptOn(text, cause) })),
    rights: [],
    flags: report.flags.map((content) => ({ content, kept: null })),
    asked: [],
    names: {},
    answered: [],
  };
}

function excerptOn(text: string, cause: (typeof CAUSES)[number]) {
  if (cause !== CAUSES[1]) return null;
  const article = {
    stem: 'a',
    dimension: 'clarity',
    title: `${text} title`,
    url: 'https://throughline.example/a',
    readingTime: `${text} min`,
    attribution: text,
  };
  return { article, heading: text, text, score: 1 };
}

/** As if everybody had said so themselves. */
function ownOf({ prefer = 0, over = 0, split = 0 }: Partial<Tally>) {
  return { prefer, over, split };
}

function add(a: Tally, b: Tally): Tally {
  const sum = (stand: Stand) => a[stand] + b[stand];
  return {
    prefer: sum('prefer'),
    over: sum('over'),
    split: sum('split'),
    silent: sum('silent'),
    none: sum('none'),
    unread: sum('unread'),
  };
}
