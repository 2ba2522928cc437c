import { and, eq } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';
import type { AudienceDefinition } from '../../domain/person.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings.ts';

/** What an admin has set for a workspace. */
export function createSettingsStore({ db, transact, schema }: StoreContext) {
  const { settings } = schema;
  return {
    /** The settings; what nobody has set is as in `DEFAULT_SETTINGS`. */
    async read(workspaceId: string): Promise<Settings> {
      const [row] = await db.select().from(settings).where(eq(settings.workspaceId, workspaceId));
      return { ...DEFAULT_SETTINGS, ...row?.content };
    },

    /** Keeps the settings as a whole. */
    async save(workspaceId: string, content: Settings): Promise<void> {
      await transact((tx) =>
        tx
          .insert(settings)
          .values({ workspaceId, content })
          .onConflictDoUpdate({ target: settings.workspaceId, set: { content } }),
      );
    },
  };
}

/** Audiences by id. */
export function createAudienceStore({ db, transact, schema }: StoreContext) {
  const { audiences } = schema;
  const one = (workspaceId: string, id: string) =>
    and(eq(audiences.workspaceId, workspaceId), eq(audiences.id, id));

  return {
    /** Saves an audience under its id. */
    async save(workspaceId: string, id: string, definition: AudienceDefinition): Promise<void> {
      await transact((tx) =>
        tx
          .insert(audiences)
          .values({ workspaceId, id, definition })
          .onConflictDoUpdate({
            target: [audiences.workspaceId, audiences.id],
            set: { definition },
          }),
      );
    },

    /** An audience, or undefined. */
    async find(workspaceId: string, id: string): Promise<AudienceDefinition | undefined> {
      const [row] = await db.select().from(audiences).where(one(workspaceId, id));
      return row?.definition;
    },

    /** Every audience, ordered by id. */
    async all(workspaceId: string) {
      return await db
        .select({ id: audiences.id, definition: audiences.definition })
        .from(audiences)
        .where(eq(audiences.workspaceId, workspaceId))
        .orderBy(audiences.id);
    },

    /** Forgets an audience. The caller makes sure that no schedule asks it. */
    async remove(workspaceId: string, id: string): Promise<void> {
      await transact((tx) => tx.delete(audiences).where(one(workspaceId, id)));
    },
  };
}
