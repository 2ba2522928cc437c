import { and, eq } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';

/** Which executives do not want to hear by themselves that a round has closed. */
export function createClosingNoteStore({ db, transact, schema }: StoreContext) {
  const { noteRefusals } = schema;
  return {
    /** Whether somebody wants the notes from now on. */
    async want(workspaceId: string, personId: string, isWanted: boolean, now: Date): Promise<void> {
      const theirs = and(
        eq(noteRefusals.workspaceId, workspaceId),
        eq(noteRefusals.personId, personId),
      );
      await transact((tx) =>
        isWanted
          ? tx.delete(noteRefusals).where(theirs)
          : tx
              .insert(noteRefusals)
              .values({ workspaceId, personId, at: now })
              .onConflictDoNothing(),
      );
    },

    /** Who does not want them. */
    async refusedBy(workspaceId: string): Promise<ReadonlySet<string>> {
      const rows = await db
        .select({ personId: noteRefusals.personId })
        .from(noteRefusals)
        .where(eq(noteRefusals.workspaceId, workspaceId));
      return new Set(rows.map(({ personId }) => personId));
    },
  };
}
