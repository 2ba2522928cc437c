import type { Deps } from '../../deps.ts';
import type { Flag } from '../../domain/flag.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { type FlagAct, type FlagRefusal, stepOf } from './flag-workflow.ts';

const DAY = 86_400_000;
/** How long a note to whoever looks after a flag may wait for their working hours. */
const NOTE_DAYS = 4;

/**
 * Why nothing was done. `gone`: there is no such flag. `moved-on`: somebody else was faster.
 * `not-here`: that person cannot look after it. `no-schedule`: it asks about another strategy, or is
 * gone.
 */
export type ActFailure = FlagRefusal | 'gone' | 'moved-on' | 'not-here' | 'no-schedule';

/** Who does what with which flag. */
export type ActOnFlag = {
  readonly workspaceId: string;
  readonly personId: string;
  readonly flagId: string;
  readonly act: FlagAct;
};

/**
 * Does something about a flag and writes it down. Whoever is to look after it is told; what is put to
 * people again waits for the next turn of the schedule.
 */
export async function actOnFlag(
  deps: Deps,
  { workspaceId, personId, flagId, act }: ActOnFlag,
): Promise<Result<null, ActFailure>> {
  const flag = await deps.flags.find(workspaceId, flagId);
  if (flag === undefined) return err('gone');
  const { state, assigneeId, content } = flag;
  const step = stepOf({ state, assigneeId, ruleId: content.ruleId }, act);
  if (!step.ok) return step;
  const cannot = await whyNot(deps, workspaceId, flag, act);
  if (cannot !== null) return err(cannot);
  const now = deps.clock();
  const ask = questionOf(flag, act);
  const move = { workspaceId, flag, step: step.value, personId, now, ...(ask ? { ask } : {}) };
  if (!(await deps.flags.step(move))) return err('moved-on');
  deps.log.info({ flag: flagId, act: act.kind }, 'flag acted on');
  if (act.kind === 'assign' && act.assigneeId !== personId) {
    await tellAssignee(deps, workspaceId, flagId, act.assigneeId, now);
  }
  return ok(null);
}

function questionOf({ content: { ruleId } }: Flag, act: FlagAct) {
  if (act.kind !== 're-ask' || ruleId === null) return undefined;
  return { scheduleId: act.scheduleId, question: { kind: 'dilemma', ruleId } as const };
}

async function whyNot(
  deps: Deps,
  workspaceId: string,
  flag: Flag,
  act: FlagAct,
): Promise<ActFailure | null> {
  if (act.kind === 'assign') {
    const person = await deps.people.find(workspaceId, act.assigneeId);
    return person?.standing === 'active' ? null : 'not-here';
  }
  if (act.kind !== 're-ask') return null;
  const fitting = await schedulesForFlag(deps, workspaceId, flag.id);
  return fitting.some(({ id }) => id === act.scheduleId) ? null : 'no-schedule';
}

/** A schedule in whose next turn a flag can be put to people again. */
export type FittingSchedule = { readonly id: string; readonly nextAt: Date };

/** The schedules that ask about the strategy of a flag and come round again, the soonest first. */
export async function schedulesForFlag(
  { flags, rounds, schedules }: Deps,
  workspaceId: string,
  flagId: string,
): Promise<readonly FittingSchedule[]> {
  const flag = await flags.find(workspaceId, flagId);
  const round = flag && (await rounds.find(workspaceId, flag.roundId));
  if (round === undefined) return [];
  const all = await schedules.list(workspaceId);
  return all
    .flatMap(({ schedule, next }) =>
      schedule.strategyId === round.strategyId && next !== null && !schedule.isPaused
        ? [{ id: schedule.id, nextAt: next.dueAt }]
        : [],
    )
    .sort((a, b) => +a.nextAt - +b.nextAt);
}

async function tellAssignee(
  { outbox, newId }: Deps,
  workspaceId: string,
  flagId: string,
  assigneeId: string,
  now: Date,
): Promise<void> {
  await outbox.addNext(workspaceId, {
    id: newId(),
    kind: 'flag-assigned',
    subjectId: flagId,
    target: { kind: 'person', personId: assigneeId },
    ordinal: 0,
    notBefore: now,
    expiresAt: new Date(now.getTime() + NOTE_DAYS * DAY),
  });
}
