import { askedQuestion, type PromptMessage } from '../../domain/message.ts';
import { DEFAULT_QUESTION, dilemmaOf } from '../../domain/question.ts';
import { decisionRulesOf } from '../../domain/strategy.ts';
import type { ScheduleStore } from '../ports/plan-stores.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import { type DraftNeeds, openStrategy, type StrategyInWork } from './strategy-drafts.ts';

const DAY = 86_400_000;
const USUAL_DAYS = 5;

/** What a preview needs. */
export type PreviewNeeds = DraftNeeds & {
  readonly schedules: Pick<ScheduleStore, 'list'>;
  readonly settings: Pick<SettingsStore, 'read'>;
};

/** A strategy and the message that a leader would get about it. */
export type StrategyPreview = {
  readonly strategy: StrategyInWork;
  /** Which of its decision rules is asked about; null for the open question. */
  readonly ruleId: string | null;
  readonly message: PromptMessage;
};

/**
 * How leaders will be asked about a strategy in the making: its open question, or the dilemma of a
 * decision rule (the open question again where the rule is gone).
 */
export async function previewStrategy(
  needs: PreviewNeeds,
  workspaceId: string,
  strategyId: string,
  wantedRule: string | null,
): Promise<StrategyPreview | undefined> {
  const strategy = await openStrategy(needs, workspaceId, strategyId);
  if (strategy === undefined) return undefined;
  const { content } = strategy;
  const found = decisionRulesOf(content).find(({ rule }) => rule.id === wantedRule);
  const question = found === undefined ? DEFAULT_QUESTION : dilemmaOf(found.rule);
  const { disclosure } = await needs.settings.read(workspaceId);
  const planned = (await needs.schedules.list(workspaceId)).find(
    ({ schedule }) => schedule.strategyId === strategyId,
  );
  const days = planned?.schedule.openDays ?? USUAL_DAYS;
  const message: PromptMessage = {
    kind: 'prompt',
    to: 'person',
    subjectId: null,
    strategyName: content.name,
    statement: content.statement,
    questions: [askedQuestion(question, content, false)],
    closesAt: new Date(needs.clock().getTime() + days * DAY),
    disclosure,
  };
  return { strategy, ruleId: found?.rule.id ?? null, message };
}
