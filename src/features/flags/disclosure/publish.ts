import { BARRIERS, type Origin, originOf, type Reading } from '../../../domain/reading.ts';
import type { CountedAnswer, CountedReading, PublishedRound } from '../../../domain/round.ts';
import { type StructuredAnswer, withoutWords } from '../../../domain/structured-answer.ts';
import type { Answer, AnswerReply } from '../round-view.ts';
import type { ShownGroups } from './groups.ts';

/**
 * What reports count from now on, given what they counted until now (null before the first). Two
 * successive reports can be subtracted, and the difference is what changed in between; so a change
 * is taken over only together with those of at least `smallest` people of the same atom, who share a
 * group and a band. Until then it waits, and only the words of erased replies go at once.
 */
export function publish(
  answers: readonly Answer[],
  until: PublishedRound | null,
  { functionOf, bandOf }: ShownGroups,
  smallest: number,
): PublishedRound {
  const now = new Map(answers.map((answer) => [answer.promptId, countedOf(answer)]));
  if (until === null) return Object.fromEntries(now);
  const atoms = new Map<string, Answer[]>();
  for (const answer of answers) {
    const before = until[answer.promptId];
    if (before !== undefined && isCountedAs(before, answer)) continue;
    const atom = `${functionOf(answer.personId)}\n${bandOf(answer.personId)?.label ?? ''}`;
    atoms.set(atom, [...(atoms.get(atom) ?? []), answer]);
  }
  const taken = [...atoms.values()].filter((changed) => changed.length >= smallest).flat();
  const changes = taken.flatMap(({ promptId }) => {
    const counted = now.get(promptId);
    return counted === undefined ? [] : [[promptId, counted] as const];
  });
  return { ...until, ...Object.fromEntries(changes) };
}

/**
 * An answer as reports show it: counted as it was published, quoted only where its words still stand
 * and are read as they were counted. Somebody who was not published yet counts as silent.
 */
export function asPublished(answer: Answer, published: PublishedRound): Answer {
  const counted = published[answer.promptId];
  if (counted === undefined) return { ...answer, reply: null, choices: [], again: [] };
  if (isCountedAs(counted, answer)) return answer;
  const { reply, choices, again = [] } = counted;
  return {
    ...answer,
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
