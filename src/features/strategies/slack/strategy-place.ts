import type { Button } from '@slack/types';
import { z } from 'zod';
import { parsedAs } from '../../../slack/modal.ts';
import { pressButton } from '../../../slack/pages.ts';
import { readable } from '../../../slack/readable.ts';

const placeSchema = z.object({
  /** Null for a strategy that does not exist yet. */
  strategyId: z.string().nullable(),
  /** The page of the strategy that shows below, from 0. */
  page: z.number().int().min(0).default(0),
  priorityId: z.string().optional(),
  ruleId: z.string().optional(),
  /** The key of a key term. */
  term: z.string().optional(),
  /** Lists that are too long for a field, so that the form does not touch them. */
  kept: z.array(z.string()).optional(),
  /** The owner as a form showed them: who leaves the field alone changes nothing. */
  owner: z.string().optional(),
});

/** Where in a strategy an admin is; buttons and forms carry it. */
export type StrategyPlace = z.output<typeof placeSchema>;

/** A place as the value of a button, or as what a form remembers. */
export function placeToText(place: StrategyPlace): string {
  return JSON.stringify(place);
}

/** Reads a place back; `Unreadable` for anything else. */
export function placeFromText(text: string | undefined): StrategyPlace {
  return readable('a place in a strategy', parsedAs(text ?? '', placeSchema));
}

/** What the buttons on the pages of a strategy do. */
export const STRATEGY = {
  start: 'strategy_new',
  upload: 'strategy_upload',
  open: 'strategy_open',
  /** Pages of a strategy and of the list; "_back" and "_on" follow. */
  turn: 'strategy_page',
  turnList: 'strategy_list',
  editBasics: 'strategy_edit_basics',
  editPriority: 'strategy_edit_priority',
  addPriority: 'strategy_add_priority',
  editRule: 'strategy_edit_rule',
  addRule: 'strategy_add_rule',
  editTerm: 'strategy_edit_term',
  addTerm: 'strategy_add_term',
  removePriority: 'strategy_remove_priority',
  removeRule: 'strategy_remove_rule',
  removeTerm: 'strategy_remove_term',
  preview: 'strategy_preview',
  pickPreview: 'strategy_preview_pick',
  publish: 'strategy_publish',
  discard: 'strategy_discard',
} as const;

/** A button that carries a place; `ask` is asked back before something that cannot be undone. */
export function placeButton(
  actionId: string,
  label: string,
  place: StrategyPlace,
  {
    style,
    ask,
  }: {
    readonly style?: 'primary' | 'danger';
    readonly ask?: { readonly title: string; readonly text: string; readonly yes: string };
  } = {},
): Button {
  const button = pressButton(actionId, label, placeToText(place), ask && { ...ask, no: 'Not yet' });
  return style === undefined ? button : { ...button, style };
}
