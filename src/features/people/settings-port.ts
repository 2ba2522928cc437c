import type { Settings } from '../../domain/settings.ts';

/** Keeps what an admin has set for a workspace. */
export type SettingsStore = {
  read(workspaceId: string): Promise<Settings>;
  save(workspaceId: string, content: Settings): Promise<void>;
};
