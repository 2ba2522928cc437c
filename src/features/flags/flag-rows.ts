import { and, asc, count, eq, ne, notInArray } from 'drizzle-orm';
import type { Db } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import {
  type Flag,
  type FlagContent,
  type FlagEvent,
  type FlagEventContent,
  type FlagQuote,
  type FlagState,
  isSameMatter,
} from '../../domain/flag.ts';
import type { LocalDate } from '../../domain/recurrence.ts';
import type { PublishedRound, Standings } from '../../domain/round.ts';
import { isSettled } from './flag-workflow.ts';

/** The flags that a round should have by what is known now. */
export type FlagsOfRound = {
  readonly workspaceId: string;
  readonly roundId: string;
  readonly now: Date;
  /** What reports on it count; null where everything may be seen. */
  readonly published: PublishedRound | null;
  /** What a later round is compared with. */
  readonly standings: Standings | null;
  readonly flags: readonly { readonly id: string; readonly content: FlagContent }[];
};

/**
 * Makes the kept flags of a round what they should be: new ones are raised, known ones take the
 * new content and keep their state, and one whose ground is gone is withdrawn with its quotes.
 * Where another on the same matter stands in its place, whoever looked after it goes on there. The
 * history of each says so.
 */
export async function reconcileFlags(
  tx: Db,
  schema: Schema,
  { workspaceId, roundId, now, published, standings, flags: wanted }: FlagsOfRound,
): Promise<void> {
  const { flags, rounds } = schema;
  await tx.update(rounds).set({ published, standings }).where(eq(rounds.id, roundId));
  const subjects = wanted.map(({ content }) => content.subject);
  const gone = await tx
    .select()
    .from(flags)
    .where(
      and(
        eq(flags.roundId, roundId),
        ne(flags.state, 'withdrawn'),
        notInArray(flags.subject, subjects),
      ),
    );
  const goesOn = new Map<string, string>();
  for (const each of wanted) {
    const before = gone.find(({ content }) => isSameMatter(content, each.content));
    const id = await keepFlag(tx, schema, { workspaceId, roundId, now }, each, before);
    if (before !== undefined) goesOn.set(before.id, id);
  }
  for (const { id, content } of gone) {
    const emptied = { ...content, quotes: [] };
    await tx.update(flags).set({ state: 'withdrawn', content: emptied }).where(eq(flags.id, id));
    const goesOnIn = goesOn.get(id);
    const event = { kind: 'withdrawn', ...(goesOnIn === undefined ? {} : { goesOnIn }) } as const;
    await addFlagEvent(tx, schema, { flagId: id, at: now, content: event });
  }
}

async function keepFlag(
  tx: Db,
  schema: Schema,
  { workspaceId, roundId, now }: Pick<FlagsOfRound, 'workspaceId' | 'roundId' | 'now'>,
  { id, content }: FlagsOfRound['flags'][number],
  before: FlagRow | undefined,
): Promise<string> {
  const { flags } = schema;
  const { subject } = content;
  const [known] = await tx
    .select()
    .from(flags)
    .where(and(eq(flags.roundId, roundId), eq(flags.subject, subject)));
  const flagId = known?.id ?? id;
  const tell = (event: FlagEventContent) =>
    addFlagEvent(tx, schema, { flagId, at: now, content: event });
  if (known !== undefined && known.state !== 'withdrawn') {
    if (JSON.stringify(known.content) === JSON.stringify(content)) return flagId;
    await tx.update(flags).set({ content }).where(eq(flags.id, flagId));
    await tell({ kind: 'changed' });
    return flagId;
  }
  const assigneeId = (before ?? known)?.assigneeId ?? null;
  const raised = { content, state: stateAfter(before, content), assigneeId };
  if (known === undefined)
    await tx.insert(flags).values({ id, workspaceId, roundId, subject, raisedAt: now, ...raised });
  else await tx.update(flags).set(raised).where(eq(flags.id, flagId));
  await tell({ kind: 'raised', ...(await insteadOf(tx, schema, before)) });
  return flagId;
}

type FlagRow = Pick<Flag, 'id' | 'state' | 'assigneeId' | 'content'>;

/**
 * What was only read and is said now is looked at anew, even where somebody had settled it; what is
 * said no more stands where it stood.
 */
function stateAfter(before: FlagRow | undefined, { kind }: FlagContent): FlagState {
  const isNews = before === undefined || (isSettled(before.state) && kind !== 'to-ask');
  return isNews ? 'raised' : before.state;
}

async function insteadOf(tx: Db, { flagEvents }: Schema, before: FlagRow | undefined) {
  if (before === undefined) return {};
  const events = await tx
    .select({ content: flagEvents.content })
    .from(flagEvents)
    .where(eq(flagEvents.flagId, before.id))
    .orderBy(asc(flagEvents.id));
  const by = namedDay(events.map(({ content }) => content));
  return { insteadOf: before.id, ...(by === undefined ? {} : { by }) };
}

/** The day that was named last for whoever looks after a flag, by what happened to it in order. */
export function namedDay(events: readonly FlagEventContent[]): LocalDate | undefined {
  const given = events.findLast(
    (event) =>
      event.kind === 'assigned' || (event.kind === 'raised' && event.insteadOf !== undefined),
  );
  return given?.kind === 'assigned' || given?.kind === 'raised' ? given.by : undefined;
}

/** Writes down what happened to a flag, after all that has happened to it before; answers its id. */
export async function addFlagEvent(
  tx: Db,
  { flagEvents }: Schema,
  event: Omit<FlagEvent, 'id' | 'personId'> & { readonly personId?: string },
): Promise<string> {
  const { flagId, at, content, personId = null } = event;
  const [row] = await tx
    .select({ events: count() })
    .from(flagEvents)
    .where(eq(flagEvents.flagId, flagId));
  const number = String((row?.events ?? 0) + 1).padStart(6, '0');
  const id = `${flagId}/${number}`;
  await tx.insert(flagEvents).values({ id, flagId, at, personId, content });
  return id;
}

/** Takes words that were erased out of the flags of a round at once. */
export async function forgetInFlags(
  tx: Db,
  { flags }: Schema,
  roundId: string,
  erased: readonly string[],
): Promise<void> {
  const words = erased.filter((text) => text !== '');
  if (words.length === 0) return;
  for (const { id, content } of await tx.select().from(flags).where(eq(flags.roundId, roundId))) {
    const isGone = ({ quote }: FlagQuote) => words.some((text) => text.includes(quote));
    if (!content.quotes.some(isGone)) continue;
    // An empty quote stays until the flags are looked at again, so that their history tells of it.
    const quotes = content.quotes.map((each) =>
      isGone(each) ? { ...each, personName: '', function: '', quote: '' } : each,
    );
    await tx
      .update(flags)
      .set({ content: { ...content, quotes } })
      .where(eq(flags.id, id));
  }
}
