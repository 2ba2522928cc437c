import { and, count, eq, ne, notInArray } from 'drizzle-orm';
import type { Db } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import type { FlagContent, FlagEvent, FlagQuote, FlagState } from '../../domain/flag.ts';
import type { PublishedRound, Standings } from '../../domain/round.ts';

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
 * The history of each says so.
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
  for (const { id, content } of gone) {
    const emptied = { ...content, quotes: [] };
    await tx.update(flags).set({ state: 'withdrawn', content: emptied }).where(eq(flags.id, id));
    await addFlagEvent(tx, schema, { flagId: id, at: now, content: { kind: 'withdrawn' } });
  }
  for (const each of wanted) {
    await keepFlag(tx, schema, { workspaceId, roundId, now }, each);
  }
}

async function keepFlag(
  tx: Db,
  schema: Schema,
  { workspaceId, roundId, now }: Pick<FlagsOfRound, 'workspaceId' | 'roundId' | 'now'>,
  { id, content }: FlagsOfRound['flags'][number],
): Promise<void> {
  const { flags } = schema;
  const { subject } = content;
  const [known] = await tx
    .select()
    .from(flags)
    .where(and(eq(flags.roundId, roundId), eq(flags.subject, subject)));
  const tell = async (flagId: string, kind: 'raised' | 'changed') => {
    await addFlagEvent(tx, schema, { flagId, at: now, content: { kind } });
  };
  if (known === undefined) {
    const row = { id, workspaceId, roundId, subject, content, state: 'raised', raisedAt: now };
    await tx.insert(flags).values({ ...row, state: 'raised' });
    return await tell(id, 'raised');
  }
  const isBack = known.state === 'withdrawn';
  if (!isBack && JSON.stringify(known.content) === JSON.stringify(content)) return;
  const state: FlagState = isBack ? 'raised' : known.state;
  await tx.update(flags).set({ content, state }).where(eq(flags.id, known.id));
  await tell(known.id, isBack ? 'raised' : 'changed');
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
