import { Command } from '@commander-js/extra-typings';
import { followingOccurrences } from '../calendar/due-times.ts';
import { formatRecurrence } from '../calendar/format-recurrence.ts';
import { timeInWords } from '../calendar/local-time.ts';
import type { Deps } from '../deps.ts';
import { missingInWords } from '../domain/missing.ts';
import type { Schedule } from '../domain/schedule.ts';
import { setUpSteps, stepsInWords } from '../domain/set-up-steps.ts';
import { counted } from '../domain/words.ts';
import { carryOut, planSetup } from '../features/setup-file/apply-setup.ts';
import { withRotation } from '../features/setup-file/compare-schedules.ts';
import { exportSetup } from '../features/setup-file/export-setup.ts';
import { OUTSIDER } from '../features/setup-file/find-people.ts';
import {
  formatChanges,
  formatRuleCount,
  formatWhoIsAsked,
} from '../features/setup-file/format-changes.ts';
import { formatClock, formatQuestions } from '../features/setup-file/format-schedule.ts';
import { loadSetup, type Setup } from '../features/setup-file/load-setup.ts';
import { missingIn, setUpIn } from '../features/setup-file/missing-in-setup.ts';
import { readCurrent } from '../features/setup-file/read-current.ts';
import { formatProblem } from '../features/strategies/yaml-file.ts';
import { type CommandParts, refuse, textOf, withWorkspace, writeOut } from './command-parts.ts';

const DATES_SHOWN = 5;

/** `throughline check FILE`: says what is wrong with a set-up file, or what it would do, without Slack. */
export function checkCommand(parts: CommandParts) {
  const { now, write, holidays } = parts;
  return new Command('check')
    .description('look a set-up file over without connecting to Slack')
    .argument('<file>', 'the set-up file')
    .action(async (file) => {
      const loaded = await loadSetup(file, textOf, holidays);
      if (!loaded.ok) return refuse(parts, write, loaded.error.map(formatProblem));
      for (const line of formatSetup(loaded.value, now())) write(line);
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
    ...schedules.flatMap((entry) => scheduleLines(withRotation(entry), now)),
    ...verdict(setup),
    ...stepsInWords(setUpSteps(setUpIn(setup, now))),
  ];
}

/** Whether it can be used, and what will be missing all the same. */
function verdict(setup: Setup): readonly string[] {
  const missing = missingInWords(missingIn(setup));
  if (missing.length === 0) return ['This set-up can be used.'];
  return [
    'This set-up can be used, but something is missing:',
    ...missing.map((sentence) => `- ${sentence}`),
  ];
}

function scheduleLines(schedule: Schedule, now: Date): readonly string[] {
  const { id, recurrence, timeZone, rotation, isPaused } = schedule;
  const next = followingOccurrences(recurrence, timeZone, now, DATES_SHOWN);
  const dates = next.map(({ localTime }) => `    ${timeInWords(localTime)}`);
  return [
    `Schedule ${id}${isPaused ? ' (paused)' : ''}: ${formatRecurrence(recurrence)}, ${formatClock(schedule)}`,
    `    asks ${formatQuestions(rotation)}`,
    ...(dates.length === 0 ? ['    is never due again'] : dates),
  ];
}

/** `throughline apply -f FILE`: shows what a set-up file would change, and changes it if that is wanted. */
export function applyCommand(parts: CommandParts) {
  const { write, holidays } = parts;
  return new Command('apply')
    .description('bring the database in line with a set-up file; shows what would change first')
    .requiredOption('-f, --file <file>', 'the set-up file')
    .option('-y, --yes', 'do not ask, change it')
    .option('--workspace <id>', 'which workspace, where the database has several')
    .action(async ({ file, yes, workspace }) => {
      const loaded = await loadSetup(file, textOf, holidays);
      if (!loaded.ok) return refuse(parts, write, loaded.error.map(formatProblem));
      await withWorkspace(parts, 'set-up', workspace, (deps, id) =>
        apply(parts, deps, id, loaded.value, { file, yes: yes === true }),
      );
    });
}

async function apply(
  parts: CommandParts,
  deps: Deps,
  workspaceId: string,
  setup: Setup,
  { file, yes }: { readonly file: string; readonly yes: boolean },
): Promise<void> {
  const { write, confirm } = parts;
  const plan = await planSetup(deps, workspaceId, setup);
  if (!plan.ok)
    return refuse(parts, write, [
      ...plan.error.unknownPeople.map((name) => `${file}: nobody here is called ${name}`),
      ...(plan.error.outsiders ?? []).map((name) => `${file}: ${name} ${OUTSIDER}`),
      'Nothing was changed. People are known as they were in Slack when the app last started.',
    ]);
  const shown = formatChanges(plan.value);
  for (const line of shown) write(line);
  if (plan.value.length === 0) return;
  if (!yes && confirm === undefined)
    return write(`Nothing was changed yet. To do it: throughline apply -f ${file} --yes`);
  if (!yes && !(await confirm?.('Change this?'))) return write('Nothing was changed.');
  await carryOutAsShown(parts, deps, workspaceId, setup, shown);
}

/** The app may run and people may change things while somebody reads what would change. */
async function carryOutAsShown(
  parts: CommandParts,
  deps: Deps,
  workspaceId: string,
  setup: Setup,
  shown: readonly string[],
): Promise<void> {
  const plan = await planSetup(deps, workspaceId, setup);
  if (plan.ok && formatChanges(plan.value).join('\n') === shown.join('\n')) {
    await carryOut(deps, workspaceId, plan.value);
    return parts.write('Done.');
  }
  refuse(parts, parts.write, [
    'Something else was changed meanwhile, so nothing was changed here. Please look again.',
  ]);
}

/** `throughline export`: writes everything that is set up as a file that `apply` takes. */
export function exportCommand(parts: CommandParts) {
  return new Command('export')
    .description('write everything that is set up as a set-up file')
    .option('-o, --out <file>', 'where it goes; without it, it is printed')
    .option('--workspace <id>', 'which workspace, where the database has several')
    .action(async ({ out, workspace }) => {
      await withWorkspace(parts, 'set-up', workspace, async (deps, id) => {
        const text = exportSetup(await readCurrent(deps, id), deps.clock());
        if (out === undefined) return parts.write(text.trimEnd());
        await writeOut(out, text);
        parts.write(`Written: ${out}`);
      });
    });
}
