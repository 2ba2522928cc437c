import type { KnownBlock, ModalView } from '@slack/types';
import { dateWithWeekday } from '../../../calendar/local-time.ts';
import { hubPage } from '../../../slack/hub-view.ts';
import { actions, pageButtons, pageOf, pressButton, row } from '../../../slack/pages.ts';
import { escapeShort, paragraph, smallPrint } from '../../../slack/text.ts';
import type { ScheduleLine } from '../describe-schedules.ts';

/** The actions of the list of schedules; the value of `open` names a schedule, of `page` a page. */
export const SCHEDULES = { open: 'schedule_open', add: 'schedule_new', page: 'schedules_page' };

const PER_PAGE = 15;

/** The list of schedules, a page of it, with a word on what was just done. */
export function schedulesPage(
  lines: readonly ScheduleLine[],
  wanted = 0,
  notice: string | undefined = undefined,
): ModalView {
  const { items, ...where } = pageOf(lines, wanted, PER_PAGE);
  return hubPage('schedules', 'Schedules', [
    ...(notice === undefined ? [] : [paragraph(notice)]),
    ...(lines.length === 0
      ? [paragraph('*Nothing is planned yet.* A schedule says who is asked what, and when.')]
      : items.map(lineBlock)),
    ...pageButtons(SCHEDULES.page, where),
    actions(pressButton(SCHEDULES.add, 'New schedule', '')),
  ]);
}

function lineBlock({ schedule, strategyName, words, next, origin }: ScheduleLine): KnownBlock {
  const name = escapeShort(schedule.id, 100);
  const about = `${escapeShort(strategyName, 150)}, asks ${escapeShort(schedule.audienceId, 100)}`;
  const file = origin === 'file' ? ' (kept in your set-up file)' : '';
  return row(
    `schedule ${schedule.id}`,
    `*${name}*: ${escapeShort(words, 300)}\n${about}\n${whenNext(schedule.isPaused, next)}${file}`,
    pressButton(SCHEDULES.open, 'Open', schedule.id),
  );
}

function whenNext(isPaused: boolean, next: ScheduleLine['next']): string {
  if (isPaused) return ':double_vertical_bar: Paused';
  if (next === null) return 'Nothing more is due';
  return `Next: ${dateWithWeekday(next.localTime.slice(0, 10))} at ${next.localTime.slice(11)}`;
}

/** A line that a schedule can only be made once something else is there. */
export function missingFirst(hasStrategy: boolean): string {
  return hasStrategy
    ? ':point_right: Make an audience first, so that there is somebody to ask.'
    : ':point_right: Publish a strategy first, so that there is something to ask about.';
}

/** What an admin reads where a schedule is gone. */
export const SCHEDULE_GONE = 'That schedule is no longer there.';

/** A small grey line about a schedule that a file keeps. */
export function fileNote(): KnownBlock {
  return smallPrint(
    'This schedule is kept in your set-up file. You can change it here; once somebody edits the file, the file counts again.',
  );
}
