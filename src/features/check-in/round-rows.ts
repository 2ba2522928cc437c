import { and, eq } from 'drizzle-orm';
import type { Db } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Prompt, Round } from '../../domain/round.ts';
import { waitingRow } from '../../outbox/outbox-rows.ts';

const LOT = 100;

/** Joins a round with the version of the strategy that it asks about. */
export function isAskedVersion({ rounds, strategyVersions }: Schema) {
  return and(
    eq(strategyVersions.workspaceId, rounds.workspaceId),
    eq(strategyVersions.strategyId, rounds.strategyId),
    eq(strategyVersions.version, rounds.strategyVersion),
  );
}

/** A round with all that it begins with. */
export type NewRound = {
  readonly workspaceId: string;
  readonly round: Round;
  readonly prompts: readonly Prompt[];
  readonly outgoing: readonly OutboxMessage[];
};

/** Writes a round with its prompts and messages. False if its due time had opened one before. */
export async function insertRound(
  tx: Db,
  { rounds, prompts, outbox }: Schema,
  { workspaceId, round, ...opening }: NewRound,
): Promise<boolean> {
  const opened = await tx
    .insert(rounds)
    .values({ workspaceId, ...round })
    .onConflictDoNothing()
    .returning({ id: rounds.id });
  if (opened.length === 0) return false;
  for (const some of inLots(opening.prompts)) {
    await tx.insert(prompts).values(some.map((prompt) => ({ workspaceId, ...prompt })));
  }
  for (const some of inLots(opening.outgoing)) {
    await tx.insert(outbox).values(some.map((message) => waitingRow(workspaceId, message)));
  }
  return true;
}

/** A few at a time: one statement for each would hold up everything else in a large round. */
function inLots<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const lots = Math.ceil(items.length / LOT);
  return Array.from({ length: lots }, (_, n) => items.slice(n * LOT, (n + 1) * LOT));
}
