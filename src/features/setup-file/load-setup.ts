import { dirname, resolve } from 'node:path';
import type { AudienceDefinition } from '../../domain/audience.ts';
import type { Level } from '../../domain/person.ts';
import type { QuestionBank } from '../../domain/question.ts';
import type { LocalDate } from '../../domain/recurrence.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Schedule } from '../../domain/schedule.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { parseStrategy } from '../strategies/parse-strategy.ts';
import { type FileProblem, fieldProblem, lineFinder } from '../strategies/yaml-file.ts';
import { mismatches, type RegionNames } from './check-setup.ts';
import { recurrencesIn } from './file-recurrence.ts';
import { parseSetup, type ScheduleEntry, type SetupFile } from './parse-setup.ts';

/** What a set-up says of somebody; what it does not say stays as it is. */
export type PersonEntry = {
  /** A member id, or an e-mail address until people are looked up. */
  readonly person: string;
  readonly function?: string | undefined;
  readonly level?: Level | undefined;
  readonly region?: string | null | undefined;
  /** The first and the last day of a leave. */
  readonly awayFrom?: LocalDate | undefined;
  readonly awayUntil?: LocalDate | undefined;
};

/**
 * A set-up with its strategies read and its parts checked against each other. People are still as
 * written. Undefined and empty parts say nothing, but an empty list of schedules does.
 */
export type Setup = {
  readonly strategies: ReadonlyMap<string, Strategy>;
  readonly people: readonly PersonEntry[];
  readonly admins: readonly string[] | undefined;
  readonly executives: readonly string[] | undefined;
  readonly audiences: ReadonlyMap<string, AudienceDefinition>;
  readonly questions: QuestionBank;
  readonly schedules: readonly Schedule[] | undefined;
  readonly settings: Partial<Settings> | undefined;
};

/** Reads the text of a file; undefined if there is none. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** Loads a set-up file and the strategy files that it names, or says everything that is wrong. */
export async function loadSetup(
  path: string,
  readText: ReadText,
  holidays: RegionNames,
): Promise<Result<Setup, readonly FileProblem[]>> {
  const text = await readText(path);
  if (text === undefined)
    return err([{ file: path, line: 1, field: '', message: 'there is no such file' }]);
  const parsed = parseSetup(text, path);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  const lineOf = lineFinder(text);
  const report = (field: readonly PropertyKey[], message: string) =>
    fieldProblem(path, lineOf, field, message);
  const strategies = new Map<string, Strategy>();
  const problems: FileProblem[] = [];
  for (const [id, written] of Object.entries(file.strategies)) {
    const strategy = await strategyOf(written, dirname(path), readText, (message) =>
      report(['strategies', id], message),
    );
    if (strategy.ok) strategies.set(id, strategy.value);
    else problems.push(...strategy.error);
  }
  problems.push(...mismatches(file, strategies, holidays, report));
  return problems.length > 0 ? err(problems) : ok(toSetup(file, strategies));
}

async function strategyOf(
  written: Strategy | string,
  folder: string,
  readText: ReadText,
  report: (message: string) => FileProblem,
): Promise<Result<Strategy, readonly FileProblem[]>> {
  if (typeof written !== 'string') return ok(written);
  const path = resolve(folder, written);
  const text = await readText(path);
  if (text !== undefined) return parseStrategy(text, path);
  return err([report(`there is no file "${written}" beside this one`)]);
}

function toSetup(file: SetupFile, strategies: ReadonlyMap<string, Strategy>): Setup {
  return {
    strategies,
    people: file.people.map(({ away_from: awayFrom, away_until: awayUntil, ...facts }) => ({
      ...facts,
      awayFrom,
      awayUntil,
    })),
    admins: file.admins,
    executives: file.executives,
    audiences: new Map(Object.entries(file.audiences)),
    questions: new Map(Object.entries(file.questions)),
    schedules:
      file.schedules && Object.entries(file.schedules).map(([id, entry]) => toSchedule(id, entry)),
    settings: file.settings,
  };
}

function toSchedule(id: string, entry: ScheduleEntry): Schedule {
  const { channel } = entry;
  const [written] = recurrencesIn(entry);
  if (written === undefined) throw new TypeError('A schedule without a recurrence was let in.');
  return {
    id,
    strategyId: entry.strategy,
    audienceId: entry.audience,
    rotation: entry.ask,
    delivery: channel === undefined ? { kind: 'direct' } : { kind: 'channel', channelId: channel },
    recurrence: written.recurrence,
    timeZone: entry.time_zone,
    atLocalHour: entry.at_local_hour,
    openDays: entry.open_for_days,
    reminders: entry.remind_after_hours,
    graceHours: entry.grace_hours,
    isPaused: entry.paused,
  };
}
