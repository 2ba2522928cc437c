import type { KnownBlock } from '@slack/types';
import { dateWithWeekday } from '../../../calendar/local-time.ts';
import { counted, formatList } from '../../../domain/words.ts';
import { hubAction, hubPage } from '../../../slack/hub-view.ts';
import { actions, pressButton } from '../../../slack/pages.ts';
import { escapeShort, paragraph } from '../../../slack/text.ts';
import type { ScheduleDetail } from '../describe-schedules.ts';
import { fileNote } from './schedules-page.ts';

/** The actions of one schedule; their value names it. */
export const SCHEDULE = {
  edit: 'schedule_edit',
  pause: 'schedule_pause',
  resume: 'schedule_resume',
  skip: 'schedule_skip',
  ask: 'schedule_ask',
  sample: 'schedule_sample',
  remove: 'schedule_remove',
} as const;

const MOST_TURNS_SHOWN = 12;

/** One schedule, shown back in words, with what can be done about it. */
export function schedulePage(detail: ScheduleDetail, notice: string | undefined = undefined) {
  const { schedule, origin } = detail;
  return hubPage('schedule', 'Schedule', [
    ...(notice === undefined ? [] : [paragraph(notice)]),
    paragraph(summary(detail)),
    paragraph(formatDates(detail)),
    ...hints(detail),
    paragraph(formatTurns(detail.turns)),
    paragraph(formatLimits(detail)),
    ...(origin === 'file' ? [fileNote()] : []),
    buttons(detail),
    actions(
      pressButton(SCHEDULE.remove, 'Remove', schedule.id, {
        title: 'Remove this schedule?',
        text: `Nobody is asked by it any more. What was asked and answered stays.${origin === 'file' ? ' Take it out of your set-up file too, or it comes back once that file is edited.' : ''}`,
        yes: 'Remove it',
        no: 'Keep it',
      }),
      pressButton(hubAction('schedules'), 'All schedules', ''),
    ),
  ]);
}

function summary({ schedule, strategyName, words }: ScheduleDetail): string {
  const { delivery } = schedule;
  const clock = schedule.atLocalHour
    ? "by each leader's own clock"
    : `by the clock of ${escapeShort(schedule.timeZone, 60)}`;
  const where =
    delivery.kind === 'direct' ? 'each alone, in a direct message' : `in <#${delivery.channelId}>`;
  const paused = schedule.isPaused ? '\n:double_vertical_bar: *Paused*: nobody is asked.' : '';
  return [
    `*${escapeShort(schedule.id, 100)}*`,
    `${escapeShort(words, 300)}, ${clock}`,
    `About *${escapeShort(strategyName, 150)}*, asks *${escapeShort(schedule.audienceId, 100)}*, ${where}${paused}`,
  ].join('\n');
}

function formatDates({ dates, schedule }: ScheduleDetail): string {
  if (dates.length === 0) return '*Nothing more is due.* Edit the schedule to choose another time.';
  const shown = dates.map((time) => `• ${dateWithWeekday(time.slice(0, 10))} at ${time.slice(11)}`);
  const heading = schedule.isPaused ? 'Would come next' : 'Comes next';
  return `*${heading}*\n${shown.join('\n')}`;
}

function hints({ hints: found }: ScheduleDetail): readonly KnownBlock[] {
  if (found.length === 0) return [];
  const lines = found.map((hint) => `:bulb: ${escapeShort(hint, 250)}`);
  return [paragraph(lines.join('\n'))];
}

function formatTurns(turns: ScheduleDetail['turns']): string {
  if (turns.length === 0) return '*The strategy is gone*, so nothing can be asked.';
  const shown = turns.slice(0, MOST_TURNS_SHOWN).map((questions, turn) => {
    const texts = questions.map((text) => escapeShort(text, 200)).join(' ');
    return turns.length === 1 ? `• ${texts}` : `${turn + 1}. ${texts}`;
  });
  const more = turns.length - shown.length;
  const heading = turns.length === 1 ? '*Asked each time*' : '*Asked in turn*';
  return [heading, ...shown, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

function formatLimits({ schedule }: ScheduleDetail): string {
  const { openDays, reminders, graceHours } = schedule;
  const open = `Open for ${counted(openDays, 'working day', 'working days')}`;
  const remind =
    reminders.length === 0
      ? 'no reminder'
      : `reminded after ${formatList(reminders.map(String))} hours`;
  return `${open}; ${remind}; left out if it is more than ${counted(graceHours, 'hour', 'hours')} late.`;
}

function buttons({ schedule, next }: ScheduleDetail): KnownBlock {
  const { id, isPaused } = schedule;
  const ask = {
    title: 'Ask everybody now?',
    text: 'Each leader of this schedule is asked as soon as it is working time for them.',
    yes: 'Ask now',
    no: 'Not yet',
  };
  return actions(
    pressButton(SCHEDULE.edit, 'Edit', id),
    isPaused
      ? pressButton(SCHEDULE.resume, 'Resume', id)
      : pressButton(SCHEDULE.pause, 'Pause', id),
    ...(isPaused || next === null ? [] : [pressButton(SCHEDULE.skip, 'Skip the next', id)]),
    pressButton(SCHEDULE.ask, 'Ask now', id, ask),
    pressButton(SCHEDULE.sample, 'Send me a sample', id),
  );
}
