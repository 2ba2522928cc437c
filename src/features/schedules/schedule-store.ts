import { and, eq, lte } from 'drizzle-orm';
import { nextOccurrence, type Occurrence } from '../../calendar/due-times.ts';
import { FIRST_ZONE, momentOf } from '../../calendar/local-time.ts';
import { recurrenceProblem } from '../../calendar/recurrence-problem.ts';
import type { Db, StoreContext } from '../../db/open-database.ts';
import type { ScheduleOrigin } from '../../db/schema/strategy-tables.ts';
import type { Schema } from '../../db/schema.ts';
import type { Question, QuestionBank, QuestionRef } from '../../domain/question.ts';
import type { Schedule } from '../../domain/schedule.ts';

/** The next time a schedule comes round; one that asks at local hours begins where the day does. */
export function nextOf(schedule: Schedule, after: Date): Occurrence | null {
  return nextOccurrence(schedule.recurrence, zoneOf(schedule), after);
}

/** The zone in which the due times of a schedule are computed. */
export function zoneOf({ atLocalHour, timeZone }: Schedule): string {
  return atLocalHour ? FIRST_ZONE : timeZone;
}

/**
 * The first time a schedule comes round after now by the clock of its own zone. At local hours that
 * may be a moment that the first zone has behind it already: the round then opens at once, for all
 * who still have that hour before them. Null if none comes; throws for a wrong recurrence or zone.
 */
export function firstOccurrence(schedule: Schedule, now: Date): Occurrence | null {
  const { recurrence, timeZone, atLocalHour } = schedule;
  if (recurrenceProblem(recurrence, timeZone) !== null) return null;
  const found = nextOccurrence(recurrence, timeZone, now);
  if (found === null || !atLocalHour) return found;
  return { localTime: found.localTime, dueAt: momentOf(found.localTime, FIRST_ZONE) };
}

/** Whether two schedules come round at the same times. */
export function hasSameTimes(one: Schedule, other: Schedule): boolean {
  const times = ({ recurrence, timeZone, atLocalHour }: Schedule) =>
    JSON.stringify([timeZone, atLocalHour, recurrence]);
  return times(one) === times(other);
}

/** Questions of admins and schedules, with the moment each schedule is due next. */
export function createScheduleStore({ db, transact, schema }: StoreContext) {
  const { ownQuestions, schedules } = schema;
  const one = (workspaceId: string, id: string) =>
    and(eq(schedules.workspaceId, workspaceId), eq(schedules.id, id));

  return {
    /** Saves a question that an admin added. */
    async saveQuestion(workspaceId: string, id: string, content: Question): Promise<void> {
      await transact((tx) =>
        tx
          .insert(ownQuestions)
          .values({ workspaceId, id, content })
          .onConflictDoUpdate({
            target: [ownQuestions.workspaceId, ownQuestions.id],
            set: { content },
          }),
      );
    },

    /** The questions that admins added, by id. */
    async questions(workspaceId: string): Promise<QuestionBank> {
      const rows = await db
        .select()
        .from(ownQuestions)
        .where(eq(ownQuestions.workspaceId, workspaceId))
        .orderBy(ownQuestions.id);
      return new Map(rows.map(({ id, content }) => [id, content]));
    },

    /** Forgets a question that an admin added. */
    async removeQuestion(workspaceId: string, id: string): Promise<void> {
      await transact((tx) =>
        tx
          .delete(ownQuestions)
          .where(and(eq(ownQuestions.workspaceId, workspaceId), eq(ownQuestions.id, id))),
      );
    },

    /** Saves a schedule with its next due time, which the caller has computed. */
    async save(
      workspaceId: string,
      schedule: Schedule,
      next: Occurrence | null,
      origin: ScheduleOrigin,
    ): Promise<void> {
      const row = { ...schedule, ...columnsOf(next), origin };
      await transact((tx) =>
        tx
          .insert(schedules)
          .values({ workspaceId, ...row })
          .onConflictDoUpdate({ target: [schedules.workspaceId, schedules.id], set: row }),
      );
    },

    /** Forgets a schedule; its rounds stay. */
    async remove(workspaceId: string, id: string): Promise<void> {
      await transact((tx) => tx.delete(schedules).where(one(workspaceId, id)));
    },

    /** Every schedule of a workspace with its next due time, ordered by id. */
    async list(workspaceId: string): Promise<readonly PlannedSchedule[]> {
      const rows = await db
        .select()
        .from(schedules)
        .where(eq(schedules.workspaceId, workspaceId))
        .orderBy(schedules.id);
      return rows.map(toPlanned);
    },

    /** The schedules that are due at `now` and not paused, the longest due first. */
    async due(now: Date): Promise<readonly DueSchedule[]> {
      const rows = await db
        .select()
        .from(schedules)
        .where(and(lte(schedules.nextDueAt, now), eq(schedules.isPaused, false)))
        .orderBy(schedules.nextDueAt);
      return rows.flatMap((row) => {
        const { schedule, next, extra } = toPlanned(row);
        return next === null ? [] : [{ workspaceId: row.workspaceId, schedule, extra, ...next }];
      });
    },

    /** Moves a schedule on from a due time; does nothing if somebody else already has. */
    async advance(workspaceId: string, id: string, from: Date, next: Occurrence | null) {
      await transact((tx) =>
        tx
          .update(schedules)
          .set(columnsOf(next))
          .where(and(one(workspaceId, id), eq(schedules.nextDueAt, from))),
      );
    },
  };

  type Row = typeof schedules.$inferSelect;

  function toPlanned(row: Row): PlannedSchedule {
    const { workspaceId: _, nextDueAt, nextLocalTime, origin, extraQuestions, ...schedule } = row;
    const extra = extraQuestions;
    if (nextDueAt === null) return { schedule, next: null, origin, extra };
    // A row from before local times were kept: the moment in UTC stands in for it once.
    const localTime = nextLocalTime ?? nextDueAt.toISOString().slice(0, 16);
    return { schedule, next: { localTime, dueAt: nextDueAt }, origin, extra };
  }
}

