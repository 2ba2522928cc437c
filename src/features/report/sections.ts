import { CAUSE_WORDS } from '../../domain/cause.ts';
import type { FlagContent, FlagQuote, Severity } from '../../domain/flag.ts';
import type { Excerpt } from '../guide/library/article.ts';
import type { Collision } from './collisions.ts';
import type { DilemmaResult } from './dilemmas.ts';
import {
  alignmentFindings,
  causesOf,
  changeFindings,
  type Finding,
  formatCollisionSide,
  formatCompared,
  formatDecider,
  formatDilemma,
  formatFact,
  formatSameChoice,
  formatUses,
  levelFindings,
} from './finding-words.ts';
import type { MeaningGap } from './key-terms.ts';
import type { PictureName } from './pictures/report-pictures.ts';
import { type FullReport, type Report, type ReportPriority, rulesOf } from './report.ts';
import { FLAG_TITLES, namesItsCause, quotesInTurn, SEVERITY_WORDS } from './report-words.ts';

/** The sections that a report may have. */
export type SectionId =
  | 'where'
  | 'conflicts'
  | 'flags'
  | 'shown'
  | 'dilemmas'
  | 'meanings'
  | 'read'
  | 'rules';

/** A section of a report as data: pages, terminals and Slack draw it, each as it can. */
export type Section = {
  readonly id: SectionId;
  readonly title: string;
  /** What to know before one reads it; '' for nothing. */
  readonly lead: string;
  readonly body: Body;
};

export type Body =
  /** Who stands where on each rule: at a glance, or rule by rule in full. */
  | { readonly kind: 'stands' | 'rules'; readonly priorities: readonly ReportPriority[] }
  | { readonly kind: 'findings'; readonly lists: readonly FindingList[] }
  | {
      readonly kind: 'cards';
      readonly cards: readonly Card[];
      /** Ranked by what is to be done, so that each has a number. */
      readonly isRanked: boolean;
      /** What stands there where there are no cards; '' leaves the section out. */
      readonly none: string;
    };

/** Numbers under one heading, '' for the first ones; `picture` shows them, and all of them where `isWhole`. */
export type FindingList = {
  readonly heading: string;
  readonly picture: PictureName;
  readonly isWhole: boolean;
  readonly findings: readonly Finding[];
};

/** One thing that was found: a heading and what belongs under it. */
export type Card = {
  readonly heading: string;
  /** Where it belongs: "Rule 2"; '' where that is clear. */
  readonly place: string;
  /** How soon it wants attention; null where nothing is to be done about it alone. */
  readonly severity: Severity | null;
  readonly parts: readonly Part[];
};

export type Part =
  | { readonly kind: 'words' | 'aside'; readonly text: string }
  /** What it comes to; `label` names it. */
  | { readonly kind: 'upshot'; readonly label: string; readonly text: string }
  | { readonly kind: 'quotes'; readonly quotes: readonly FlagQuote[] }
  | { readonly kind: 'facts'; readonly facts: readonly string[] }
  | { readonly kind: 'excerpt'; readonly excerpt: Excerpt | null };

/**
 * The sections of a report in their order: none while it is hidden, and none that has nothing to say.
 * This list alone decides what a report tells, under which title, and in which sentences.
 */
export function sectionsOf({
  report,
  advice,
}: Pick<FullReport, 'report' | 'advice'>): readonly Section[] {
  if (report.hidden !== null) return [];
  const { priorities, flags } = report;
  const sections: readonly Section[] = [
    {
      id: 'where',
      title: 'Who stands where',
      lead: 'One letter for each side of a trade-off, with the number of people. A column with both A and B is where plans part.',
      body: { kind: 'stands', priorities },
    },
    {
      id: 'conflicts',
      title: 'Where plans part',
      lead: 'What people say themselves comes first; what only reads like it is counted apart.',
      body: cards(report.collisions.map((collision) => collisionCard(report, collision))),
    },
    {
      id: 'flags',
      title: 'What needs a talk',
      lead: 'In the words of those who wrote them. Nobody is wrong here: each read the strategy from where they stand.',
      body: ranked(flags.map(flagCard), 'Nothing that wants a talk has come up.'),
    },
    {
      id: 'shown',
      title: 'How much of the strategy the plans show',
      lead: "Of everybody who was asked: whose own plan takes the strategy's side and not the other. Silence is no agreement. A few people leave much room, so each number comes with the range in which the true one may lie.",
      body: { kind: 'findings', lists: findingLists(report) },
    },
    {
      id: 'dilemmas',
      title: 'Put to the choice',
      lead: '',
      body: cards(report.dilemmas.map((dilemma) => dilemmaCard(report, dilemma))),
    },
    {
      id: 'meanings',
      title: 'One word, several meanings',
      lead: '',
      body: cards(report.meanings.map(meaningCard)),
    },
    {
      id: 'read',
      title: 'What to do first',
      lead: 'What lies behind it, what speaks for that, and a passage that helps. The cause behind most of the above comes first.',
      body: ranked(adviceCards({ report, advice }), 'Nothing to read up on this time.'),
    },
    {
      id: 'rules',
      title: 'The trade-offs, one by one',
      lead: '',
      body: { kind: 'rules', priorities },
    },
  ];
  return sections.filter(({ body }) => body.kind !== 'cards' || body.cards.length > 0 || body.none);
}

