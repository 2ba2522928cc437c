import type { Deps } from '../../deps.ts';
import {
  askedQuestion,
  DEFAULT_QUESTION,
  dilemmaOf,
  type PromptMessage,
} from '../../domain/question.ts';
import { decisionRulesOf } from '../../domain/strategy.ts';
import { openStrategy } from './strategy-drafts.ts';

const DAY = 86_400_000;
const USUAL_DAYS = 5;

/** A strategy and the message that a leader would get about it. */
export type StrategyPreview = NonNullable<Awaited<ReturnType<typeof previewStrategy>>>;

/**
 * How leaders will be asked about a strategy in the making: its open question, or the dilemma of a
 * decision rule (the open question again where the rule is gone): `ruleId` is null for the open one.
 */
export async function previewStrategy(
  deps: Deps,
  workspaceId: string,
  strategyId: string,
  wantedRule: string | null,
) {
  const strategy = await openStrategy(deps, workspaceId, strategyId);
  if (strategy === undefined) return undefined;
  const { content } = strategy;
  const found = decisionRulesOf(content).find(({ rule }) => rule.id === wantedRule);
  const question = found === undefined ? DEFAULT_QUESTION : dilemmaOf(found.rule);
  const { disclosure } = await deps.settings.read(workspaceId);
  const planned = (await deps.schedules.list(workspaceId)).find(
    ({ schedule }) => schedule.strategyId === strategyId,
  );
  const days = planned?.schedule.openDays ?? USUAL_DAYS;
  const message: PromptMessage = {
    to: 'person',
    subjectId: null,
    strategyName: content.name,
    statement: content.statement,
    questions: [askedQuestion(question, content, false)],
    closesAt: new Date(deps.clock().getTime() + days * DAY),
    disclosure,
  };
  return { strategy, ruleId: found?.rule.id ?? null, message };
}
