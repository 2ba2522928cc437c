import fc from 'fast-check';
import { LEVELS } from '../../../src/domain/person.ts';
import {
  BARRIERS,
  isOwnWord,
  LEADER,
  type Origin,
  originOf,
  READING_KINDS,
  type Reading,
  SIDES,
  type Side,
} from '../../../src/domain/reading.ts';
import { decisionRulesOf, type Strategy } from '../../../src/domain/strategy.ts';
import {
  type Choice,
  METRIC_EFFECTS,
  type StructuredAnswer,
} from '../../../src/domain/structured-answer.ts';
import { bandOfLevel } from '../../../src/features/flags/disclosure/groups.ts';
import type { Answer, RoundView } from '../../../src/features/flags/round-view.ts';

const NOTHING = { behaviours: [], resources: [], decisionRights: [], metrics: [] };

/** Two priorities with three decision rules: features, pricing, hiring. */
export const STRATEGY: Strategy = {
  name: 'Few and large',
  period: '2026-Q4',
  statement: 'We serve few large customers well.',
  before: 'We served everybody the same.',
  keyTerms: [],
  priorities: [
    {
      id: 'build',
      title: 'Build for the large',
      decisionRules: [
        { id: 'features', prefer: 'audit logs', over: 'quick features', evenIf: '' },
        { id: 'pricing', prefer: 'yearly contracts', over: 'monthly plans', evenIf: '' },
      ],
      ...NOTHING,
    },
    {
      id: 'people',
      title: 'Hire for the large',
      decisionRules: [{ id: 'hiring', prefer: 'advisers', over: 'sales trainees', evenIf: '' }],
      ...NOTHING,
    },
  ],
};

const evidence = (quote: string) => ({ quote, start: 0, end: quote.length });

/** A reading that is sure of itself and silent on everything that is not named. */
export function reading(
  sides: Readonly<Record<string, 'prefer' | 'over' | 'split'>> = {},
  changes: Partial<Reading> = {},
): Reading {
  return {
    reader: { name: 'test', version: '1' },
    kind: 'operational',
    confidence: 0.9,
    decided: true,
    positions: decisionRulesOf(STRATEGY).map(({ rule }) => ({
      ruleId: rule.id,
      side: sides[rule.id] ?? 'silent',
      confidence: 0.9,
      decided: true,
      evidence: sides[rule.id] === undefined ? null : evidence(`on ${rule.id}`),
    })),
    barriers: [],
    evidence: [evidence('the words that decide it')],
    ...changes,
  };
}

/** A reading of these sides, each of them of this origin: as its author has it, or only read. */
export function spoken(
  sides: Readonly<Record<string, Exclude<Side, 'silent'>>>,
  origin: Origin,
  changes: Partial<Reading> = {},
): Reading {
  const read = reading(sides);
  const positions = read.positions.map((position) =>
    position.side === 'silent' ? position : { ...position, origin },
  );
  const name = origin === 'read' ? read.reader.name : LEADER;
  return { ...read, reader: { ...read.reader, name }, positions, ...changes };
}

/** The same reading before its author has said anything of it. */
export function onlyRead(said: Reading): Reading {
  const read = { origin: 'read' } as const;
  const positions = said.positions.map((position) => ({ ...position, ...read }));
  const barriers = said.barriers.map((barrier) => ({ ...barrier, ...read }));
  return { ...said, ...read, reader: { ...said.reader, name: 'test' }, positions, barriers };
}

/** The answers with something done to each reading. */
export function withReadings(
  answers: readonly Answer[],
  change: (reading: Reading) => Reading,
): readonly Answer[] {
  return answers.map((each) =>
    each.reply?.reading
      ? { ...each, reply: { ...each.reply, reading: change(each.reply.reading) } }
      : each,
  );
}

/** The same reading, but sure of nothing. */
export function undecided(sure: Reading): Reading {
  const positions = sure.positions.map((position) => ({ ...position, decided: false }));
  return { ...sure, decided: false, positions };
}

