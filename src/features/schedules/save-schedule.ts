import type { Occurrence } from '../../calendar/due-times.ts';
import { recurrenceProblem } from '../../calendar/recurrence-problem.ts';
import type { Deps } from '../../deps.ts';
import { type QuestionBank, type QuestionRef, resolveQuestion } from '../../domain/question.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Schedule } from '../../domain/schedule.ts';
import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';
import { firstOccurrence, hasSameTimes, type PlannedSchedule } from './schedule-store.ts';

/** Which part of a schedule is wrong: a form shows it at the field that holds this part. */
export type SchedulePart =
  | 'name'
  | 'strategy'
  | 'audience'
  | 'recurrence'
  | 'where'
  | { readonly turn: number };

/** What is wrong with a part, in plain words for an admin. */
export type ScheduleProblem = { readonly part: SchedulePart; readonly message: string };

/**
 * Saves a schedule from Slack and computes when it is due next; answers it as it is kept. A change
 * that leaves its times alone leaves its next time alone too, so that a skipped one stays skipped.
 * What cannot work is named, every part at once, and nothing is saved.
 */
export async function saveSchedule(
  deps: Deps,
  workspaceId: string,
  schedule: Schedule,
  isNew: boolean,
): Promise<Result<PlannedSchedule, readonly ScheduleProblem[]>> {
  const known = await findSchedule(deps, workspaceId, schedule.id);
  const kept = known !== undefined && hasSameTimes(known.schedule, schedule) ? known : undefined;
  const next = kept === undefined ? firstOccurrence(schedule, deps.clock()) : kept.next;
  const problems = [
    ...(isNew && known !== undefined ? [nameTaken(schedule.id)] : []),
    ...(await strategyProblems(deps, workspaceId, schedule)),
    ...(await audienceProblems(deps, workspaceId, schedule)),
    ...timeProblems(schedule, next, kept !== undefined),
    ...(await channelProblems(deps, schedule)),
  ];
  if (problems.length > 0) return err(problems);
  const origin = known?.origin ?? 'slack';
  await deps.schedules.save(workspaceId, schedule, next, origin);
  return ok({ schedule, next, origin });
}

/** A schedule with its next time, or undefined. */
export async function findSchedule({ schedules }: Deps, workspaceId: string, scheduleId: string) {
  const planned = await schedules.list(workspaceId);
  return planned.find(({ schedule }) => schedule.id === scheduleId);
}

function nameTaken(name: string): ScheduleProblem {
  const message = `There is a schedule called "${name}" already; choose another name.`;
  return { part: 'name', message };
}

function timeProblems(
  { recurrence, timeZone }: Schedule,
  next: Occurrence | null,
  isKept: boolean,
): readonly ScheduleProblem[] {
  const problem = recurrenceProblem(recurrence, timeZone);
  if (problem !== null) return [{ part: 'recurrence', message: `${problem}.` }];
  if (next !== null || isKept) return [];
  return [{ part: 'recurrence', message: 'That time has passed already; choose one to come.' }];
}

async function strategyProblems(
  { strategies, schedules }: Deps,
  workspaceId: string,
  { strategyId, rotation }: Schedule,
): Promise<readonly ScheduleProblem[]> {
  const strategy = await strategies.newest(workspaceId, strategyId);
  if (strategy === undefined)
    return [{ part: 'strategy', message: 'This strategy is not published; choose another.' }];
  const bank = await schedules.questions(workspaceId);
  return rotation.flatMap((refs, turn) => {
    const isAlien = refs.some((ref) => !canAsk(ref, strategy.content, bank));
    const message = 'One of these questions does not belong to this strategy; take it out.';
    return isAlien ? [{ part: { turn }, message }] : [];
  });
}

/** Whether a question can be asked about a strategy: a dilemma needs its decision rule. */
export function canAsk(ref: QuestionRef, strategy: Strategy, bank: QuestionBank): boolean {
  // They are those of whatever strategy it is; of one without any, the rest of the turn is asked.
  if (ref.kind === 'trade-offs') return true;
  const question = resolveQuestion(ref, strategy, bank);
  if (question === undefined || question.ruleId === null) return question !== undefined;
  return decisionRulesOf(strategy).some(({ rule }) => rule.id === question.ruleId);
}

async function audienceProblems(
  { audiences }: Deps,
  workspaceId: string,
  { audienceId }: Schedule,
): Promise<readonly ScheduleProblem[]> {
  const found = await audiences.find(workspaceId, audienceId);
  if (found !== undefined) return [];
  return [{ part: 'audience', message: 'This audience is gone; choose another.' }];
}

async function channelProblems(
  { directory }: Deps,
  { delivery }: Schedule,
): Promise<readonly ScheduleProblem[]> {
  if (delivery.kind === 'direct' || (await directory.hasApp(delivery.channelId))) return [];
  const message =
    'I am not in this channel, so I cannot ask there. Type /invite @Throughline in it first, then save again.';
  return [{ part: 'where', message }];
}
