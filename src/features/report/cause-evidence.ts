import { CAUSES, type Cause } from '../../domain/cause.ts';
import type { FlagContent } from '../../domain/flag.ts';
import type { Barrier, ReadingKind } from '../../domain/reading.ts';
import { counted } from '../../domain/words.ts';
import type { ClarityGap } from '../flags/alignment.ts';
import { saysBarrier, saysKind } from '../flags/quotes.ts';
import { type Answer, isUnread } from '../flags/round-view.ts';

/** A cause with what speaks for it, each in one plain sentence with its numbers. */
export type CauseEvidence = { readonly cause: Cause; readonly facts: readonly CauseFact[] };

/** One thing that speaks for a cause: how many of how many, and what it says. */
export type CauseFact = { readonly count: number; readonly of: number; readonly words: string };

/** What the causes are read from. */
export type CauseSigns = {
  readonly answers: readonly Answer[];
  readonly flags: readonly FlagContent[];
  readonly clarity: ClarityGap | null;
  readonly rules: number;
};

/**
 * What speaks for each of the five causes, the best supported first: by the weight of its flags,
 * then by the share of people behind its strongest fact. A cause that nothing speaks for is left out.
 */
export function causeEvidence(signs: CauseSigns): readonly CauseEvidence[] {
  const found = CAUSES.map((cause) => ({
    cause,
    facts: FACTS[cause](signs).filter(({ count }) => count > 0),
  })).filter(({ facts }) => facts.length > 0);
  const weight = ({ cause, facts }: CauseEvidence) =>
    flagWeight(signs.flags, cause) + Math.max(...facts.map(({ count, of }) => count / of));
  return found.sort((a, b) => weight(b) - weight(a));
}

const WEIGHT = { high: 100, medium: 10, low: 1 } as const;

function flagWeight(flags: readonly FlagContent[], cause: Cause): number {
  return flags
    .filter((flag) => flag.cause === cause)
    .reduce((sum, { severity }) => sum + WEIGHT[severity], 0);
}

/** Something that people say for a cause: who is counted, among whom, and the words for it. */
type PeopleSign = {
  readonly among: (answer: Answer) => boolean;
  readonly counts: (answer: Answer) => boolean;
  /** Whether it is what they say themselves, and not what was read. */
  readonly isTheirWord: (answer: Answer) => boolean;
  readonly what: string;
};

const isRead = ({ reply }: Answer) => reply !== null && !isUnread(reply);

const kindSign = (kind: ReadingKind, what: string): PeopleSign => ({
  among: isRead,
  counts: ({ reply }) => reply?.reading?.kind === kind && reply.reading.decided,
  isTheirWord: saysKind,
  what,
});

const barrierSign = (barrier: Barrier, what: string): PeopleSign => ({
  among: isRead,
  counts: ({ reply }) =>
    reply?.reading?.decided === true &&
    reply.reading.barriers.some((each) => each.barrier === barrier),
  isTheirWord: (answer) => saysBarrier(answer, barrier),
  what,
});

const MEASURED: PeopleSign = {
  among: ({ choices }) => choices.some(({ kind }) => kind === 'metrics'),
  counts: ({ choices }) =>
    choices.some(
      (choice) =>
        choice.kind === 'metrics' && choice.metrics.some(({ effect }) => effect === 'conflicts'),
    ),
  isTheirWord: () => true,
  what: 'a measure that pulls against the strategy',
};

const ASPIRE = kindSign('aspirational', 'a direction, and nothing that could be checked');
const OLD_WAY = kindSign('conflicting', 'the old way goes on');
const AGREE = kindSign('agreement', 'agreement, and nothing that will change');
const PAY = barrierSign('incentives', 'targets and pay stand in the way');
const MEANS = barrierSign('resources', 'money, people or time have not moved');
const RIGHTS = barrierSign('decision_rights', 'it is unclear who may decide');

/** What people say for each cause. */
export const PEOPLE_SIGNS: Readonly<Record<Cause, readonly PeopleSign[]>> = {
  'not-operational': [ASPIRE, OLD_WAY],
  incentives: [PAY, MEASURED],
  agreement: [AGREE],
  resources: [MEANS],
  'decision-rights': [RIGHTS],
};

const FACTS: Readonly<Record<Cause, (signs: CauseSigns) => readonly CauseFact[]>> = {
  'not-operational': ({ answers, flags, rules }) => [
    fact(answers, ASPIRE),
    untouchedFact(flags, rules),
    fact(answers, OLD_WAY),
  ],
  incentives: ({ answers }) => [fact(answers, PAY), fact(answers, MEASURED)],
  agreement: ({ answers, clarity }) => [
    fact(answers, AGREE),
    ...(clarity === null ? [] : [clarityFact(clarity)]),
  ],
  resources: ({ answers }) => [fact(answers, MEANS)],
  'decision-rights': ({ answers }) => [fact(answers, RIGHTS)],
};

function untouchedFact(flags: readonly FlagContent[], rules: number): CauseFact {
  const count = flags.filter(({ kind }) => kind === 'untouched-rule').length;
  return { count, of: rules, words: untouchedWords(count, rules) };
}

/** "2 of 4 trade-offs: nobody's plan touches them". */
export function untouchedWords(count: number, of: number): string {
  const them = count === 1 ? 'it' : 'them';
  return `${count} of ${counted(of, 'trade-off', 'trade-offs')}: nobody's plan touches ${them}`;
}

function fact(answers: readonly Answer[], sign: PeopleSign): CauseFact {
  const { among, counts, isTheirWord, what } = sign;
  const of = answers.filter(among);
  const found = of.filter(counts);
  const [count, own] = [found.length, found.filter(isTheirWord).length];
  const words = factWords(count, of.length, what);
  return { count, of: of.length, words: `${words}${formatConfirmed(own, count)}` };
}

/** Whose word it is; '' where all of them say so themselves. */
function formatConfirmed(own: number, count: number): string {
  if (own === count) return '';
  return own === 0 ? ' (not confirmed)' : ` (${own} of them confirmed)`;
}

/** "3 of 11 answers: agreement, and nothing that will change"; how many have confirmed it comes after. */
export function factWords(count: number, of: number, what: string): string {
  return `${count} of ${counted(of, 'answer', 'answers')}: ${what}`;
}

/** How many more find the strategy clear than show it. */
function clarityFact({ claimed, demonstrated }: ClarityGap): CauseFact {
  const gap = Math.max(0, claimed.count - demonstrated.count);
  return {
    count: gap,
    of: claimed.of,
    words: `${claimed.count} of ${claimed.of} call the strategy clear; ${demonstrated.count} show it in their plans`,
  };
}
