import { dirname, resolve } from 'node:path';
import type { AudienceDefinition } from '../../domain/audience.ts';
import { dilemmaOf, type Question, questionOf } from '../../domain/question.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Recurrence, Schedule } from '../../domain/schedule.ts';
import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';
import { recurrenceProblem } from '../rounds/due-times.ts';
import { parseSetup, type SetupFile } from './parse-setup.ts';
import { parseStrategy } from './parse-strategy.ts';
import type { FileProblem } from './read-yaml.ts';

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
  if (text === undefined) return err([problem(path, '', 'there is no such file')]);
  const parsed = parseSetup(text, path);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  const strategies = new Map<string, Strategy>();
  const problems: FileProblem[] = [];
  for (const [id, relative] of Object.entries(file.strategies)) {
    const strategy = await loadStrategy(resolve(dirname(path), relative), readText);
    if (strategy.ok) strategies.set(id, strategy.value);
    else problems.push(...strategy.error);
  }
  problems.push(...mismatches(path, file, strategies, problems.length > 0));
  if (problems.length > 0) return err(problems);
  return ok({
    strategies,
    people: file.people,
    admins: file.admins,
    executives: file.executives,
    audiences: new Map(Object.entries(file.audiences).map(([id, a]) => [id, toAudience(a)])),
    schedules: Object.entries(file.schedules).map(([id, s]) => toSchedule(id, s, strategies)),
  });
}

async function loadStrategy(path: string, readText: ReadText) {
  const text = await readText(path);
  if (text === undefined) return err([problem(path, '', 'there is no such file')]);
  return parseStrategy(text, path);
}

function problem(file: string, field: string, message: string): FileProblem {
  return { file, line: 1, field, message };
}

/** What only shows when the parts are seen together. */
function mismatches(
  path: string,
  file: SetupFile,
  strategies: ReadonlyMap<string, Strategy>,
  strategiesFailed: boolean,
): readonly FileProblem[] {
  return Object.entries(file.schedules).flatMap(([id, schedule]) => {
    const at = (field: string, message: string) =>
      problem(path, `schedules.${id}.${field}`, message);
    const found: FileProblem[] = [];
    const strategy = strategies.get(schedule.strategy);
    if (strategy === undefined && !strategiesFailed) {
      found.push(at('strategy', `there is no strategy "${schedule.strategy}" in this file`));
    }
    if (!Object.hasOwn(file.audiences, schedule.audience)) {
      found.push(at('audience', `there is no audience "${schedule.audience}" in this file`));
    }
    const wrongTime = recurrenceProblem(toRecurrence(schedule), schedule.time_zone);
    if (wrongTime !== null) found.push(at(schedule.cron === undefined ? 'at' : 'cron', wrongTime));
    for (const ask of schedule.ask) {
      if (strategy !== undefined && toQuestion(ask, strategy) === undefined) {
        found.push(at('ask', `the strategy has no decision rule for "${ask}"`));
      }
    }
    return found;
  });
}

type ScheduleEntry = SetupFile['schedules'][string];

function toRecurrence({ at, cron }: ScheduleEntry): Recurrence {
  return cron === undefined ? { kind: 'once', at: at ?? '' } : { kind: 'cron', expression: cron };
}

function toQuestion(ask: string, strategy: Strategy): Question | undefined {
  const [, ruleId] = /^dilemma: *(\S+)$/.exec(ask) ?? [];
  if (ruleId !== undefined) {
    const found = decisionRulesOf(strategy).find(({ rule }) => rule.id === ruleId);
    return found && dilemmaOf(found.rule);
  }
  if (ask === 'open' || ask === 'stop' || ask === 'resources' || ask === 'decisions') {
    return questionOf(ask);
  }
  return { kind: 'open', text: ask, ruleId: null };
}

function toSchedule(
  id: string,
  entry: ScheduleEntry,
  strategies: ReadonlyMap<string, Strategy>,
): Schedule {
  const strategy = strategies.get(entry.strategy);
  const questions = entry.ask.flatMap((ask) => (strategy && toQuestion(ask, strategy)) ?? []);
  const { channel } = entry;
  return {
    id,
    strategyId: entry.strategy,
    audienceId: entry.audience,
    questions,
    delivery: channel === undefined ? { kind: 'direct' } : { kind: 'channel', channelId: channel },
    recurrence: toRecurrence(entry),
    timeZone: entry.time_zone,
    openHours: entry.open_for_hours,
    graceHours: entry.grace_hours,
    isPaused: entry.paused,
  };
}

function toAudience(raw: SetupFile['audiences'][string]): AudienceDefinition {
  const { user_groups: userGroups, ...rest } = raw;
  return { ...rest, userGroups };
}