/** True where all that is known of somebody is what a reader made of their words. */
export function hasNoOwnWord({ reply, choices, again }: Answer): boolean {
  const reading = reply?.reading ?? null;
  const parts = reading === null ? [] : [reading, ...reading.positions, ...reading.barriers];
  const isSaid = parts.some((part) => isOwnWord(originOf(reading?.reader ?? NOBODY, part)));
  return choices.length + again.length === 0 && !isSaid;
}

const NOBODY = { name: '' };

/** The answer of person number `n`; null for a reply without a reading, undefined for no reply. */
export function answer(
  n: number,
  read: Reading | null | undefined,
  changes: Partial<Answer> = {},
): Answer {
  return {
    promptId: `p${n}`,
    personId: `U${n}`,
    personName: `Person ${n}`,
    function: 'Sales',
    level: null,
    group: changes.function ?? 'Sales',
    band: changes.level ? bandOfLevel(changes.level) : null,
    mayQuote: true,
    choices: [],
    again: [],
    reply: read === undefined ? null : { id: `r${n}`, text: 'words', isLate: false, reading: read },
    ...changes,
  };
}

/** A round about STRATEGY with these answers. */
export function view(answers: readonly Answer[]): RoundView {
  const at = new Date('2026-11-30T09:00:00Z');
  return {
    round: {
      id: 'round',
      scheduleId: 'plan',
      strategyId: 'large',
      strategyVersion: 1,
      delivery: { kind: 'direct' },
      questions: [{ kind: 'open', text: 'What will you do differently?', ruleId: null }],
      dueAt: at,
      localTime: '2026-11-30T09:00',
      atLocalHour: false,
      reminders: [],
      disclosure: 'named',
      smallestGroup: 3,
      openedAt: at,
      closesAt: at,
      closedAt: at,
      aboutRoundId: null,
      askedBy: null,
    },
    strategy: STRATEGY,
    published: null,
    answers,
    uncounted: 0,
    unreached: 0,
  };
}

const arbitraryEvidence = fc.string({ minLength: 1, maxLength: 20 }).map(evidence);

/**
 * Whose word a part of a leader's reading is. Undefined is a reading of the time before each part was
 * confirmed by itself.
 */
const arbitraryOrigin = fc.constantFrom<Origin | undefined>(
  'confirmed',
  'corrected',
  'read',
  undefined,
);
const originPart = (origin: Origin | undefined) => (origin === undefined ? {} : { origin });

/** Any reading of STRATEGY, by a reader or with its author's word on some of it. */
export const arbitraryReading: fc.Arbitrary<Reading> = fc
  .record({
    kind: fc.constantFrom(...READING_KINDS),
    decided: fc.boolean(),
    isLeaders: fc.boolean(),
    origin: arbitraryOrigin,
    sides: fc.array(
      fc.tuple(fc.constantFrom(...SIDES), fc.boolean(), arbitraryEvidence, arbitraryOrigin),
      { minLength: 3, maxLength: 3 },
    ),
    barriers: fc.uniqueArray(fc.tuple(fc.constantFrom(...BARRIERS), arbitraryOrigin), {
      selector: ([barrier]) => barrier,
    }),
    evidence: fc.array(arbitraryEvidence, { maxLength: 2 }),
  })
  .map(({ sides, barriers, isLeaders, origin, ...rest }) => {
    const made: Reading = {
      ...rest,
      ...originPart(origin),
      reader: { name: LEADER, version: '1' },
      confidence: 0.5,
      positions: decisionRulesOf(STRATEGY).map(({ rule }, i) => {
        const [side, decided, words, whose] = sides[i] ?? ['silent', true, null, undefined];
        const isSure = isLeaders && (whose === undefined || isOwnWord(whose)) ? true : decided;
        const found = side === 'silent' ? null : words;
        const position = { ruleId: rule.id, side, confidence: 0.5, decided: isSure };
        return { ...position, evidence: found, ...originPart(whose) };
      }),
      barriers: barriers.map(([barrier, whose]) => ({
        barrier,
        confidence: 0.8,
        evidence: evidence('in the way'),
        ...originPart(whose),
      })),
    };
    return isLeaders ? made : onlyRead(made);
  });

