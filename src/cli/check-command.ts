import { readFile } from 'node:fs/promises';
import { Command } from '@commander-js/extra-typings';
import { decisionRulesOf } from '../domain/strategy.ts';
import { counted } from '../domain/words.ts';
import { nextDueTime } from '../services/rounds/due-times.ts';
import { loadSetup, type Setup } from '../services/setup/load-setup.ts';
import { problemInWords } from '../services/setup/read-yaml.ts';

/** What the command needs of the process. */
export type CheckParts = {
  readonly now: () => Date;
  readonly write: (line: string) => void;
  readonly setExitCode: (code: number) => void;
};

/** `throughline check FILE`: says what is wrong with a set-up file, or what it would do, without Slack. */
export function checkCommand({ now, write, setExitCode }: CheckParts) {
  return new Command('check')
    .description('look a set-up file over without connecting to Slack')
    .argument('<file>', 'the set-up file')
    .action(async (file) => {
      const readText = (path: string) => readFile(path, 'utf8').catch(() => undefined);
      const loaded = await loadSetup(file, readText);
      if (loaded.ok) {
        for (const line of inWords(loaded.value, now())) write(line);
        return;
      }
      for (const problem of loaded.error) write(problemInWords(problem));
      setExitCode(1);
    });
}

function inWords(setup: Setup, now: Date): readonly string[] {
  const strategies = [...setup.strategies].map(
    ([id, strategy]) =>
      `Strategy ${id}: "${strategy.name}", ${counted(decisionRulesOf(strategy).length, 'decision rule', 'decision rules')}`,
  );
  const schedules = setup.schedules.map((schedule) => {
    const next = nextDueTime(schedule.recurrence, schedule.timeZone, now);
    const when =
      next === null ? 'is never due again' : `is due next ${inZone(next, schedule.timeZone)}`;
    return `Schedule ${schedule.id} ${when}, asking ${counted(schedule.rotation.length, 'question', 'questions')} in turn`;
  });
  const { people, admins, executives } = setup;
  const roles = `${counted(people.length, 'person', 'people')} described, ${counted(admins.length, 'admin', 'admins')}, ${counted(executives.length, 'executive', 'executives')}`;
  return [...strategies, roles, ...schedules, 'This set-up can be used.'];
}

function inZone(moment: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  });
  return `${format.format(moment)} (${timeZone})`;
}
