import { formatRecurrence } from '../../calendar/format-recurrence.ts';
import type { QuestionRef } from '../../domain/question.ts';
import { formatDate } from '../../domain/recurrence.ts';
import type { Schedule } from '../../domain/schedule.ts';
import { counted, formatList } from '../../domain/words.ts';
import { refInFile } from './file-questions.ts';

type Part = { readonly lead: string; readonly value: (schedule: Schedule) => string };

const PARTS: readonly Part[] = [
  { lead: 'asks about strategy ', value: ({ strategyId }) => strategyId },
  { lead: 'asks audience ', value: ({ audienceId }) => audienceId },
  { lead: 'asks ', value: ({ rotation }) => formatQuestions(rotation) },
  { lead: 'asks ', value: formatPlace },
  { lead: 'comes round: ', value: formatWhen },
  { lead: 'comes round ', value: formatClock },
  { lead: 'opens for ', value: ({ openDays }) => counted(openDays, 'working day', 'working days') },
  { lead: 'reminds ', value: formatReminders },
  { lead: 'is skipped when late by more than ', value: ({ graceHours }) => hours(graceHours) },
  { lead: 'is ', value: ({ isPaused }) => (isPaused ? 'paused' : 'running') },
];

/** What a schedule does, as a list of phrases: "asks audience leaders". */
export function schedulePhrases(schedule: Schedule): readonly string[] {
  return PARTS.map(({ lead, value }) => `${lead}${value(schedule)}`);
}

/** What changes about a schedule, never nothing: "opens for 5 working days (was 3 working days)". */
export function scheduleDifferences(before: Schedule, after: Schedule): readonly string[] {
  const differences = PARTS.flatMap(({ lead, value }) =>
    value(before) === value(after) ? [] : [`${lead}${value(after)} (was ${value(before)})`],
  );
  return differences.length === 0 ? ['is written otherwise, to the same effect'] : differences;
}

/** The questions of a rotation, as a file names them: "open, then clarity with metrics". */
export function formatQuestions(rotation: readonly (readonly QuestionRef[])[]): string {
  const turns = rotation.map((refs) =>
    refs.map((ref) => (ref.kind === 'text' ? `"${ref.text}"` : refInFile(ref))).join(' with '),
  );
  return turns.join(', then ');
}

/** Whose clock it goes by: "in Europe/Berlin". */
export function formatClock({ atLocalHour, timeZone }: Schedule): string {
  return atLocalHour ? "at everybody's own hour" : `in ${timeZone}`;
}

function formatWhen({ recurrence }: Schedule): string {
  const words = lowerFirst(formatRecurrence(recurrence));
  return recurrence.kind === 'weekly' ? `${words}, from ${formatDate(recurrence.from)} on` : words;
}

function formatPlace({ delivery }: Schedule): string {
  return delivery.kind === 'direct' ? 'each person alone' : `in channel ${delivery.channelId}`;
}

function formatReminders({ reminders }: Schedule): string {
  return reminders.length === 0 ? 'nobody' : `after ${formatList(reminders.map(String))} hours`;
}

function hours(count: number): string {
  return counted(count, 'hour', 'hours');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
