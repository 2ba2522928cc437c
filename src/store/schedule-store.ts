import { and, eq, lte } from 'drizzle-orm';
import type { AudienceDefinition } from '../domain/audience.ts';
import type { Schedule } from '../domain/schedule.ts';
import type { StoreContext } from './open-store.ts';

/** Audiences and schedules, with the moment each schedule is due next. */
export function createScheduleStore({ db, transact, schema }: StoreContext) {
  const { audiences, schedules } = schema;
  const one = (workspaceId: string, id: string) =>
    and(eq(schedules.workspaceId, workspaceId), eq(schedules.id, id));

  return {
    /** Saves an audience under its id. */
    async saveAudience(
      workspaceId: string,
      id: string,
      definition: AudienceDefinition,
    ): Promise<void> {
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
    async audience(workspaceId: string, id: string): Promise<AudienceDefinition | undefined> {
      const [row] = await db
        .select()
        .from(audiences)
        .where(and(eq(audiences.workspaceId, workspaceId), eq(audiences.id, id)));
      return row?.definition;
    },

    /** Saves a schedule with its next due time, which the caller has computed. */
    async save(workspaceId: string, schedule: Schedule, nextDueAt: Date | null): Promise<void> {
      const row = { ...schedule, nextDueAt };
      await transact((tx) =>
        tx
          .insert(schedules)
          .values({ workspaceId, ...row })
          .onConflictDoUpdate({ target: [schedules.workspaceId, schedules.id], set: row }),
      );
    },

    /** Every schedule of a workspace with its next due time, ordered by id. */
    async list(
      workspaceId: string,
    ): Promise<readonly { schedule: Schedule; nextDueAt: Date | null }[]> {
      const rows = await db
        .select()
        .from(schedules)
        .where(eq(schedules.workspaceId, workspaceId))
        .orderBy(schedules.id);
      return rows.map(({ nextDueAt, ...schedule }) => ({ schedule, nextDueAt }));
    },

    /** The schedules that are due at `now` and not paused, the longest due first. */
    async due(
      now: Date,
    ): Promise<readonly { workspaceId: string; schedule: Schedule; dueAt: Date }[]> {
      const rows = await db
        .select()
        .from(schedules)
        .where(and(lte(schedules.nextDueAt, now), eq(schedules.isPaused, false)))
        .orderBy(schedules.nextDueAt);
      return rows.flatMap(({ workspaceId, nextDueAt, ...schedule }) =>
        nextDueAt === null ? [] : [{ workspaceId, schedule, dueAt: nextDueAt }],
      );
    },

    /** Moves a schedule on from a due time; does nothing if somebody else already has. */
    async advance(
      workspaceId: string,
      id: string,
      from: Date,
      nextDueAt: Date | null,
    ): Promise<void> {
      await transact((tx) =>
        tx
          .update(schedules)
          .set({ nextDueAt })
          .where(and(one(workspaceId, id), eq(schedules.nextDueAt, from))),
      );
    },
  };
}
