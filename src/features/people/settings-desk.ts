import type { Deps } from '../../deps.ts';
import type { Weekday } from '../../domain/recurrence.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Settings } from '../../domain/settings.ts';
import {
  type FieldProblems,
  parseVisibility,
  parseWorkTimes,
  type VisibilityWords,
  type WorkTimesWords,
} from './parse-settings.ts';

/** The settings, the name of the region, and the weekend that follows from them. */
export type DescribedSettings = {
  readonly settings: Settings;
  readonly regionName: string | null;
  readonly weekend: readonly Weekday[];
};

/** Looks after the settings. */
export type SettingsDesk = {
  describeSettings(workspaceId: string): Promise<DescribedSettings>;
  /** Saves when people work, or names every field that is wrong. */
  saveWorkTimes(workspaceId: string, words: WorkTimesWords): Promise<Result<null, FieldProblems>>;
  /** Saves who sees what, or names every field that is wrong. */
  saveVisibility(workspaceId: string, words: VisibilityWords): Promise<Result<null, FieldProblems>>;
};

/** Binds what an admin does with the settings. */
export function createSettingsDesk({ settings, holidays }: Deps): SettingsDesk {
  const save = async (workspaceId: string, parsed: Result<Partial<Settings>, FieldProblems>) => {
    if (!parsed.ok) return err(parsed.error);
    await settings.save(workspaceId, { ...(await settings.read(workspaceId)), ...parsed.value });
    return ok(null);
  };
  return {
    async describeSettings(workspaceId) {
      const content = await settings.read(workspaceId);
      const region = holidays.regions().find(({ code }) => code === content.region);
      const weekend = content.weekend ?? holidays.weekend(content.region ?? '');
      return { settings: content, regionName: region?.name ?? null, weekend };
    },
    saveWorkTimes: (workspaceId, words) => save(workspaceId, parseWorkTimes(words, holidays)),
    saveVisibility: (workspaceId, words) => save(workspaceId, parseVisibility(words)),
  };
}
