import type { ClarityGap } from './alignment.ts';
import { CAUSES, type Cause } from './cause.ts';
import type { FlagContent } from './flag.ts';
import type { Barrier } from './reading.ts';
import type { Answer } from './round-view.ts';
import { type Share, shareOf } from './statistics/wilson.ts';
import { counted } from './words.ts';

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

const FACTS: Readonly<Record<Cause, (signs: CauseSigns) => readonly CauseFact[]>> = {
  'not-operational': ({ answers, flags, rules }) => [
    fact(shareOfKind(answers, 'aspirational'), 'describe a direction and nothing to check'),
    {
      count: flags.filter(({ kind }) => kind === 'untouched-rule').length,
      of: rules,
      words: "trade-offs are touched by nobody's plan",
    },
    fact(shareOfKind(answers, 'conflicting'), 'carry on in the old way'),
  ],
  incentives: ({ answers }) => [
    fact(shareNaming(answers, 'incentives'), 'say that targets and pay stand in the way'),
    fact(
      shareMeasuredAgainst(answers),
      'are measured on something that pulls against the strategy',
    ),
  ],
  agreement: ({ answers, clarity }) => [
    fact(shareOfKind(answers, 'agreement'), 'agree and name nothing that will change'),
    ...(clarity === null ? [] : [clarityFact(clarity)]),
  ],
  resources: ({ answers }) => [
    fact(shareNaming(answers, 'resources'), 'say that money, people or time have not moved'),
  ],
  'decision-rights': ({ answers }) => [
    fact(shareNaming(answers, 'decision_rights'), 'do not know who may decide'),
  ],
};

function fact({ count, of }: Share, what: string): CauseFact {
  return {
    count,
    of,
    words: `${counted(count, 'person', 'people')} of ${of} who answered: ${what}`,
  };
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

function readingsOf(answers: readonly Answer[]) {
  return answers.flatMap(({ reply }) => (reply?.reading ? [reply.reading] : []));
}

function shareOfKind(
  answers: readonly Answer[],
  kind: 'aspirational' | 'agreement' | 'conflicting',
) {
  const read = readingsOf(answers);
  return shareOf(
    read.filter((reading) => reading.kind === kind && reading.decided).length,
    read.length,
  );
}

function shareNaming(answers: readonly Answer[], barrier: Barrier): Share {
  const read = readingsOf(answers);
  const names = read.filter(
    ({ barriers, decided }) => decided && barriers.some((each) => each.barrier === barrier),
  );
  return shareOf(names.length, read.length);
}

/** Of those who listed what they are measured on, who lists a measure that conflicts. */
function shareMeasuredAgainst(answers: readonly Answer[]): Share {
  const listed = answers.flatMap(({ choices }) => choices.filter(({ kind }) => kind === 'metrics'));
  const against = listed.filter(
    (choice) =>
      choice.kind === 'metrics' && choice.metrics.some(({ effect }) => effect === 'conflicts'),
  );
  return shareOf(against.length, listed.length);
}
