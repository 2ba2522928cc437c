import { eq } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';
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
