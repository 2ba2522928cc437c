import type { Deps } from '../../../deps.ts';
import type { PromptMessage } from '../../../domain/question.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { findSchedule } from '../../schedules/save-schedule.ts';
import { turnQuestions } from '../turn-questions.ts';
import { drawPrompt, promptMessage } from './prompt.ts';

const DAY = 86_400_000;

/** Shows an admin the next turn of a schedule; the ordinal of a sample says which turn. */
export const SAMPLE: MessageKind<Deps, PromptMessage> = {
  priority: PRIORITY.answer,
  async compose(deps, workspaceId, { subjectId, ordinal, notBefore }) {
    const planned = await findSchedule(deps, workspaceId, subjectId);
    if (planned === undefined) return undefined;
    const { schedule } = planned;
    const { strategyId, rotation, openDays } = schedule;
    const strategy = await deps.strategies.newest(workspaceId, strategyId);
    if (strategy === undefined) return undefined;
    const refs = rotation[ordinal % rotation.length] ?? [];
    const questions = await turnQuestions(deps, workspaceId, schedule, refs, strategy.content);
    const { disclosure } = await deps.settings.read(workspaceId);
    const asking = {
      questions,
      closesAt: new Date(notBefore.getTime() + openDays * DAY),
      disclosure,
    };
    return promptMessage(strategy.content, asking, false, { to: 'person', subjectId: null });
  },
  draw: drawPrompt,
};
