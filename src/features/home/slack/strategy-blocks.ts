import type { KnownBlock, ModalView } from '@slack/types';
import type { DecisionRule, KeyTerm, Strategy } from '../../../domain/strategy.ts';
import { shorten } from '../../../domain/words.ts';
import { modal } from '../../../slack/modal.ts';
import { actions, pageButtons, pageOf, pressButton, row } from '../../../slack/pages.ts';
import { escapeShort, paragraph, plainText, title, toOption } from '../../../slack/text.ts';
import type { StrategyToRead } from '../describe-home.ts';
import type { AskedStrategy } from '../own-answers-store.ts';
import { HOME_STRATEGY, HOME_STRATEGY_PAGE } from './home-actions.ts';

const MOST_SHOWN = 5;
/** Slack takes a hundred; a page that long is not read. */
const BLOCKS_A_PAGE = 30;

/** The strategies somebody is asked about, each with a way to read it. */
export function strategyBlocks(strategies: readonly AskedStrategy[]): readonly KnownBlock[] {
  if (strategies.length === 0) return [];
  return [
    title('The strategy in plain words'),
    ...strategies
      .slice(0, MOST_SHOWN)
      .map(({ strategyId, content }, i) =>
        row(
          `strategy${i}`,
          `*${escapeShort(content.name, 150)}*\n${escapeShort(content.statement, 300)}`,
          pressButton(HOME_STRATEGY, 'Show', strategyId),
        ),
      ),
    ...olderMenu(strategies.slice(MOST_SHOWN, MOST_SHOWN + 100)),
  ];
}

function olderMenu(older: readonly AskedStrategy[]): readonly KnownBlock[] {
  if (older.length === 0) return [];
  const options = older.map(({ strategyId, content }) =>
    toOption({ value: strategyId, label: content.name }),
  );
  const placeholder = plainText('Show an earlier one');
  return [actions({ type: 'static_select', action_id: HOME_STRATEGY, placeholder, options })];
}

/** A page of a strategy, as sentences a leader could act on. */
export function strategyView(
  { strategyId, content, answers }: StrategyToRead,
  wanted: number,
): ModalView {
  const blocks = [...blocksOf(content), ...answerBlocks(answers)];
  const { items, page, pages } = pageOf(blocks, wanted, BLOCKS_A_PAGE);
  return modal({
    callbackId: 'home_strategy',
    title: shorten(content.name, 24),
    blocks: [
      ...items,
      ...pageButtons(HOME_STRATEGY_PAGE, { page, pages }, (to) => `${to} ${strategyId}`),
    ],
  });
}

function blocksOf(strategy: Strategy): readonly KnownBlock[] {
  const { statement, before, priorities, keyTerms } = strategy;
  return [
    paragraph(escapeShort(statement, 2900)),
    ...(before === '' ? [] : [paragraph(`*Until now:* ${escapeShort(before, 2800)}`)]),
    ...priorities.flatMap(({ title: name, decisionRules }) => [
      title(name),
      ...decisionRules.map(ruleBlock),
    ]),
    ...(keyTerms.length === 0 ? [] : [title('What the words mean'), ...keyTerms.map(termBlock)]),
  ];
}

function answerBlocks(answers: StrategyToRead['answers']): readonly KnownBlock[] {
  if (answers.length === 0) return [];
  return [
    title('What people asked'),
    ...answers.map(({ question, answer }) =>
      paragraph(`*${escapeShort(question, 600)}*\n${escapeShort(answer, 2000)}`),
    ),
  ];
}

function ruleBlock({ prefer, over, evenIf }: DecisionRule): KnownBlock {
  const [first, second, though] = [prefer, over, evenIf].map((text) => escapeShort(text, 900));
  return paragraph(`• First *${first}*, then ${second}${though ? `, even if ${though}` : ''}.`);
}

function termBlock({ term, means }: KeyTerm): KnownBlock {
  return paragraph(`*${escapeShort(term, 900)}*: ${escapeShort(means, 1900)}`);
}
