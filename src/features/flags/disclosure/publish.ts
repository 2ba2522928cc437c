import { hidersIn, isHeard, isTooFew } from '../../../domain/heard.ts';
import { BARRIERS, type Origin, originOf, type Reading } from '../../../domain/reading.ts';
import type {
  CountedAnswer,
  CountedPlace,
  CountedReading,
  PublishedRound,
  Round,
} from '../../../domain/round.ts';
import { smallestGroupOf } from '../../../domain/settings.ts';
import { type StructuredAnswer, withoutWords } from '../../../domain/structured-answer.ts';
import type { Answer, AnswerReply } from '../round-view.ts';
import { EVERYBODY, grouped, shownGroups } from './groups.ts';

/**
 * What reports count from now on, given what they counted until now (null before the first). Two
 * successive reports can be subtracted, and the difference is what changed in between: who hides whom
 * is settled with the first report, and a change is taken over only where those who changed, what they
 * had said before and those who did not change hide each other in numbers (see `changesTaken`). Until
 * then it waits, and only the words of erased replies go at once. A report of too few has shown
 * nothing: the first of enough starts anew.
 */
export function publish(
  answers: readonly Answer[],
  until: PublishedRound | null,
  round: Pick<Round, 'disclosure' | 'smallestGroup'>,
): PublishedRound {
  const counted = answers.map((answer) => asPublished(answer, until));
  if (until === null || isTooFew({ round, answers: counted })) return publishAnew(answers, round);
  const places = placesOf(counted, until, round);
  const lots = grouped(
    answers.map((answer, at) => {
      const was = counted[at] ?? answer;
      return { was, now: { ...answer, seesReports: was.seesReports ?? false } };
    }),
    ({ now: { promptId } }) => {
      const { group, band, lot } = places.get(promptId) ?? NOWHERE;
      return JSON.stringify([group, band?.label, lot]);
    },
  );
  const newest = Math.max(0, ...[...places.values()].map(({ lot }) => lot));
  const taken = [...lots.values()].flatMap((lot, at) =>
    changesTaken(lot, until, smallestGroupOf(round)).map(({ now }) => {
      const place = places.get(now.promptId) ?? NOWHERE;
      return [
        now.promptId,
        { ...countedOf(now), place: { ...place, lot: newest + 1 + at } },
      ] as const;
    }),
  );
  return { ...until, ...Object.fromEntries(taken) };
}

const NOWHERE: CountedPlace = { seesReports: false, group: EVERYBODY, band: null, lot: 0 };

function publishAnew(
  answers: readonly Answer[],
  round: Pick<Round, 'disclosure' | 'smallestGroup'>,
): PublishedRound {
  const places = placesOf(answers, null, round);
  return Object.fromEntries(
    answers.map((answer) => {
      const place = places.get(answer.promptId) ?? NOWHERE;
      return [answer.promptId, { ...countedOf(answer), place }] as const;
    }),
  );
}

/** Where each of these answers is counted, by its prompt: as it was kept, else as it follows from all. */
export function placesOf(
  answers: readonly Answer[],
  published: PublishedRound | null,
  round: Pick<Round, 'disclosure' | 'smallestGroup'>,
): ReadonlyMap<string, CountedPlace> {
  const groups = shownGroups(answers, smallestGroupOf(round));
  return new Map(
    answers.map(({ promptId, personId, seesReports = false }) => {
      const shown = { group: groups.functionOf(personId), band: groups.bandOf(personId) };
      const made = { seesReports, ...shown, lot: 0 };
      return [promptId, published?.[promptId]?.place ?? made] as const;
    }),
  );
}

type Changing = { readonly now: Answer; readonly was: Answer };

/**
 * The changes of one lot that are taken over: all, or else those of who answers for the first time, or
 * else none. Of a lot three things can be told apart afterwards: what those who changed had said, what
 * they say now, and what the others say. Each is of nobody, or of enough to hide each other.
 */
function changesTaken(
  lot: readonly Changing[],
  until: PublishedRound,
  smallest: number,
): readonly Changing[] {
  const changed = lot.filter(({ now }) => {
    const before = until[now.promptId];
    return before === undefined || !isCountedAs(before, now);
  });
  const isHidden = (taken: readonly Changing[]) => {
    const others = lot.filter((each) => !taken.includes(each));
    const parts = [
      taken.map(({ was }) => was),
      taken.map(({ now }) => now),
      others.map(({ was }) => was),
    ];
    return parts.every((part) => !part.some(isHeard) || hidersIn(part) >= smallest);
  };
  const first = changed.filter(({ was }) => !isHeard(was));
  return [changed, first].find((each) => each.length > 0 && isHidden(each)) ?? [];
}

/**
 * An answer as reports show it: counted as it was published, quoted only where its words still stand
 * and are read as they were counted. Somebody who was not published yet counts as silent.
 */
