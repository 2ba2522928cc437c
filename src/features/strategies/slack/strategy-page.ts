import type { KnownBlock, ModalView } from '@slack/types';
import { counted } from '../../../domain/words.ts';
import { hubAction, hubPage } from '../../../slack/hub-view.ts';
import { actions, pageButtons, pressButton } from '../../../slack/pages.ts';
import { escapeShort, paragraph, smallPrint, title } from '../../../slack/text.ts';
import type { Published } from '../publish-strategy.ts';
import type { StrategyInWork } from '../strategy-drafts.ts';
import { type StrategyHint, strategyHints } from '../strategy-hints.ts';
import { layOut, strategyParts } from './strategy-parts.ts';
import { placeButton, placeToText, STRATEGY } from './strategy-place.ts';

const HINTS_SHOWN = 6;

/** A strategy as a whole, with what can be done about it; a page that is not there gives the last one. */
export function strategyPage(work: StrategyInWork, wantedPage = 0): ModalView {
  const { strategyId, content } = work;
  const layOutAt = (page: number) => layOut(strategyParts(content, { strategyId, page }));
  const wanted = layOutAt(wantedPage);
  const pages = wanted.length;
  const place = { strategyId, page: Math.min(wantedPage, pages - 1) };
  // The buttons carry the page that they stand on.
  const shown = (place.page === wantedPage ? wanted : layOutAt(place.page))[place.page] ?? [];
  const hints = strategyHints(content);
  const isComplete = hints.every(({ kind }) => kind === 'advice');
  return hubPage(
    'strategy',
    'Strategy',
    [
      title(content.name || 'A new strategy'),
      smallPrint(standing(work)),
      ...shown,
      ...pageButtons(STRATEGY.turn, { page: place.page, pages }, (page) =>
        placeToText({ strategyId, page }),
      ),
      { type: 'divider' },
      ...hintBlocks(hints),
      doneButtons(work, place, isComplete),
    ],
    placeToText(place),
  );
}

function standing({ isDraft, version }: StrategyInWork): string {
  if (version === null) return 'A draft: nobody is asked about it before you publish it.';
  if (!isDraft) {
    return `Version ${version}, as leaders are asked. What you change here stays a draft until you publish it.`;
  }
  return `A draft of version ${version + 1}: leaders are asked about version ${version} until you publish it.`;
}

type Place = { readonly strategyId: string; readonly page: number };

function hintBlocks(hints: readonly StrategyHint[]): readonly KnownBlock[] {
  const of = (kind: StrategyHint['kind']) =>
    hints.filter((hint) => hint.kind === kind).map(({ text }) => text);
  const [missing, advice] = [of('missing'), of('advice')];
  const worth =
    missing.length > 0 ? '*Worth a look, too*' : '*Worth a look* (you can publish all the same)';
  return [
    ...(missing.length > 0 ? [hintList('*Before you can publish*', missing, countHints)] : []),
    ...(advice.length > 0 ? [hintList(worth, advice, countHints)] : []),
  ];
}

function countHints(count: number): string {
  return counted(count, 'hint', 'hints');
}

function hintList(heading: string, hints: readonly string[], count: (more: number) => string) {
  const shown = hints.slice(0, HINTS_SHOWN).map((text) => `• ${escapeShort(text, 400)}`);
  const more = hints.length - shown.length;
  const rest = more > 0 ? [`… and ${count(more)} more`] : [];
  return paragraph([heading, ...shown, ...rest].join('\n'));
}

function doneButtons({ isDraft, version }: StrategyInWork, place: Place, isComplete: boolean) {
  const publish = {
    title: `Publish version ${(version ?? 0) + 1}?`,
    text: 'From now on leaders are asked about this version. Rounds that are open keep theirs.',
    yes: 'Publish',
  };
  const discard = {
    title: 'Discard the draft?',
    text:
      version === null
        ? 'This strategy was never published, so it will be gone.'
        : `Version ${version} stays as it is; what you changed since will be gone.`,
    yes: 'Discard',
  };
  const ready = isComplete ? ({ style: 'primary', ask: publish } as const) : {};
  const ofDraft = [
    placeButton(STRATEGY.publish, 'Publish', place, ready),
    placeButton(STRATEGY.discard, 'Discard the draft', place, { style: 'danger', ask: discard }),
  ];
  const buttons = actions(
    placeButton(STRATEGY.preview, 'Preview how leaders are asked', place),
    ...(isDraft ? ofDraft : []),
    ALL_STRATEGIES,
  );
  return { ...buttons, block_id: 'done' };
}

const ALL_STRATEGIES = pressButton(hubAction('strategies'), 'All strategies', '');

/** What an admin reads after publishing: which version, and what becomes of rounds that are open. */
export function publishedPage({ name, version, isNew }: Published): ModalView {
  const bold = `*${escapeShort(name, 200)}*`;
  const what = isNew
    ? `Version ${version} of ${bold} is published. From now on leaders are asked about it; rounds that are open keep the version that they asked about.`
    : `Nothing in ${bold} has changed since version ${version}, so that version stays and no new one was made.`;
  return hubPage('strategy_published', 'Strategy', [
    paragraph(what),
    actions(
      pressButton(hubAction('schedules'), 'Set up when leaders are asked', ''),
      ALL_STRATEGIES,
    ),
  ]);
}

/** What an admin reads who publishes a strategy that is not complete. */
export function incompletePage(place: Place, missing: readonly string[]): ModalView {
  return hubPage('strategy_incomplete', 'Not published yet', [
    hintList('*Nearly there. This is missing before you can publish:*', missing, String),
    actions(placeButton(STRATEGY.open, 'Back to the strategy', place)),
  ]);
}