/** The answers of up to 12 people, in the order of their ids. */
export const arbitraryAnswers: fc.Arbitrary<readonly Answer[]> = fc
  .array(
    fc.record({
      function: fc.constantFrom('Sales', 'Product', 'Support'),
      level: fc.constantFrom(...LEVELS, null),
      isLate: fc.boolean(),
      read: fc.option(fc.option(arbitraryReading), { nil: undefined }),
    }),
    { maxLength: 12 },
  )
  .map((people) =>
    people.map(({ read, isLate, ...facts }, n) => {
      const made = answer(n, read, facts);
      return made.reply === null ? made : { ...made, reply: { ...made.reply, isLate } };
    }),
  );

const arbitraryChoice = fc.constantFrom<Choice>('prefer', 'over', 'depends');

/** What somebody may have picked beside what they wrote. */
const arbitraryPicks: fc.Arbitrary<readonly StructuredAnswer[]> = fc
  .tuple(
    fc.option(arbitraryChoice),
    fc.option(arbitraryChoice),
    fc.option(fc.constantFrom(2, 4)),
    fc.option(fc.constantFrom(...METRIC_EFFECTS)),
  )
  .map(([features, pricing, scale, effect]) => [
    ...(features === null ? [] : [picked('features', features)]),
    ...(pricing === null ? [] : [picked('pricing', pricing)]),
    ...(scale === null ? [] : [{ kind: 'clarity', scale } as const]),
    ...(effect === null
      ? []
      : [{ kind: 'metrics', metrics: [{ name: 'signings', effect }] } as const]),
  ]);

function picked(ruleId: string, choice: Choice): StructuredAnswer {
  return { kind: 'dilemma', ruleId, choice, why: '' };
}

/** What somebody may have chosen when it was put to them again. */
const arbitraryAgain = fc
  .tuple(fc.option(arbitraryChoice), fc.option(arbitraryChoice), fc.constantFrom('', 'said again'))
  .map(([features, hiring, words]) => [
    ...(features === null ? [] : [{ ruleId: 'features', choice: features, words }]),
    ...(hiring === null ? [] : [{ ruleId: 'hiring', choice: hiring, words }]),
  ]);

/** What somebody says in a round, in every way that there is: read, confirmed, picked, chosen again. */
export const arbitraryVoice: fc.Arbitrary<Pick<Answer, 'reply' | 'choices' | 'again'>> = fc
  .record({
    read: fc.option(fc.option(arbitraryReading), { nil: undefined }),
    choices: arbitraryPicks,
    again: arbitraryAgain,
    id: fc.constantFrom('r1', 'r2'),
  })
  .map(({ read, choices, again, id }) => {
    if (read === undefined) return { reply: null, choices: [], again: [] };
    return { reply: { id, text: 'words', isLate: false, reading: read }, choices, again };
  });

/** The answers of up to 12 people, in every way that there is. */
export const arbitraryVoices: fc.Arbitrary<readonly Answer[]> = fc
  .tuple(
    arbitraryAnswers,
    fc.array(fc.tuple(fc.option(arbitraryPicks), fc.option(arbitraryAgain), fc.boolean()), {
      minLength: 12,
      maxLength: 12,
    }),
  )
  .map(([answers, voices]) =>
    answers.map((each, n) => {
      const [choices, again, mayQuote = true] = voices[n] ?? [];
      if (each.reply === null) return { ...each, mayQuote };
      return { ...each, mayQuote, choices: choices ?? [], again: again ?? [] };
    }),
  );

/** Some answers, and the same in another order. */
export const arbitraryShuffle = arbitraryAnswers.chain((answers) =>
  fc.tuple(
    fc.constant(answers),
    fc.shuffledSubarray([...answers], { minLength: answers.length, maxLength: answers.length }),
  ),
);
