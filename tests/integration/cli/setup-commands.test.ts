import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPublicHolidays } from '../../../src/calendar/public-holidays.ts';
import type { CommandParts } from '../../../src/cli/command-parts.ts';
import { applyCommand, checkCommand, exportCommand } from '../../../src/cli/setup-commands.ts';
import { err, ok } from '../../../src/domain/result.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import type { CurrentSetup } from '../../../src/features/setup-file/read-current.ts';
import { readCurrent } from '../../../src/features/setup-file/read-current.ts';
import { testDeps } from '../../test-deps.ts';
import { randomSetup, STRANGERS } from '../../unit/setup-file/random-setup.ts';
import {
  createTempWorkspace,
  NOW,
  OCCURRENCE,
  openStores,
  SCHEDULE,
  type Stores,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';
import { commandParts } from './command-parts.ts';

const SETUP = `
strategies:
  large:
    name: Few and large
    period: 2026-Q4
    statement: We serve few large customers well, and say so.
    before: We served everybody the same.
    priorities:
      - id: build
        title: Build for the large
        decision_rules:
          - { id: features, prefer: audit logs, over: quick features }
people:
  - { person: u3@example.org, function: Support, level: manager, region: DE-BY, away_until: 2026-12-10 }
admins: [U1]
executives: [U2@example.org]
audiences:
  leaders: { people: [U1, U2, U3] }
questions:
  no: { kind: open, text: What did you say no to? }
schedules:
  plan:
    strategy: large
    audience: leaders
    ask: [[clarity, open], "own: no"]
    quarterly: { month: 1, on: first monday, time: "09:00" }
    time_zone: Europe/Berlin
    open_for_days: 5
    remind_after_hours: [24, 48]
settings: { region: DE, smallest_group: 4 }
`;

let workspace: TempWorkspace;
let folder: string;
beforeEach(async () => {
  workspace = await createTempWorkspace();
  folder = dirname(workspace.path);
});
afterEach(() => workspace.remove());

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Runs a command on the database as a process of its own would, beside the app that has it open. */
async function run(
  args: readonly string[],
  confirm?: () => boolean | Promise<boolean>,
  path = workspace.path,
) {
  const out: string[] = [];
  const seen = { exitCode: 0 };
  const openSetup = async () => {
    const stores = openStores(path);
    return ok({
      deps: testDeps({ ...stores, clock: () => NOW, log: silent }),
      close: async () => stores.close(),
    });
  };
  await runWith(openSetup, args, out, seen, confirm);
  return { text: out.join('\n'), exitCode: seen.exitCode };
}

type Opener = CommandParts['openDeps'];

async function runWith(
  openSetup: Opener,
  args: readonly string[],
  out: string[],
  seen: { exitCode: number },
  confirm?: () => boolean | Promise<boolean>,
): Promise<void> {
  const parts = commandParts({
    write: (line: string) => out.push(line),
    setExitCode: (code: number) => {
      seen.exitCode = code;
    },
    now: () => NOW,
    openDeps: openSetup,
    holidays: createPublicHolidays(),
    confirm: confirm && (async () => await confirm()),
  });
  await new Command('throughline')
    .addCommand(checkCommand(parts))
    .addCommand(applyCommand(parts))
    .addCommand(exportCommand(parts))
    .parseAsync([...args], { from: 'user' });
}

async function file(text: string): Promise<string> {
  const path = join(folder, 'setup.yaml');
  await writeFile(path, text);
  return path;
}

const everything = (stores: Stores = workspace.stores) => readCurrent(testDeps(stores), WORKSPACE);

describe('throughline apply', () => {
  it('shows what would change, and without a terminal does nothing else', async () => {
    const before = await everything();
    const path = await file(SETUP);
    const { text, exitCode } = await run(['apply', '-f', path]);
    expect(text.split('\n')).toEqual([
      '~ settings: region DE (was none)',
      '~ settings: smallest_group 4 (was 3)',
      '+ person Person U3 (U3): function Support',
      '+ person Person U3 (U3): level manager',
      '+ person Person U3 (U3): region DE-BY',
      '+ person Person U3 (U3): away 2026-11-30 to 2026-12-10',
      '+ admin: Person U1 (U1)',
      '+ executive: Person U2 (U2)',
      '+ question no: open, "What did you say no to?"',
      '~ strategy large: a new version (statement)',
      '~ audience leaders: 3 people (was 2 people)',
      '~ schedule plan: asks clarity with open, then own: no (was "What will you do differently?")',
      '~ schedule plan: comes round: on the first Monday of the first month of each quarter at 09:00 (was once, on 30 November 2026 at 09:00)',
      '~ schedule plan: comes round in Europe/Berlin (was in UTC)',
      '~ schedule plan: opens for 5 working days (was 3 working days)',
      '~ schedule plan: reminds after 24 and 48 hours (was nobody)',
      `Nothing was changed yet. To do it: throughline apply -f ${path} --yes`,
    ]);
    expect(exitCode).toBe(0);
    expect(await everything()).toEqual(before);
  });

  it('does it once that is wanted, and then finds nothing more to change', async () => {
    const path = await file(SETUP);
    expect((await run(['apply', '-f', path], () => true)).text).toMatch(/\nDone\.$/);
    const done = await everything();
    expect(done.settings).toEqual({ ...DEFAULT_SETTINGS, region: 'DE', smallestGroup: 4 });
    expect(done.schedules[0]?.next?.localTime).toBe('2027-01-04T09:00');
    expect(await run(['apply', '-f', path, '--yes'])).toEqual({
      text: '= nothing to change',
      exitCode: 0,
    });
    expect(await everything()).toEqual(done);
  });

  it('does nothing where the answer is no', async () => {
    const before = await everything();
    const { text } = await run(['apply', '-f', await file(SETUP)], () => false);
    expect(text).toMatch(/\nNothing was changed\.$/);
    expect(await everything()).toEqual(before);
  });

  it('does nothing where something else changed before the answer', async () => {
    const { stores } = workspace;
    const { text, exitCode } = await run(['apply', '-f', await file(SETUP)], async () => {
      await stores.schedules.saveQuestion(WORKSPACE, 'no', {
        kind: 'open',
        text: 'What did you say no to?',
        ruleId: null,
      });
      return true;
    });
    expect(text).toContain('Something else was changed meanwhile');
    expect(exitCode).toBe(1);
    expect((await everything()).settings).toEqual(DEFAULT_SETTINGS);
  });

  it('names people whom nobody knows, and changes nothing', async () => {
    const before = await everything();
    const path = await file(SETUP.replace('U1, U2, U3', 'U1, U9, gone@example.org'));
    const { text, exitCode } = await run(['apply', '-f', path, '--yes']);
    expect(text).toContain(`${path}: nobody here is called U9\n`);
    expect(text).toContain(`${path}: nobody here is called gone@example.org\n`);
    expect(exitCode).toBe(1);
    expect(await everything()).toEqual(before);
  });

  it('names mistakes with their lines before it opens anything', async () => {
    const path = await file(SETUP.replace('first monday', 'first mondy'));
    const { text, exitCode } = await run(['apply', '-f', path, '--yes'], undefined, '/nowhere');
    expect(text).toContain(`${path}:26: schedules.plan.quarterly.on: expected a day of the month`);
    expect(exitCode).toBe(1);
  });

  it('says what to do where there is no database, no workspace, or a choice of them', async () => {
    const path = await file(SETUP);
    const out: string[] = [];
    const seen = { exitCode: 0 };
    await runWith(async () => err('There is no database.'), ['apply', '-f', path], out, seen);
    expect([out, seen.exitCode]).toEqual([['There is no database.'], 1]);
    const empty = await run(['apply', '-f', path], undefined, join(folder, 'empty.db'));
    expect(empty.text).toContain('Start Throughline once');
    await workspace.stores.people.ensureWorkspace('T2', 'Other', NOW);
    expect((await run(['apply', '-f', path])).text).toContain('T1, T2. Name one with --workspace.');
    expect((await run(['apply', '-f', path, '--workspace', 'T3'])).exitCode).toBe(1);
    expect((await run(['apply', '-f', path, '--workspace', 'T1'])).exitCode).toBe(0);
  });
});

describe('throughline export', () => {
  it('writes what apply takes without a change', async () => {
    await run(['apply', '-f', await file(SETUP), '--yes']);
    const out = join(folder, 'deep', 'export.yaml');
    expect((await run(['export', '-o', out])).text).toBe(`Written: ${out}`);
    expect((await run(['apply', '-f', out])).text).toBe('= nothing to change');
    expect((await run(['export'])).text).toBe((await readFile(out, 'utf8')).trimEnd());
  });

  it('takes in what was made in Slack, which stays with Slack', async () => {
    const { schedules } = workspace.stores;
    await schedules.save(WORKSPACE, { ...SCHEDULE, id: 'mine' }, OCCURRENCE, 'slack');
    const out = join(folder, 'export.yaml');
    await run(['export', '-o', out]);
    expect((await run(['apply', '-f', out])).text).toBe('= nothing to change');
    const origins = (await schedules.list(WORKSPACE)).map(({ origin }) => origin);
    expect(origins).toEqual(['slack', 'file']);
  });

  it('leaves out what cannot be asked any more, which is no change either', async () => {
    const { schedules } = workspace.stores;
    const rotation = [[{ kind: 'dilemma', ruleId: 'gone' }], [{ kind: 'stop' }]] as const;
    await schedules.save(WORKSPACE, { ...SCHEDULE, rotation }, OCCURRENCE, 'slack');
    const { text } = await run(['export']);
    expect(text).toContain('ask: [open, stop]');
    expect((await run(['apply', '-f', await file(text)])).text).toBe('= nothing to change');
  });

  it('carries every set-up over to another database, whole', async () => {
    await fc.assert(
      fc.asyncProperty(randomSetup, async (wanted) => {
        const from = await createTempWorkspace();
        const to = await createTempWorkspace();
        try {
          await fill(from.stores, structuredClone(wanted));
          await fill(to.stores, null);
          const first = join(folder, 'first.yaml');
          const second = join(folder, 'second.yaml');
          const at = (path: string, ...args: string[]) => run(args, undefined, path);
          await at(from.path, 'export', '-o', first);
          expect((await at(from.path, 'apply', '-f', first)).text).toBe('= nothing to change');
          const applied = await at(to.path, 'apply', '-f', first, '--yes');
          expect(applied.exitCode).toBe(0);
          await at(to.path, 'export', '-o', second);
          expect(await readFile(second, 'utf8')).toBe(await readFile(first, 'utf8'));
        } finally {
          await from.remove();
          await to.remove();
        }
      }),
      { numRuns: 10 },
    );
  });
});

describe('throughline check', () => {
  it.each([
    ['executives: [', 'executives: []', 'No executive is named'],
    [
      'leaders: {',
      'leaders: { people: [U1], except: [U1] }',
      'Nobody is in the audience "leaders"',
    ],
    ['leaders: {', 'leaders: { people: [] }', 'Nobody is in the audience "leaders"'],
  ])('says what will be missing: %s becomes %s', async (key, changed, sentence) => {
    const lines = SETUP.split('\n').map((line) =>
      line.trim().startsWith(key) ? line.replace(/\S.*$/, changed) : line,
    );
    const { text, exitCode } = await run(['check', await file(lines.join('\n'))]);
    expect(text).toContain('This set-up can be used, but something is missing:');
    expect(text).toContain(sentence);
    expect(exitCode).toBe(0);
  });

  it('says when and what a schedule asks', async () => {
    const { text, exitCode } = await run(['check', await file(SETUP)]);
    expect(text.split('\n')).toEqual([
      'Strategy large: "Few and large", 1 decision rule',
      '1 person described, 1 admin, 1 executive',
      'Audience leaders: 3 people',
      'Question no: "What did you say no to?"',
      'Schedule plan: On the first Monday of the first month of each quarter at 09:00, in Europe/Berlin',
      '    asks clarity with open, then own: no',
      '    Monday 4 January 2027, 09:00',
      '    Monday 5 April 2027, 09:00',
      '    Monday 5 July 2027, 09:00',
      '    Monday 4 October 2027, 09:00',
      '    Monday 3 January 2028, 09:00',
      'This set-up can be used.',
      '[x] The strategy: "Few and large", 1 decision rule',
      '[x] The people: "leaders"',
      '[x] Who reads the report: 1 person',
      '[x] When: "plan", next on Monday 4 January 2027, 09:00',
    ]);
    expect(exitCode).toBe(0);
  });
});

/** Sets a database up as wanted by its stores alone; null has only people whom nobody has described. */
async function fill(stores: Stores, wanted: CurrentSetup | null): Promise<void> {
  const { people, audiences, schedules, strategies, settings } = stores;
  await schedules.remove(WORKSPACE, 'plan');
  await audiences.remove(WORKSPACE, 'leaders');
  const { db: _, transact, schema } = stores.context;
  await transact((tx) => tx.delete(schema.strategyVersions));
  await transact((tx) => tx.delete(schema.people));
  const entries = STRANGERS.map(({ function: _own, level: _level, region: _region, ...entry }) => ({
    ...entry,
    awayUntil: null,
  }));
  await people.saveFromDirectory(WORKSPACE, entries, NOW);
  if (wanted === null) return;
  await people.describe(WORKSPACE, wanted.people);
  for (const leave of wanted.absences) await people.setAbsence(WORKSPACE, leave);
  for (const role of ['admin', 'executive'] as const) {
    const holders = wanted.roles.filter((each) => each.role === role);
    await people.setHolders(
      WORKSPACE,
      role,
      holders.map(({ personId }) => personId),
    );
  }
  for (const [id, content] of wanted.strategies)
    await strategies.publish(WORKSPACE, id, content, NOW);
  for (const [id, content] of wanted.audiences) await audiences.save(WORKSPACE, id, content);
  for (const [id, content] of wanted.questions)
    await schedules.saveQuestion(WORKSPACE, id, content);
  for (const { schedule, next, origin } of wanted.schedules)
    await schedules.save(WORKSPACE, schedule, next, origin);
  await settings.save(WORKSPACE, wanted.settings);
}
