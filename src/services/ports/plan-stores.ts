import type { AudienceDefinition } from '../../domain/audience.ts';
import type { Schedule } from '../../domain/schedule.ts';
import type { Strategy } from '../../domain/strategy.ts';

/** A strategy in one of its published versions. */
export type PublishedStrategy = { readonly version: number; readonly content: Strategy };

/** Keeps published strategies. */
export type StrategyStore = {
  publish(
    workspaceId: string,
    strategyId: string,
    content: Strategy,
    now: Date,
  ): Promise<{ readonly version: number; readonly isNew: boolean }>;
  newest(workspaceId: string, strategyId: string): Promise<PublishedStrategy | undefined>;
  list(
    workspaceId: string,
  ): Promise<readonly (PublishedStrategy & { readonly strategyId: string })[]>;
};

/** A schedule and the moment it is due next; null when nothing is due any more. */
export type PlannedSchedule = { readonly schedule: Schedule; readonly nextDueAt: Date | null };

/** Keeps audiences and schedules. */
export type ScheduleStore = {
  saveAudience(workspaceId: string, id: string, definition: AudienceDefinition): Promise<void>;
  audience(workspaceId: string, id: string): Promise<AudienceDefinition | undefined>;
  save(workspaceId: string, schedule: Schedule, nextDueAt: Date | null): Promise<void>;
  list(workspaceId: string): Promise<readonly PlannedSchedule[]>;
  due(now: Date): Promise<readonly DueSchedule[]>;
  advance(workspaceId: string, id: string, from: Date, nextDueAt: Date | null): Promise<void>;
};

/** A schedule whose due time has come. */
export type DueSchedule = {
  readonly workspaceId: string;
  readonly schedule: Schedule;
  readonly dueAt: Date;
};
