import type { AudienceDefinition } from '../../domain/audience.ts';
import type { Question, QuestionBank, QuestionRef } from '../../domain/question.ts';
import type { LocalTime } from '../../domain/recurrence.ts';
import type { Schedule } from '../../domain/schedule.ts';
import type { Strategy } from '../../domain/strategy.ts';

/** A strategy in one of its published versions. */
export type PublishedStrategy = { readonly version: number; readonly content: Strategy };

/** Keeps published strategies, and those in the making: their texts may be empty, their lists short. */
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
  saveDraft(workspaceId: string, strategyId: string, content: Strategy, now: Date): Promise<void>;
  draft(workspaceId: string, strategyId: string): Promise<Strategy | undefined>;
  drafts(
    workspaceId: string,
  ): Promise<readonly { readonly strategyId: string; readonly content: Strategy }[]>;
  dropDraft(workspaceId: string, strategyId: string): Promise<void>;
};

/** A time at which a schedule comes round: the local time, and the moment that it stands for. */
export type Occurrence = { readonly localTime: LocalTime; readonly dueAt: Date };

/** Where a plan comes from: a set-up file, or somebody in Slack. */
export type PlanOrigin = 'file' | 'slack';

/** A schedule, when it is due next (null when nothing is due any more), and who keeps it. */
export type PlannedSchedule = {
  readonly schedule: Schedule;
  readonly next: Occurrence | null;
  readonly origin: PlanOrigin;
  /** What it asks the next time in addition to its rotation, and then no more. */
  readonly extra?: readonly QuestionRef[];
};

/** Keeps audiences, questions of admins, and schedules. */
export type ScheduleStore = {
  saveAudience(workspaceId: string, id: string, definition: AudienceDefinition): Promise<void>;
  audience(workspaceId: string, id: string): Promise<AudienceDefinition | undefined>;
  audiences(
    workspaceId: string,
  ): Promise<readonly { readonly id: string; readonly definition: AudienceDefinition }[]>;
  removeAudience(workspaceId: string, id: string): Promise<void>;
  saveQuestion(workspaceId: string, id: string, content: Question): Promise<void>;
  questions(workspaceId: string): Promise<QuestionBank>;
  removeQuestion(workspaceId: string, id: string): Promise<void>;
  save(
    workspaceId: string,
    schedule: Schedule,
    next: Occurrence | null,
    origin: PlanOrigin,
  ): Promise<void>;
  remove(workspaceId: string, id: string): Promise<void>;
  list(workspaceId: string): Promise<readonly PlannedSchedule[]>;
  due(now: Date): Promise<readonly DueSchedule[]>;
  advance(workspaceId: string, id: string, from: Date, next: Occurrence | null): Promise<void>;
};

/** A schedule whose due time has come. */
export type DueSchedule = Occurrence & {
  readonly workspaceId: string;
  readonly schedule: Schedule;
  /** What it asks this once in addition to its rotation. */
  readonly extra?: readonly QuestionRef[];
};
