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

function readingOf({ reader, positions, barriers, ...counted }: CountedReading): Reading {
  const nothing = { quote: '', start: 0, end: 0 };
  return {
    ...counted,
    reader: { name: reader, version: '' },
    confidence: 0,
    evidence: [],
    positions: positions.map((position) => ({ ...position, confidence: 0, evidence: null })),
    barriers: barriers.map((barrier) => ({ barrier, confidence: 0, evidence: nothing })),
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

function countedReading({ reader, kind, decided, positions, barriers }: Reading): CountedReading {
  const named = new Set(barriers.map(({ barrier }) => barrier));
  return {
    reader: reader.name,
    kind,
    decided,
    positions: positions.map((position) => ({
      ruleId: position.ruleId,
      side: position.side,
      decided: position.decided,
      origin: originOf(reader, position),
    })),
    barriers: BARRIERS.filter((barrier) => named.has(barrier)),
  };
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
  const { positions, barriers } = before;
  return (
    before.reader === now.reader.name &&
    before.kind === now.kind &&
    before.decided === now.decided &&
    positions.length === now.positions.length &&
    now.positions.every((position, index) => {
      const { ruleId, side, decided } = position;
      const was = positions[index];
      const isSame = was?.ruleId === ruleId && was.side === side && was.decided === decided;
      return isSame && wordOf(before, was) === originOf(now.reader, position);
    }) &&
    BARRIERS.every(
      (each) => barriers.includes(each) === now.barriers.some(({ barrier }) => barrier === each),
    )
  );
}

/** Whose word a counted side was; what was counted before that was told follows from its reader. */
function wordOf({ reader }: CountedReading, position: { readonly origin?: Origin }): Origin {
  return originOf({ name: reader }, position);
}
