import { and, eq, gte, lt } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';

/** Lists of people that an admin has uploaded and not yet applied. */
export function createPeopleImportStore({ db, transact, schema }: StoreContext) {
  const { peopleImports } = schema;
  const one = (workspaceId: string, id: string) =>
    and(eq(peopleImports.workspaceId, workspaceId), eq(peopleImports.id, id));

  return {
    /** Keeps a list, and forgets those kept before `staleBefore`. */
    async save(workspaceId: string, id: string, content: Content, now: Date, staleBefore: Date) {
      await transact(async (tx) => {
        const ofWorkspace = eq(peopleImports.workspaceId, workspaceId);
        const isStale = lt(peopleImports.createdAt, staleBefore);
        await tx.delete(peopleImports).where(and(ofWorkspace, isStale));
        await tx.insert(peopleImports).values({ workspaceId, id, content, createdAt: now });
      });
    },

    /** A list kept at `staleBefore` or later, or undefined. */
    async find(workspaceId: string, id: string, staleBefore: Date): Promise<Content | undefined> {
      const [row] = await db
        .select({ content: peopleImports.content })
        .from(peopleImports)
        .where(and(one(workspaceId, id), gte(peopleImports.createdAt, staleBefore)));
      return row?.content;
    },

    /** Forgets a list. */
    async drop(workspaceId: string, id: string): Promise<void> {
      await transact((tx) => tx.delete(peopleImports).where(one(workspaceId, id)));
    },
  };

  type Content = (typeof peopleImports.$inferSelect)['content'];
}
