import type { Deps } from '../../../deps.ts';
import { missingInWords } from '../../../domain/missing.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { notesTo } from '../../../outbox/outbox-rows.ts';
import { plain } from '../../../slack/slack-message.ts';
import { escapeShort } from '../../../slack/text.ts';
import { adminsOf } from '../../people/tell-admins.ts';
import type { PlannedSchedule } from '../../schedules/schedule-store.ts';
import { whenAtWork } from '../person-timing.ts';
import { whatIsMissing } from '../what-is-missing.ts';

const DAY = 24 * 3_600_000;

type NotReady = { readonly scheduleId: string; readonly missing: readonly string[] };

/** Tells an admin, before a schedule asks for the first time, what will be missing then. */
export const NOT_READY: MessageKind<Deps, NotReady> = {
  priority: PRIORITY.notice,
  policy: whenAtWork,
  async compose(deps, workspaceId, { subjectId: scheduleId }) {
    const missing = await missingFor(deps, workspaceId, scheduleId);
    return missing.length === 0 ? undefined : { scheduleId, missing };
  },
  draw({ scheduleId, missing }) {
    const lines = missing.map((sentence) => `• ${escapeShort(sentence, 400)}`);
    return plain(
      `*${escapeShort(scheduleId, 100)}* asks for the first time soon. Something is missing still:\n${lines.join('\n')}`,
    );
  },
};

/**
 * Queues a note to each admin a day before a schedule asks for the first time, where something will be
 * missing. A schedule is told of once.
 */
export async function noteWhatIsMissing(deps: Deps, now: Date): Promise<void> {
  for (const workspaceId of await deps.people.workspaceIds()) {
    for (const { schedule } of await firstTimeSoon(deps, workspaceId, now)) {
      if ((await missingFor(deps, workspaceId, schedule.id)).length === 0) continue;
      const admins = await adminsOf(deps, workspaceId);
      const about = { kind: 'not-ready', subjectId: schedule.id } as const;
      for (const note of notesTo(admins, deps, now, about))
        await deps.outbox.add(workspaceId, note);
    }
  }
}

async function firstTimeSoon(
  { schedules, rounds }: Deps,
  workspaceId: string,
  now: Date,
): Promise<readonly PlannedSchedule[]> {
  const found: PlannedSchedule[] = [];
  for (const planned of await schedules.list(workspaceId)) {
    const { schedule, next } = planned;
    if (schedule.isPaused || next === null || +next.dueAt - +now >= DAY) continue;
    if ((await rounds.countOf(workspaceId, schedule.id)) === 0) found.push(planned);
  }
  return found;
}

/** What concerns one schedule, in sentences. */
async function missingFor(deps: Deps, workspaceId: string, scheduleId: string) {
  const { hasNoExecutive, askNobody } = await whatIsMissing(deps, workspaceId);
  const own = askNobody.filter(({ schedule }) => schedule === scheduleId);
  return missingInWords({ hasNoExecutive, askNobody: own });
}
