import { CAUSE_OWNERS, CAUSE_STEPS, CAUSE_WORDS, type Cause } from '../../domain/cause.ts';
import { type FlagContent, isCollision } from '../../domain/flag.ts';
import type { Excerpt } from '../guide/library/article.ts';
import {
  type CollisionCard,
  collisionCards,
  formatMoreCards,
  MOST_CARDS,
  untilOf,
  type Voice,
  voiceOf,
} from './collision-cards.ts';
import type { DilemmaResult } from './dilemmas.ts';
import {
  alignmentFindings,
  causesOf,
  type Finding,
  formatDilemma,
  formatFact,
  formatSameChoice,
  formatUses,
  historyFindings,
  kindFindings,
  levelFindings,
  ruleFindings,
} from './finding-words.ts';
import type { GrantedRight } from './granted-rights.ts';
import type { MeaningGap } from './key-terms.ts';
import type { PeoplesQuestion } from './peoples-questions.ts';
import type { PictureName } from './pictures/report-pictures.ts';
import { type FullReport, type Report, type ReportPriority, rulesOf } from './report.ts';
import {
  answeredBy,
  capital,
  formatReaders,
  plainReplyText,
  responseNotes,
} from './report-words.ts';
import { formatWho } from './rule-voices.ts';

/** The sections that a report may have. */
export type SectionId =
  | 'cards'
  | 'rights'
  | 'way'
  | 'asked'
  | 'do'
  | 'where'
  | 'moved'
  | 'rules'
  | 'dilemmas'
  | 'meanings'
  | 'counted'
  | 'read';

/** A section of a report as data: pages, terminals and Slack draw it, each as it can. */
export type Section = {
  readonly id: SectionId;
  /** '' for the first one, which stands under the headline. */
  readonly title: string;
  /** What to know before one reads it; '' for nothing. */
  readonly lead: string;
  readonly body: Body;
};

export type Body =
  /** What an executive steps in for; `more` says where the rest is. */
  | { readonly kind: 'cards'; readonly cards: readonly CollisionCard[]; readonly more: string }
  | { readonly kind: 'notes'; readonly notes: readonly Note[] }
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  /** Who stands where on each rule: at a glance, or rule by rule with what people say. */
  | { readonly kind: 'matrix' | 'rules'; readonly priorities: readonly ReportPriority[] }
  | {
      readonly kind: 'numbers';
      readonly words: readonly string[];
      readonly lists: readonly FindingList[];
    }
  | { readonly kind: 'passages'; readonly passages: readonly Help[] };

/** One thing that was found: a heading, what there is to know about it, and words that show it. */
export type Note = {
  readonly heading: string;
  /** Who says so; '' where the heading does. */
  readonly who: string;
  readonly words: readonly string[];
  readonly voices: readonly Voice[];
};

/** Something to do, by whom, until when, and why; a passage of the library may help. */
export type Step = {
  readonly what: string;
  readonly owner: string;
  readonly until: string;
  readonly why: readonly string[];
  readonly help: Help | null;
};

/** A passage of the library; `number` is its place among those of the report, from 1. */
export type Help = { readonly excerpt: Excerpt; readonly number: number };

/** Numbers under one heading, '' for none; `picture` shows them, null where nothing does. */
export type FindingList = {
  readonly heading: string;
  readonly picture: PictureName | null;
  readonly findings: readonly Finding[];
};

/**
 * The sections of a report in their order: none while it is hidden, and none that has nothing to say.
 * This list alone decides what a report tells, under which title, and in which sentences.
 */
export function sectionsOf(full: FullReport): readonly Section[] {
  const { report, rights } = full;
  if (report.hidden !== null) return [];
  const { priorities } = report;
  const cards = collisionCards(full);
  const sections: readonly Section[] = [
    section('cards', '', '', {
      kind: 'cards',
      cards: cards.slice(0, MOST_CARDS),
      more: formatMoreCards(cards.length - MOST_CARDS),
    }),
    section('rights', 'Granted, and not known', '', notes(rights.map(rightNote))),
    section('way', 'What stands in the way', '', notes(report.flags.flatMap(flagNote))),
    section(
      'asked',
      'What people asked',
      '',
      notes(report.questions.map(questionNote(full.answered))),
    ),
    section('do', 'What to do', '', {
      kind: 'steps',
      steps: stepsOf(full),
    }),
    section('where', 'Who stands where', '', { kind: 'matrix', priorities }),
    section('moved', 'Round by round', '', {
      kind: 'numbers',
      words: [],
      lists: [list('', 'what-changed', historyFindings(report))],
    }),
    section(
      'rules',
      'In their own words',
      'Nobody is wrong here: each read the strategy from where they stand.',
      {
        kind: 'rules',
        priorities,
      },
    ),
    section('dilemmas', 'Put to the choice', '', notes(report.dilemmas.map(dilemmaNote(report)))),
    section('meanings', 'One word, several meanings', '', notes(report.meanings.map(meaningNote))),
    section('counted', 'How this was counted', '', countedBody(report)),
    section('read', 'Passages that help', '', {
      kind: 'passages',
      passages: helpIn(full).map(({ help }) => help),
    }),
  ];
  return sections.filter(({ body }) => hasSomething(body));
}

function section(id: SectionId, title: string, lead: string, body: Body): Section {
  return { id, title, lead, body };
}

function notes(found: readonly Note[]): Body {
  return { kind: 'notes', notes: found };
}

