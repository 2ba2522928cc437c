import type { Deps } from '../../../deps.ts';
import { type PromptMessage, resolveTurn } from '../../../domain/question.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { findSchedule } from '../../schedules/save-schedule.ts';
import { drawPrompt, promptMessage } from './prompt.ts';

const DAY = 86_400_000;

/** Shows an admin the next turn of a schedule; the ordinal of a sample says which turn. */
export const SAMPLE: MessageKind<Deps, PromptMessage> = {
  priority: PRIORITY.answer,
  async compose(deps, workspaceId, { subjectId, ordinal, notBefore }) {
    const planned = await findSchedule(deps, workspaceId, subjectId);
    if (planned === undefined) return undefined;
    const { strategyId, rotation, openDays } = planned.schedule;
    const strategy = await deps.strategies.newest(workspaceId, strategyId);
    if (strategy === undefined) return undefined;
    const bank = await deps.schedules.questions(workspaceId);
    const refs = rotation[ordinal % rotation.length] ?? [];
    const { disclosure } = await deps.settings.read(workspaceId);
    const asking = {
      questions: resolveTurn(refs, strategy.content, bank),
      closesAt: new Date(notBefore.getTime() + openDays * DAY),
      disclosure,
    };
    return promptMessage(strategy.content, asking, false, { to: 'person', subjectId: null });
  },
  draw: drawPrompt,
};
