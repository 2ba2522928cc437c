import { dirname, resolve } from 'node:path';
import type { AudienceDefinition } from '../../domain/audience.ts';
import { type QuestionRef, resolveQuestion } from '../../domain/question.ts';
import type { Recurrence } from '../../domain/recurrence.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Schedule } from '../../domain/schedule.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { recurrenceProblem, zoneProblem } from '../rounds/due-times.ts';
import { parseSetup, type SetupFile } from './parse-setup.ts';
import { parseStrategy } from './parse-strategy.ts';
import { type FileProblem, fieldProblem, lineFinder } from './read-yaml.ts';

/** A set-up with its strategies read and its parts checked against each other. People are still as written. */
export type Setup = {
  readonly strategies: ReadonlyMap<string, Strategy>;
  readonly people: SetupFile['people'];
  readonly admins: readonly string[];
  readonly executives: readonly string[];
  readonly audiences: ReadonlyMap<string, AudienceDefinition>;
  readonly schedules: readonly Schedule[];
};

/** Reads the text of a file; undefined if there is none. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** Loads a set-up file and the strategy files that it names, or says everything that is wrong. */
export async function loadSetup(
  path: string,
  readText: ReadText,
): Promise<Result<Setup, readonly FileProblem[]>> {
  const text = await readText(path);
  if (text === undefined)
    return err([{ file: path, line: 1, field: '', message: 'there is no such file' }]);
  const parsed = parseSetup(text, path);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  const lineOf = lineFinder(text);
  const report: ReportProblem = (field, message) => fieldProblem(path, lineOf, field, message);
  const strategies = new Map<string, Strategy>();
  const problems: FileProblem[] = [];
  for (const [id, relative] of Object.entries(file.strategies)) {
    const strategy = await loadStrategy(resolve(dirname(path), relative), readText, () =>
      report(['strategies', id], `there is no file "${relative}" beside this one`),
    );
    if (strategy.ok) strategies.set(id, strategy.value);
    else problems.push(...strategy.error);
  }
  problems.push(...mismatches(file, strategies, report));
  if (problems.length > 0) return err(problems);
  return ok({
    strategies,
    people: file.people,
    admins: file.admins,
    executives: file.executives,
    audiences: new Map(Object.entries(file.audiences).map(([id, a]) => [id, toAudience(a)])),
    schedules: Object.entries(file.schedules).map(([id, s]) => toSchedule(id, s)),
  });
}

type ReportProblem = (field: readonly PropertyKey[], message: string) => FileProblem;

async function loadStrategy(path: string, readText: ReadText, missing: () => FileProblem) {
  const text = await readText(path);
  return text === undefined ? err([missing()]) : parseStrategy(text, path);
}

/** What only shows when the parts are seen together. */
function mismatches(
  file: SetupFile,
  strategies: ReadonlyMap<string, Strategy>,
  report: ReportProblem,
): readonly FileProblem[] {
  return Object.entries(file.schedules).flatMap(([id, schedule]) => {
    const at = (field: readonly PropertyKey[], message: string) =>
      report(['schedules', id, ...field], message);
    const { strategy, audience } = schedule;
    return [
      ...(Object.hasOwn(file.strategies, strategy)
        ? []
        : [at(['strategy'], `there is no strategy "${strategy}" in this file`)]),
      ...(Object.hasOwn(file.audiences, audience)
        ? []
        : [at(['audience'], `there is no audience "${audience}" in this file`)]),
      ...timeProblems(schedule, at),
      ...askProblems(schedule, strategies.get(strategy), at),
    ];
  });
}

function timeProblems(schedule: ScheduleEntry, at: ReportProblem): readonly FileProblem[] {
  const { time_zone: zone, cron } = schedule;
  const wrongZone = zoneProblem(zone);
  if (wrongZone !== null) return [at(['time_zone'], wrongZone)];
  const wrongTime = recurrenceProblem(toRecurrence(schedule), zone);
  return wrongTime === null ? [] : [at([cron === undefined ? 'at' : 'cron'], wrongTime)];
}

function askProblems(
  { ask }: ScheduleEntry,
  strategy: Strategy | undefined,
  at: ReportProblem,
): readonly FileProblem[] {
  if (strategy === undefined) return [];
  return ask.flatMap((one, i) =>
    resolveQuestion(toRef(one), strategy, new Map()) === undefined
      ? [at(['ask', i], `the strategy has no decision rule for "${one}"`)]
      : [],
  );
}

type ScheduleEntry = SetupFile['schedules'][string];

function toRecurrence({ at, cron }: ScheduleEntry): Recurrence {
  return cron === undefined ? { kind: 'once', at: at ?? '' } : { kind: 'cron', expression: cron };
}

function toRef(ask: string): QuestionRef {
  const [, ruleId] = /^dilemma: *(\S+)$/.exec(ask) ?? [];
  if (ruleId !== undefined) return { kind: 'dilemma', ruleId };
  if (ask === 'open' || ask === 'stop' || ask === 'resources' || ask === 'decisions') {
    return { kind: ask };
  }
  return { kind: 'text', text: ask };
}

function toSchedule(id: string, entry: ScheduleEntry): Schedule {
  const { channel } = entry;
  return {
    id,
    strategyId: entry.strategy,
    audienceId: entry.audience,
    rotation: entry.ask.map((ask) => [toRef(ask)]),
    delivery: channel === undefined ? { kind: 'direct' } : { kind: 'channel', channelId: channel },
    recurrence: toRecurrence(entry),
    timeZone: entry.time_zone,
    atLocalHour: false,
    openDays: entry.open_for_days,
    reminders: [],
    graceHours: entry.grace_hours,
    isPaused: entry.paused,
  };
}

function toAudience(raw: SetupFile['audiences'][string]): AudienceDefinition {
  const { user_groups: userGroups, ...rest } = raw;
  return { ...rest, userGroups };
}
