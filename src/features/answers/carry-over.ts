import {
  BARRIERS,
  type BarrierReading,
  type Evidence,
  isOwnWord,
  LEADER,
  originOf,
  type Position,
  type Reading,
} from '../../domain/reading.ts';

/** What an author said of an earlier reading. */
export type EarlierWord = {
  readonly word: Reading;
  /** That reading; null where it is gone. */
  readonly read: Reading | null;
  /** True where the same words are only read again: then all of it holds. */
  readonly isOfSameText: boolean;
};

/**
 * A new reading of a reply with what its author had said of an earlier one, as far as the words that it
 * rests on still stand in the text; the rest is as it was read now. What they picked rests on no
 * words. Undefined where nothing is carried over.
 */
export function carryOver(
  earlier: EarlierWord,
  fresh: Reading,
  text: string,
  at: Date,
): Reading | undefined {
  const { word, read } = earlier;
  const positions = fresh.positions.map((position) => {
    const own = word.positions.find(({ ruleId }) => ruleId === position.ruleId);
    const before = read?.positions.find(({ ruleId }) => ruleId === position.ruleId);
    const kept = own && positionKept({ own, before, earlier, fresh: position, text });
    return kept ?? { ...position, origin: originOf(fresh.reader, position) };
  });
  const barriers = barriersKept(earlier, fresh, text);
  const kind = kindKept(earlier, fresh, text);
  const carried: Reading = {
    ...fresh,
    origin: originOf(fresh.reader, fresh),
    ...kind,
    reader: { name: LEADER, version: at.toISOString() },
    positions,
    barriers,
  };
  const isOwn = (part: { readonly origin?: Position['origin'] }) =>
    isOwnWord(part.origin ?? 'read');
  // What was picked in the new text itself is in the new reading already.
  const isNew = positions.some((each, i) => isOwn(each) && !isOwn(fresh.positions[i] ?? {}));
  const isDropped = fresh.barriers.length > barriers.length;
  return isNew || isDropped || kind !== undefined || barriers.some(isOwn) ? carried : undefined;
}

function positionKept({
  own,
  before,
  earlier: { word, isOfSameText },
  fresh,
  text,
}: {
  readonly own: Position;
  readonly before: Position | undefined;
  readonly earlier: EarlierWord;
  readonly fresh: Position;
  readonly text: string;
}): Position | undefined {
  const origin = originOf(word.reader, own);
  if (!isOwnWord(origin)) return undefined;
  const kept = { ...own, origin };
  if (isOfSameText) return kept;
  // What they have picked since, or picked as well, stands in the new reading with its own words.
  const isPicked = fresh.origin === 'chosen';
  if (isPicked && (fresh.side !== before?.side || fresh.side === own.side)) return undefined;
  if (origin === 'chosen') return { ...kept, evidence: own.side === 'silent' ? null : whole(text) };
  // What was put right rests on the words that were taken wrongly, and is shown by the reply as a whole.
  const isPutRight = before !== undefined && before.side !== own.side;
  const rest = (isPutRight ? before.evidence : null) ?? own.evidence ?? before?.evidence ?? null;
  if (rest === null) return fresh.side === 'silent' ? kept : undefined;
  const standing = standingIn(text, rest);
  if (standing === undefined) return undefined;
  const shown = isPutRight ? whole(text) : standing;
  return { ...kept, evidence: own.side === 'silent' ? null : shown };
}

function barriersKept(
  { word, read }: EarlierWord,
  fresh: Reading,
  text: string,
): readonly BarrierReading[] {
  return BARRIERS.flatMap((barrier): readonly BarrierReading[] => {
    const find = (reading: Reading | null) =>
      reading?.barriers.find((each) => each.barrier === barrier);
    const [own, before, now] = [find(word), find(read), find(fresh)];
    const as = now && [{ ...now, origin: originOf(fresh.reader, now) }];
    if (own === undefined) {
      const isDenied = before !== undefined && standingIn(text, before.evidence) !== undefined;
      return isDenied ? [] : (as ?? []);
    }
    const origin = originOf(word.reader, own);
    const evidence = isOwnWord(origin) ? standingIn(text, own.evidence) : undefined;
    return evidence ? [{ ...own, evidence, origin }] : (as ?? []);
  });
}

/** The kind with the words that decide it; one that needs no words stays where it is read again. */
function kindKept(
  { word, isOfSameText }: EarlierWord,
  fresh: Reading,
  text: string,
): Pick<Reading, 'kind' | 'confidence' | 'decided' | 'origin' | 'evidence'> | undefined {
  const { kind, confidence, decided } = word;
  const origin = originOf(word.reader, word);
  if (!isOwnWord(origin)) return undefined;
  if (word.evidence.length === 0 && kind !== fresh.kind && !isOfSameText) return undefined;
  const evidence = word.evidence.map((each) => standingIn(text, each));
  const standing = evidence.filter((each) => each !== undefined);
  if (standing.length < evidence.length) return undefined;
  return { kind, confidence, decided, origin, evidence: standing };
}

/** Where words stand in a text: where they stood, else where they stand now. */
function standingIn(text: string, { quote, start, end }: Evidence): Evidence | undefined {
  if (text.slice(start, end) === quote) return { quote, start, end };
  const found = text.indexOf(quote);
  return found === -1 ? undefined : { quote, start: found, end: found + quote.length };
}

function whole(text: string): Evidence {
  const quote = text.trim();
  const start = text.indexOf(quote);
  return { quote, start, end: start + quote.length };
}
