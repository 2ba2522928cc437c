import { and, eq } from 'drizzle-orm';
import type { Level, Person, Role } from '../domain/person.ts';
import type { StoreContext } from './open-store.ts';

/** The people of a workspace and their roles. */
export function createPeopleStore({ db, transact, schema }: StoreContext) {
  const { workspaces, people, roles } = schema;

  return {
    /** Makes sure that the workspace has a row; its name follows Slack. */
    async ensureWorkspace(id: string, name: string, now: Date): Promise<void> {
      await transact((tx) =>
        tx
          .insert(workspaces)
          .values({ id, name, createdAt: now })
          .onConflictDoUpdate({ target: workspaces.id, set: { name } }),
      );
    },

    /** When the process last said that it was listening; null before the first time. */
    async listeningAt(workspaceId: string): Promise<Date | null> {
      const [row] = await db
        .select({ at: workspaces.listeningAt })
        .from(workspaces)
        .where(eq(workspaces.id, workspaceId));
      return row?.at ?? null;
    },

    /** Remembers that the process is listening now. */
    async setListeningAt(workspaceId: string, at: Date): Promise<void> {
      await transact((tx) =>
        tx.update(workspaces).set({ listeningAt: at }).where(eq(workspaces.id, workspaceId)),
      );
    },

    /** Takes over what Slack says of people; function and level stay as they are here. */
    async saveFromDirectory(
      workspaceId: string,
      entries: readonly DirectoryEntry[],
    ): Promise<void> {
      await transact(async (tx) => {
        for (const entry of entries) {
          await tx
            .insert(people)
            .values({ workspaceId, ...entry })
            .onConflictDoUpdate({ target: [people.workspaceId, people.id], set: entry });
        }
      });
    },

    /** Sets function and level. */
    async describe(
      workspaceId: string,
      entries: readonly { id: string; function: string | null; level: Level | null }[],
    ): Promise<void> {
      await transact(async (tx) => {
        for (const { id, ...described } of entries) {
          await tx
            .update(people)
            .set(described)
            .where(and(eq(people.workspaceId, workspaceId), eq(people.id, id)));
        }
      });
    },

    /** Replaces who holds a role. */
    async setHolders(workspaceId: string, role: Role, personIds: readonly string[]): Promise<void> {
      await transact(async (tx) => {
        await tx.delete(roles).where(and(eq(roles.workspaceId, workspaceId), eq(roles.role, role)));
        for (const personId of personIds) {
          await tx.insert(roles).values({ workspaceId, personId, role }).onConflictDoNothing();
        }
      });
    },

    /** Everybody known, ordered by id. */
    async all(workspaceId: string): Promise<readonly Person[]> {
      return await db
        .select()
        .from(people)
        .where(eq(people.workspaceId, workspaceId))
        .orderBy(people.id);
    },

    /** Who is known in any workspace, by name: these names are replaced before words leave the house. */
    async names(): Promise<readonly { readonly id: string; readonly name: string }[]> {
      return await db.select({ id: people.id, name: people.name }).from(people);
    },

    /** One person, or undefined. */
    async find(workspaceId: string, personId: string): Promise<Person | undefined> {
      const [row] = await db
        .select()
        .from(people)
        .where(and(eq(people.workspaceId, workspaceId), eq(people.id, personId)));
      return row;
    },

    /** Every role held in the workspace. */
    async roles(workspaceId: string): Promise<readonly { personId: string; role: Role }[]> {
      return await db
        .select({ personId: roles.personId, role: roles.role })
        .from(roles)
        .where(eq(roles.workspaceId, workspaceId));
    },
  };
}

/** What Slack knows of a person. */
type DirectoryEntry = Omit<Person, 'function' | 'level'>;
