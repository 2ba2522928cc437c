import type { Deps } from '../../../deps.ts';
import type { PromptMessage } from '../../../domain/question.ts';
import type { Schedule } from '../../../domain/schedule.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { readySchedule } from '../../schedules/ready-schedule.ts';
import { findSchedule } from '../../schedules/save-schedule.ts';
import { turnQuestions } from '../turn-questions.ts';
import { drawPrompt, promptMessage } from './prompt.ts';

const DAY = 86_400_000;

/**
 * Shows an admin the next turn of a schedule; the ordinal of a sample says which turn. Its subject may
 * be a strategy instead, about which nothing asks yet.
 */
export const SAMPLE: MessageKind<Deps, PromptMessage> = {
  priority: PRIORITY.answer,
  async compose(deps, workspaceId, { subjectId, ordinal, notBefore }) {
    const planned = await findSchedule(deps, workspaceId, subjectId);
    const schedule = planned?.schedule ?? firstFor(subjectId, notBefore);
    return await sampleOf(deps, workspaceId, schedule, ordinal, notBefore);
  },
  draw: drawPrompt,
};

/** The message of a turn of a schedule, as it would be now; undefined where its strategy is not published. */
export async function sampleOf(
  deps: Deps,
  workspaceId: string,
  schedule: Schedule,
  turn: number,
  now: Date,
): Promise<PromptMessage | undefined> {
  const { strategyId, rotation, openDays } = schedule;
  const strategy = await deps.strategies.newest(workspaceId, strategyId);
  if (strategy === undefined) return undefined;
  const refs = rotation[turn % rotation.length] ?? [];
  const questions = await turnQuestions(deps, workspaceId, schedule, refs, strategy.content);
  const { disclosure } = await deps.settings.read(workspaceId);
  const asking = { questions, closesAt: new Date(now.getTime() + openDays * DAY), disclosure };
  return promptMessage(strategy.content, asking, false, { to: 'person', subjectId: null });
}

function firstFor(strategyId: string, now: Date): Schedule {
  const parts = { strategyId, audienceId: '', timeZone: 'UTC', now, taken: [] };
  return readySchedule('quarterly', parts);
}
