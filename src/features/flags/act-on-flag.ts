import { isLocalDate, localDateOf, localTimeOf } from '../../calendar/local-time.ts';
import type { Deps } from '../../deps.ts';
import type { Flag, ToldTo } from '../../domain/flag.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { whoIsHere } from '../people/people-asked.ts';
import { whoIsConcerned } from './concerned.ts';
import { type FlagAct, type FlagRefusal, stepOf } from './flag-workflow.ts';

const DAY = 86_400_000;
/** How long a note about a flag may wait for the working hours of whom it is for. */
const NOTE_DAYS = 4;

/**
 * Why nothing was done. `gone`: there is no such flag. `moved-on`: somebody else was faster.
 * `not-here`: that person cannot look after it. `past-day`: the day for it has gone by. `no-schedule`:
 * it asks about another strategy, or is gone. `no-one`: nobody who is still here stands on a side of it.
 * `asked-already`: it is with those concerned.
 */
export type ActFailure =
  | FlagRefusal
  | 'gone'
  | 'moved-on'
  | 'not-here'
  | 'past-day'
  | 'no-schedule'
  | 'no-one'
  | 'asked-already';

/** Who does what with which flag. */
export type ActOnFlag = {
  readonly workspaceId: string;
  readonly personId: string;
  readonly flagId: string;
  readonly act: FlagAct;
};

/**
 * Does something about a flag and writes it down. Whoever is to look after it is told, and so is whom
 * a decision is for; what is put to people again waits for the next turn of the schedule.
 */
export async function actOnFlag(
  deps: Deps,
  { workspaceId, personId, flagId, act }: ActOnFlag,
): Promise<Result<null, ActFailure>> {
  const flag = await deps.flags.find(workspaceId, flagId);
  if (flag === undefined) return err('gone');
  // What was settled as a guess is not settled once somebody has said it.
  if (flag.id !== flagId && 'reason' in act) return err('state');
  const { state, assigneeId, content } = flag;
  const step = stepOf({ state, assigneeId, ruleId: content.ruleId }, act);
  if (!step.ok) return step;
  const now = deps.clock();
  const cannot = await whyNot(deps, { workspaceId, personId, flag, act }, now);
  if (cannot !== null) return err(cannot);
  const ask = questionOf(flag, act);
  const told = act.kind === 'decide' ? await whoIsTold(deps, workspaceId, flag, act.toldTo) : [];
  const others = told.filter((id) => id !== personId);
  if (act.kind === 'decide' && told.length === 0) return err('no-one');
  const tell = (eventId: string) => others.map((to) => decisionFor(deps.newId(), eventId, to, now));
  const move = {
    workspaceId,
    flag,
    step: step.value,
    personId,
    now,
    ...(ask ? { ask } : {}),
    tell,
  };
  if (!(await deps.flags.step(move))) return err('moved-on');
  deps.log.info({ flag: flagId, act: act.kind }, 'flag acted on');
  if (act.kind === 'assign' && act.assigneeId !== personId) {
    await tellAssignee(deps, workspaceId, flag.id, act.assigneeId, now);
  }
  return ok(null);
}

function questionOf({ content: { ruleId } }: Flag, act: FlagAct) {
  if (act.kind !== 're-ask' || ruleId === null) return undefined;
  return { scheduleId: act.scheduleId, question: { kind: 'dilemma', ruleId } as const };
}

/** Those who hear of a decision: who stands where is told to nobody by it. */
async function whoIsTold(
  deps: Deps,
  workspaceId: string,
  { roundId, content }: Flag,
  toldTo: ToldTo,
): Promise<readonly string[]> {
  const view = await deps.reports.view(workspaceId, roundId);
  if (view === undefined || content.ruleId === null) return [];
  const concerned =
    toldTo === 'concerned'
      ? whoIsConcerned(view, content.ruleId)
      : view.answers.map((answer) => answer.personId);
  return await whoIsHere(deps, workspaceId, concerned);
}

function decisionFor(id: string, eventId: string, personId: string, now: Date): OutboxMessage {
  return {
    id,
    kind: 'decision',
    subjectId: eventId,
    target: { kind: 'person', personId },
    ordinal: 0,
    notBefore: now,
    expiresAt: new Date(now.getTime() + NOTE_DAYS * DAY),
  };
}

async function whyNot(
  deps: Deps,
  { workspaceId, personId, flag, act }: Omit<ActOnFlag, 'flagId'> & { readonly flag: Flag },
  now: Date,
): Promise<ActFailure | null> {
  if (act.kind === 'assign') {
    const person = await deps.people.find(workspaceId, act.assigneeId);
    if (person?.standing !== 'active') return 'not-here';
    const own = await deps.people.find(workspaceId, personId);
    const today = localDateOf(localTimeOf(now, own?.timeZone ?? 'UTC'));
    const isToCome = act.by === undefined || (isLocalDate(act.by) && act.by >= today);
    return isToCome ? null : 'past-day';
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