/** The columns that keep the next due time. */
export function columnsOf(next: Occurrence | null) {
  return { nextDueAt: next?.dueAt ?? null, nextLocalTime: next?.localTime ?? null };
}

/** A schedule, when it is due next (null when nothing is due any more), and who keeps it. */
export type PlannedSchedule = {
  readonly schedule: Schedule;
  readonly next: Occurrence | null;
  readonly origin: ScheduleOrigin;
  /** What it asks the next time in addition to its rotation, and then no more. */
  readonly extra?: readonly QuestionRef[] | undefined;
};

/** A schedule whose due time has come. */
export type DueSchedule = Occurrence &
  Pick<PlannedSchedule, 'schedule' | 'extra'> & { readonly workspaceId: string };

/** Adds a question to the next turn of a schedule alone; one that waits there already stays once. */
export async function addToNextTurn(
  tx: Db,
  schema: Schema,
  workspaceId: string,
  scheduleId: string,
  question: QuestionRef,
): Promise<void> {
  await changeExtra(tx, schema, workspaceId, scheduleId, (waiting) =>
    waiting.some((each) => isSame(each, question)) ? waiting : [...waiting, question],
  );
}

/** Takes away the added questions that a round has asked; those added meanwhile wait for the next. */
export async function removeFromNextTurn(
  tx: Db,
  schema: Schema,
  workspaceId: string,
  scheduleId: string,
  asked: readonly QuestionRef[],
): Promise<void> {
  if (asked.length === 0) return;
  await changeExtra(tx, schema, workspaceId, scheduleId, (waiting) =>
    waiting.filter((each) => !asked.some((one) => isSame(one, each))),
  );
}

async function changeExtra(
  tx: Db,
  { schedules }: Schema,
  workspaceId: string,
  scheduleId: string,
  change: (waiting: readonly QuestionRef[]) => readonly QuestionRef[],
): Promise<void> {
  const one = and(eq(schedules.workspaceId, workspaceId), eq(schedules.id, scheduleId));
  const [row] = await tx.select().from(schedules).where(one);
  if (row === undefined) return;
  const extraQuestions = change(row.extraQuestions);
  await tx.update(schedules).set({ extraQuestions }).where(one);
}

function isSame(one: QuestionRef, other: QuestionRef): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
