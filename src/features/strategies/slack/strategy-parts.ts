import type { Button, KnownBlock } from '@slack/types';
import type { DecisionRule, KeyTerm, Priority, Strategy } from '../../../domain/strategy.ts';
import { counted } from '../../../domain/words.ts';
import { sizeOf } from '../../../slack/fit.ts';
import { actions } from '../../../slack/pages.ts';
import { escapeShort, paragraph } from '../../../slack/text.ts';
import { termKey } from '../strategy-edits.ts';
import { placeButton, STRATEGY, type StrategyPlace } from './strategy-place.ts';

const ITEMS_SHOWN = 4;
/** Slack takes 100 blocks; the rest is for what stands above and below on each page. */
const MOST_BLOCKS = 80;

/** A page that is much longer than this is no page any more, and Slack takes no view of any size. */
const LARGEST_PAGE = 60_000;

/** The lists of a priority, as an admin reads them. */
export const PRIORITY_LISTS = [
  { name: 'behaviours', label: 'Behaviours' },
  { name: 'resources', label: 'Resources' },
  { name: 'decisionRights', label: 'Decision rights' },
  { name: 'metrics', label: 'Metrics' },
] as const;

/** A strategy in groups of blocks that belong together. Long texts are cut; the forms show them whole. */
export function strategyParts(
  strategy: Strategy,
  place: StrategyPlace,
): readonly (readonly KnownBlock[])[] {
  const { priorities, keyTerms } = strategy;
  return [
    [basicsBlock(strategy, place)],
    [
      heading(
        'Priorities',
        priorities.length === 0 ? 'What does the strategy put first? Add one to three.' : '',
        placeButton(STRATEGY.addPriority, 'Add a priority', place),
      ),
    ],
    ...priorities.map((priority, at) => priorityBlocks(priority, at, place)),
    [
      { type: 'divider' },
      heading(
        'Key terms',
        keyTerms.length === 0 ? 'Words that people could understand in different ways.' : '',
        placeButton(STRATEGY.addTerm, 'Add a key term', place),
      ),
    ],
    ...keyTerms.map((term, at) => [termBlock(term, at, place)]),
  ];
}

function basicsBlock(strategy: Strategy, place: StrategyPlace): KnownBlock {
  const { period, statement, before, owner = '' } = strategy;
  const shown = (text: string, most: number) =>
    text === '' ? '_not written yet_' : escapeShort(text, most);
  const lines = [
    `*Statement:* ${shown(statement, 1400)}`,
    `*Before:* ${shown(before, 700)}`,
    `*Period:* ${shown(period, 100)}`,
    `*Owner:* ${ownerWords(owner)}`,
  ];
  const edit = placeButton(STRATEGY.editBasics, 'Edit', place);
  return withButton(lines.join('\n'), edit, 'basics');
}

/** An owner stands in a strategy by their id, or by an address in a set-up file. */
function ownerWords(owner: string): string {
  if (owner === '') return '_nobody: questions about it go to the executives_';
  return /^[UW][A-Z0-9]+$/.test(owner) ? `<@${owner}>` : escapeShort(owner, 200);
}

function priorityBlocks(priority: Priority, at: number, place: StrategyPlace): KnownBlock[] {
  const here = { ...place, priorityId: priority.id };
  const lists = PRIORITY_LISTS.flatMap(({ name, label }) => listLines(label, priority[name]));
  const text = [`*${at + 1}. ${escapeShort(priority.title, 200)}*`, ...lists].join('\n');
  return [
    { type: 'divider' },
    withButton(text, placeButton(STRATEGY.editPriority, 'Edit', here), `priority_${at}`),
    ...priority.decisionRules.map((rule, index) => ruleBlock(rule, `rule_${at}_${index}`, here)),
    {
      ...actions(placeButton(STRATEGY.addRule, 'Add a decision rule', here)),
      block_id: `add_rule_${at}`,
    },
  ];
}

function listLines(label: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, ITEMS_SHOWN).map((item) => `• ${escapeShort(item, 130)}`);
  const more = items.length - shown.length;
  const rest = more > 0 ? [`… and ${counted(more, 'line', 'lines')} more`] : [];
  return [`${label}:`, ...shown, ...rest];
}

function ruleBlock(
  { id, prefer, over, evenIf }: DecisionRule,
  blockId: string,
  place: StrategyPlace,
): KnownBlock {
  const lines = [
    `>*Prefer* ${escapeShort(prefer, 400)}`,
    `>*over* ${escapeShort(over, 400)}`,
    ...(evenIf === '' ? [] : [`>*even if* ${escapeShort(evenIf, 400)}`]),
  ];
  const edit = placeButton(STRATEGY.editRule, 'Edit', { ...place, ruleId: id });
  return withButton(lines.join('\n'), edit, blockId);
}

function termBlock({ term, means }: KeyTerm, at: number, place: StrategyPlace): KnownBlock {
  const text = `*${escapeShort(term, 100)}*: ${escapeShort(means, 400)}`;
  const edit = placeButton(STRATEGY.editTerm, 'Edit', { ...place, term: termKey(term) });
  return withButton(text, edit, `term_${at}`);
}

function heading(title: string, hint: string, button: Button): KnownBlock {
  const text = hint === '' ? `*${title}*` : `*${title}*\n${hint}`;
  return withButton(text, button, button.action_id ?? title);
}

function withButton(mrkdwn: string, accessory: Button, blockId: string): KnownBlock {
  return { ...paragraph(mrkdwn), block_id: blockId, accessory } as KnownBlock;
}

/**
 * Lays groups of blocks out on pages that a modal can hold. A group stays together where it fits on
 * one page; a larger one runs on. There is at least one page.
 */
export function layOut(groups: readonly (readonly KnownBlock[])[]) {
  const pages: KnownBlock[][] = [[]];
  let size = 0;
  const makeRoom = (blocks: number, letters: number) => {
    const page = pages.at(-1) ?? [];
    const fits = page.length + blocks <= MOST_BLOCKS && size + letters <= LARGEST_PAGE;
    if (fits || page.length === 0) return;
    pages.push([]);
    size = 0;
  };
  for (const group of groups) {
    makeRoom(group.length, sizeOf(group));
    for (const block of group) {
      const letters = sizeOf([block]);
      makeRoom(1, letters);
      pages.at(-1)?.push(block);
      size += letters;
    }
  }
  return pages;
}
