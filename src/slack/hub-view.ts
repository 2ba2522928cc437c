import type { KnownBlock, ModalView } from '@slack/types';
import { modal } from './modal.ts';
import { actions, pageNumber, pressButton } from './pages.ts';
import { escapeShort, paragraph } from './text.ts';

/** The rooms of the hub; each button's action id is "hub_" and its name. */
export const HUB_PAGES = [
  { name: 'strategies', label: 'Strategies', what: 'what you ask about, and its trade-offs' },
  { name: 'audiences', label: 'Audiences', what: 'who is asked' },
  { name: 'people', label: 'People', what: 'function, level, leave and who may do what' },
  { name: 'questions', label: 'Questions', what: 'what is asked, and your own questions' },
  { name: 'schedules', label: 'Schedules', what: 'when who is asked what' },
  { name: 'rounds', label: 'Rounds', what: 'what is open, and who could not be reached' },
  { name: 'settings', label: 'Settings', what: 'working hours, holidays, and who sees what' },
  { name: 'audit', label: 'Who did what', what: 'what was changed, seen, downloaded or erased' },
] as const;

/** The action id of the button that opens a page of the hub. */
export function hubAction(name: (typeof HUB_PAGES)[number]['name'] | 'home'): string {
  return `hub_${name}`;
}

/**
 * Where an admin starts. `missing` says what the set-up lacks, in sentences; `checklist` stands above
 * everything else until all of it is done.
 */
export function hubView(
  missing: readonly string[],
  checklist: readonly KnownBlock[] = [],
): ModalView {
  return modal({
    callbackId: 'hub',
    title: 'Throughline',
    blocks: [
      ...checklist,
      paragraph(
        '*Set up and look after your strategy checks.* Everything here can also be kept in a file; the README shows how.',
      ),
      ...missing.map((sentence) => paragraph(`:warning: ${escapeShort(sentence, 500)}`)),
      ...HUB_PAGES.map(hubLine),
    ],
  });
}

function hubLine({ name, label, what }: (typeof HUB_PAGES)[number]): KnownBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: `*${label}*: ${what}` },
    accessory: pressButton(hubAction(name), 'Open', ''),
  };
}

/** A page of the hub, with a way back. `title` has at most 24 letters. */
export function hubPage(
  callbackId: string,
  title: string,
  blocks: readonly KnownBlock[],
  metadata = '',
): ModalView {
  const back = actions(pressButton(hubAction('home'), 'Back to the overview', ''));
  return modal({ callbackId, title, metadata, blocks: [...blocks, back] });
}

/** What has just happened (mrkdwn), set apart above a page; nothing for ''. */
export function noteBlocks(note: string): readonly KnownBlock[] {
  return note === '' ? [] : [paragraph(note), { type: 'divider' }];
}

/** The page of a list that a button stands on, where its modal remembers just that; else the first. */
export function pageIn(view: { readonly private_metadata: string } | undefined): number {
  return pageNumber(view?.private_metadata ?? '');
}