function cards(found: readonly Card[]): Body {
  return { kind: 'cards', cards: found, isRanked: false, none: '' };
}

function ranked(found: readonly Card[], none: string): Body {
  return { kind: 'cards', cards: found, isRanked: true, none };
}

function collisionCard(report: Report, collision: Collision): Card {
  const { prefer, over, number } = ruleOf(report, collision.ruleId);
  const quotes = [collision.prefer, collision.over].flatMap(({ quote }) => quote ?? []);
  return {
    heading: prefer,
    place: `Rule ${number}`,
    severity: null,
    parts: [
      { kind: 'words', text: `${prefer}: ${formatCollisionSide(collision.prefer)}.` },
      { kind: 'words', text: `${over}: ${formatCollisionSide(collision.over)}.` },
      { kind: 'quotes', quotes },
      { kind: 'upshot', label: '', text: formatDecider(collision) },
    ],
  };
}

function flagCard(flag: FlagContent): Card {
  const cause = `${CAUSE_WORDS[flag.cause]}.`;
  return {
    heading: FLAG_TITLES[flag.kind],
    place: '',
    severity: flag.severity,
    parts: [
      { kind: 'words', text: flag.summary },
      { kind: 'quotes', quotes: quotesInTurn(flag) },
      ...(namesItsCause(flag)
        ? []
        : [{ kind: 'upshot', label: 'What stands behind it:', text: cause } as const]),
    ],
  };
}

function findingLists(report: Report): readonly FindingList[] {
  const lists: readonly FindingList[] = [
    {
      heading: '',
      picture: 'belief-gap',
      isWhole: true,
      findings: alignmentFindings(report),
    },
    {
      heading: 'From the top down',
      picture: 'by-level',
      isWhole: true,
      findings: levelFindings(report),
    },
    {
      heading: formatCompared(report),
      picture: 'what-changed',
      isWhole: false,
      findings: changeFindings(report),
    },
  ];
  return lists.filter(({ findings }) => findings.length > 0);
}

function dilemmaCard(report: Report, dilemma: DilemmaResult): Card {
  return {
    heading: ruleOf(report, dilemma.ruleId).prefer,
    place: '',
    severity: null,
    parts: [
      { kind: 'words', text: formatDilemma(dilemma) },
      ...dilemma.sameForOtherReasons.flatMap((same): readonly Part[] => [
        { kind: 'upshot', label: '', text: formatSameChoice(same) },
        { kind: 'quotes', quotes: same.quotes },
      ]),
    ],
  };
}

function meaningCard(gap: MeaningGap): Card {
  return {
    heading: gap.term,
    place: '',
    severity: null,
    parts: [
      { kind: 'aside', text: `In the strategy: ${gap.means}` },
      { kind: 'words', text: `In the replies: ${formatUses(gap)}` },
      { kind: 'quotes', quotes: gap.uses.flatMap((use) => use.quotes.slice(0, 1)).slice(0, 2) },
    ],
  };
}

function adviceCards({ report, advice }: Pick<FullReport, 'report' | 'advice'>): readonly Card[] {
  return causesOf(report).map(({ cause, facts }) => {
    const about = advice.find((each) => each.cause === cause);
    return {
      heading: `Because ${CAUSE_WORDS[cause]}`,
      place: '',
      severity: null,
      parts: [
        { kind: 'facts', facts: facts.map(formatFact) },
        ...(about === undefined ? [] : [{ kind: 'excerpt', excerpt: about.excerpt } as const]),
      ],
    };
  });
}

/** A rule of the report with its number in it; of a rule that is gone, nothing. */
function ruleOf(report: Report, ruleId: string) {
  const rules = rulesOf(report);
  const index = rules.findIndex(({ id }) => id === ruleId);
  const { prefer = '', over = '' } = rules[index] ?? {};
  return { prefer, over, number: index + 1 };
}

/** How soon a card wants attention; '' where it does not by itself. */
export function formatSeverity({ severity }: Card): string {
  return severity === null ? '' : SEVERITY_WORDS[severity];
}
