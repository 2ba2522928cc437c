import { readFile } from 'node:fs/promises';
import { Command } from '@commander-js/extra-typings';
import { followingOccurrences } from '../calendar/due-times.ts';
import { formatRecurrence } from '../calendar/format-recurrence.ts';
import { dateWithWeekday } from '../calendar/local-date.ts';
import type { Schedule } from '../domain/schedule.ts';
import { counted } from '../domain/words.ts';
import { formatRuleCount, formatWhoIsAsked } from '../features/setup-file/format-changes.ts';
import { formatClock, formatQuestions } from '../features/setup-file/format-schedule.ts';
import { loadSetup, type Setup } from '../features/setup-file/load-setup.ts';
import { formatProblem } from '../features/strategies/yaml-file.ts';
import type { CommandParts } from './command-parts.ts';

const DATES_SHOWN = 5;

/** `throughline check FILE`: says what is wrong with a set-up file, or what it would do, without Slack. */
export function checkCommand({ now, write, setExitCode, holidays }: CommandParts) {
  return new Command('check')
    .description('look a set-up file over without connecting to Slack')
    .argument('<file>', 'the set-up file')
    .action(async (file) => {
      const readText = (path: string) => readFile(path, 'utf8').catch(() => undefined);
      const loaded = await loadSetup(file, readText, holidays);
      if (loaded.ok) {
        for (const line of formatSetup(loaded.value, now())) write(line);
        return;
      }
      for (const problem of loaded.error) write(formatProblem(problem));
      setExitCode(1);
    });
}

function formatSetup(setup: Setup, now: Date): readonly string[] {
  const { people, admins = [], executives = [], questions, schedules = [] } = setup;
  const roles = [
    `${counted(people.length, 'person', 'people')} described`,
    counted(admins.length, 'admin', 'admins'),
    counted(executives.length, 'executive', 'executives'),
  ];
  return [
    ...[...setup.strategies].map(
      ([id, strategy]) => `Strategy ${id}: "${strategy.name}", ${formatRuleCount(strategy)}`,
    ),
    roles.join(', '),
    ...formatWhoIsAsked(setup),
    ...[...questions].map(([id, { text }]) => `Question ${id}: "${text}"`),
    ...schedules.flatMap((schedule) => scheduleLines(schedule, now)),
    'This set-up can be used.',
  ];
}

function scheduleLines(schedule: Schedule, now: Date): readonly string[] {
  const { id, recurrence, timeZone, rotation, isPaused } = schedule;
  const next = followingOccurrences(recurrence, timeZone, now, DATES_SHOWN);
  const dates = next.map(({ localTime }) => {
    const [date = '', time] = localTime.split('T');
    return `    ${dateWithWeekday(date)}, ${time}`;
  });
  return [
    `Schedule ${id}${isPaused ? ' (paused)' : ''}: ${formatRecurrence(recurrence)}, ${formatClock(schedule)}`,
    `    asks ${formatQuestions(rotation)}`,
    ...(dates.length === 0 ? ['    is never due again'] : dates),
  ];
}
