import type { ModalView, StaticSelect } from '@slack/types';
import { decisionRulesOf, type Strategy } from '../../../domain/strategy.ts';
import { shorten } from '../../../domain/words.ts';
import { hubPage } from '../../../slack/hub-view.ts';
import { actions, row } from '../../../slack/pages.ts';
import { questionBlocks } from '../../../slack/question-blocks.ts';
import { plainText, smallPrint, toOption } from '../../../slack/text.ts';
import type { StrategyPreview } from '../preview-strategy.ts';
import { placeButton, placeToText, STRATEGY, type StrategyPlace } from './strategy-place.ts';

/** Stands for the question that needs no decision rule. */
const OPEN_QUESTION = 'open';

const MOST_GROUPS = 100;
const MOST_OPTIONS = 100;

/** The message as leaders will get it, with a menu of what can be asked. */
export function strategyPreviewPage(
  { strategy, ruleId, message }: StrategyPreview,
  place: StrategyPlace,
): ModalView {
  const isDilemma = ruleId !== null;
  const statement = message.statement || 'The statement is not written yet.';
  return hubPage(
    'strategy_preview',
    'Preview',
    [
      row(
        'pick',
        '*How leaders are asked.* Nothing is sent. Pick what you want to see:',
        questionMenu(strategy.content, ruleId),
      ),
      { type: 'divider' },
      ...questionBlocks({ ...message, statement }),
      { type: 'divider' },
      smallPrint(
        `${isDilemma ? 'Each leader sees the two sides in an order drawn for them. ' : ''}Below the question there is a button to answer, and a menu to be reminded later or to say that one is away.`,
      ),
      {
        ...actions(placeButton(STRATEGY.open, 'Back to the strategy', place)),
        block_id: 'back',
      },
    ],
    placeToText(place),
  );
}

/** The rule that a value of the menu stands for: its number in the strategy; null for the open question. */
export function pickedRule(strategy: Strategy, value: string): string | null {
  return decisionRulesOf(strategy)[Number(value)]?.rule.id ?? null;
}

function questionMenu(strategy: Strategy, ruleId: string | null): StaticSelect {
  const numbers = new Map(decisionRulesOf(strategy).map(({ rule }, at) => [rule.id, String(at)]));
  const open = toOption({ value: OPEN_QUESTION, label: 'The open question' });
  const groups = strategy.priorities
    .filter(({ decisionRules }) => decisionRules.length > 0)
    .slice(0, MOST_GROUPS - 1)
    .map(({ title, decisionRules }) => ({
      label: plainText(shorten(title, 75)),
      options: decisionRules.slice(0, MOST_OPTIONS).map(({ id, prefer, over }) =>
        toOption({
          value: numbers.get(id) ?? OPEN_QUESTION,
          label: `${shorten(prefer, 34)} or ${shorten(over, 34)}`,
        }),
      ),
    }));
  const wanted = ruleId === null ? OPEN_QUESTION : numbers.get(ruleId);
  const shown = [open, ...groups.flatMap(({ options }) => options)].find(
    ({ value }) => value === wanted,
  );
  return {
    type: 'static_select',
    action_id: STRATEGY.pickPreview,
    option_groups: [{ label: plainText('For every strategy'), options: [open] }, ...groups],
    initial_option: shown ?? open,
  };
}