function hasSomething(body: Body): boolean {
  switch (body.kind) {
    case 'cards':
      return body.cards.length > 0;
    case 'notes':
      return body.notes.length > 0;
    case 'steps':
      return body.steps.length > 0;
    case 'passages':
      return body.passages.length > 0;
    case 'matrix':
    case 'rules':
      return body.priorities.length > 0;
    case 'numbers':
      return body.words.length > 0 || body.lists.some(({ findings }) => findings.length > 0);
  }
}

/** A flag that no card shows. */
function flagNote(flag: FlagContent): readonly Note[] {
  const { kind, cause, summary } = flag;
  if (isCollision(flag)) return [];
  const voices = flag.quotes.map(voiceOf);
  if (kind !== 'barrier' || voices.length === 0)
    return [{ heading: summary, who: '', words: [], voices }];
  const own = voices.filter(({ isOwn }) => isOwn).length;
  const who = formatWho(own, voices.length - own);
  return [{ heading: capital(CAUSE_WORDS[cause]), who, words: [], voices }];
}

/** What the strategy lets people decide, beside the words of those who seem not to know. */
function rightNote({ line, quotes, isSure }: GrantedRight): Note {
  const doubt = isSure ? [] : ['It may be about something else: please look at both.'];
  return {
    heading: `The strategy says: ${line}`,
    who: '',
    words: doubt,
    voices: quotes.map(voiceOf),
  };
}

/** A question in the words of whoever asked first. Nobody is named for asking. */
function questionNote(answered: FullReport['answered']) {
  return ({ question, quotes }: PeoplesQuestion): Note => {
    const who = quotes.length > 1 ? `${quotes.length} asked this` : '';
    const given = answered.find((each) => each.question === question);
    const words =
      given === undefined ? [] : [`${answeredBy(given)}: ${plainReplyText(given.answer)}`];
    return { heading: plainReplyText(question), who, words, voices: [] };
  };
}

const DAYS_TO_ACT = 14;

/** What to do about the causes that were found, the one behind most of the grave signs first. */
export function stepsOf(full: FullReport): readonly Step[] {
  const { report } = full;
  const found = helpIn(full);
  return causesOf(report).map(({ cause, facts }) => ({
    what: CAUSE_STEPS[cause],
    ...whoAndWhen(cause, full),
    why: facts.map(formatFact),
    help: found.find((each) => each.cause === cause)?.help ?? null,
  }));
}

function helpIn({ advice }: FullReport): readonly { readonly cause: Cause; readonly help: Help }[] {
  return advice
    .flatMap(({ cause, excerpt }) => (excerpt === null ? [] : [{ cause, excerpt }]))
    .map(({ cause, excerpt }, index) => ({ cause, help: { excerpt, number: index + 1 } }));
}

function whoAndWhen(
  cause: Cause,
  { flags, names, report }: FullReport,
): Pick<Step, 'owner' | 'until'> {
  // On a card its own owner stands already.
  const taken = flags.find(
    ({ content, kept }) => content.cause === cause && content.ruleId === null && kept?.assigneeId,
  );
  const owner = names[taken?.kept?.assigneeId ?? ''] ?? CAUSE_OWNERS[cause];
  return { owner, until: untilOf(taken ?? null, report.round.closesAt, DAYS_TO_ACT) };
}

function dilemmaNote(report: Report) {
  return (dilemma: DilemmaResult): Note => {
    const rule = rulesOf(report).find(({ id }) => id === dilemma.ruleId);
    const same = dilemma.sameForOtherReasons;
    return {
      heading: rule === undefined ? '' : `${capital(rule.prefer)}, or ${rule.over}`,
      who: '',
      words: [formatDilemma(dilemma), ...same.map(formatSameChoice)],
      voices: same.flatMap(({ quotes }) => quotes.map(voiceOf)),
    };
  };
}

function meaningNote(gap: MeaningGap): Note {
  return {
    heading: gap.term,
    who: '',
    words: [`In the strategy: ${gap.means}`, `In the replies: ${formatUses(gap)}.`],
    voices: gap.uses.flatMap(({ quotes }) => quotes.slice(0, 1).map(voiceOf)).slice(0, 2),
  };
}

function list(
  heading: string,
  picture: PictureName | null,
  findings: readonly Finding[],
): FindingList {
  return { heading, picture, findings };
}

/** How the numbers came about, in words for those who do not count for a living. */
function countedBody(report: Report): Body {
  const { response, readBy, strategy, round } = report;
  const lists = [
    list('What kind of answers came', null, kindFindings(report)),
    list('How much of the strategy the plans show', 'belief-gap', alignmentFindings(report)),
    list('From the top down', 'by-level', levelFindings(report)),
    list('Trade-off by trade-off', null, ruleFindings(report)),
  ];
  return {
    kind: 'numbers',
    words: [
      ...round.questions.map((question) => `Asked was: “${question}”`),
      'Everybody who was asked counts once on each trade-off. Who says nothing on it, or does not answer, counts as that and never as agreement.',
      'A side that somebody picked, confirmed or put right is their own word. A side that a machine read and nobody confirmed is counted apart, shown lighter, and names nobody. Of whoever is alone in their function or level it counts among everybody alone.',
      'A plan shows the strategy where it takes the strategy’s side of some trade-off, and nowhere the other side or both. So few people leave much room: each share comes with the range in which the true one lies in 19 of 20 cases.',
      'Whether a function differs from the others is only said where chance would make such a difference in fewer than 1 of 20 cases.',
      `The trade-offs are those of version ${strategy.version} of the strategy, the one that people were asked about. ${formatReaders(readBy)} A machine can be wrong: talk with the person before you act on a line of this report.`,
      ...responseNotes(response),
    ],
    lists: lists.filter(({ findings }) => findings.length > 0),
  };
}