export function asPublished(answer: Answer, published: PublishedRound | null): Answer {
  if (published === null) return answer;
  const counted = published[answer.promptId];
  if (counted === undefined) return { ...answer, reply: null, choices: [], again: [] };
  const { place, reply, choices, again = [] } = counted;
  const placed = place === undefined ? answer : { ...answer, seesReports: place.seesReports };
  if (isCountedAs(counted, answer)) return placed;
  return {
    ...placed,
    choices: choices.map(withoutWords),
    again: again.map((each) => ({ ...each, words: '' })),
    reply: reply && wordless(reply),
  };
}

function wordless({ id, isLate, reading }: NonNullable<CountedAnswer['reply']>): AnswerReply {
  return { id, isLate, text: '', reading: reading && readingOf(reading) };
}

function readingOf({
  reader,
  positions,
  barriers,
  barrierOrigins,
  ...counted
}: CountedReading): Reading {
  const nothing = { quote: '', start: 0, end: 0 };
  return {
    ...counted,
    reader: { name: reader, version: '' },
    confidence: 0,
    evidence: [],
    positions: positions.map((position) => ({ ...position, confidence: 0, evidence: null })),
    barriers: barriers.map((barrier, at) => {
      const origin = barrierOrigins?.[at];
      const named = { barrier, confidence: 0, evidence: nothing };
      return origin === undefined ? named : { ...named, origin };
    }),
  };
}

function countedOf({ reply, choices, again }: Answer): CountedAnswer {
  return {
    choices: choices.map(withoutWords),
    ...(again.length === 0 ? {} : { again: again.map(withoutItsWords) }),
    reply: reply && {
      id: reply.id,
      isLate: reply.isLate,
      reading: reply.reading && countedReading(reply.reading),
    },
  };
}

function withoutItsWords({ ruleId, choice }: Answer['again'][number]) {
  return { ruleId, choice };
}

function countedReading(reading: Reading): CountedReading {
  const { reader, kind, decided, positions } = reading;
  const barriers = barriersOf(reading);
  return {
    reader: reader.name,
    kind,
    decided,
    origin: originOf(reader, reading),
    positions: positions.map((position) => ({
      ruleId: position.ruleId,
      side: position.side,
      decided: position.decided,
      origin: originOf(reader, position),
    })),
    barriers: barriers.map(({ barrier }) => barrier),
    barrierOrigins: barriers.map((barrier) => originOf(reader, barrier)),
  };
}

/** The barriers that a reading names, in one order. */
function barriersOf({ barriers }: Reading): Reading['barriers'] {
  return BARRIERS.flatMap((barrier) => barriers.find((each) => each.barrier === barrier) ?? []);
}

/** Whether an answer still counts as it was counted. It is asked of thousands: field by field. */
function isCountedAs(before: CountedAnswer, { reply, choices, again }: Answer): boolean {
  const { reply: was } = before;
  const { again: wasAgain = [] } = before;
  if (wasAgain.length + again.length > 0) {
    if (JSON.stringify(wasAgain) !== JSON.stringify(again.map(withoutItsWords))) return false;
  }
  if (before.choices.length + choices.length > 0 && !haveSameChoices(before.choices, choices))
    return false;
  if (was === null || reply === null) return was === reply;
  if (was.id !== reply.id || was.isLate !== reply.isLate) return false;
  if (was.reading === null || reply.reading === null) return was.reading === reply.reading;
  return isReadAs(was.reading, reply.reading);
}

function haveSameChoices(
  before: readonly StructuredAnswer[],
  now: readonly StructuredAnswer[],
): boolean {
  return JSON.stringify(before) === JSON.stringify(now.map(withoutWords));
}

function isReadAs(before: CountedReading, now: Reading): boolean {
  const { positions } = before;
  return (
    before.reader === now.reader.name &&
    before.kind === now.kind &&
    before.decided === now.decided &&
    wordOf(before, before) === originOf(now.reader, now) &&
    positions.length === now.positions.length &&
    now.positions.every((position, index) => {
      const { ruleId, side, decided } = position;
      const was = positions[index];
      const isSame = was?.ruleId === ruleId && was.side === side && was.decided === decided;
      return isSame && wordOf(before, was) === originOf(now.reader, position);
    }) &&
    hasSameBarriers(before, now)
  );
}

function hasSameBarriers(before: CountedReading, now: Reading): boolean {
  const { barriers, barrierOrigins = [] } = before;
  const named = barriersOf(now);
  return (
    barriers.length === named.length &&
    named.every(({ barrier, ...word }, at) => {
      const origin = barrierOrigins[at] ?? wordOf(before, {});
      return barriers[at] === barrier && origin === originOf(now.reader, word);
    })
  );
}

/** Whose word a counted part was; what was counted before that was told follows from its reader. */
function wordOf({ reader }: CountedReading, part: { readonly origin?: Origin }): Origin {
  return originOf({ name: reader }, part);
}
