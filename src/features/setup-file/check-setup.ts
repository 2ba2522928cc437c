import { recurrenceProblem, zoneProblem } from '../../calendar/due-times.ts';
import type { Holidays } from '../../calendar/holidays.ts';
import { readRegion } from '../../calendar/read-region.ts';
import type { Question, QuestionRef } from '../../domain/question.ts';
import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';
import type { FileProblem } from '../strategies/yaml-file.ts';
import { recurrencesIn } from './file-recurrence.ts';
import type { ScheduleEntry, SetupFile } from './parse-setup.ts';

/** Which regions there are. */
export type RegionNames = Pick<Holidays, 'isRegion' | 'regions'>;

/** Makes the problem of a field. */
export type ReportProblem = (field: readonly PropertyKey[], message: string) => FileProblem;

/** What only shows when the parts of a set-up are seen together. */
export function mismatches(
  file: SetupFile,
  strategies: ReadonlyMap<string, Strategy>,
  holidays: RegionNames,
  report: ReportProblem,
): readonly FileProblem[] {
  const schedules = Object.entries(file.schedules ?? {});
  return [
    ...regionProblems(file, holidays, report),
    ...schedules.flatMap(([id, schedule]) => {
      const at: ReportProblem = (field, message) => report(['schedules', id, ...field], message);
      return [
        ...nameProblems(schedule, file, at),
        ...timeProblems(schedule, at),
        ...askProblems(schedule, file, strategies.get(schedule.strategy), at),
      ];
    }),
  ];
}

function regionProblems(
  { people, settings }: SetupFile,
  holidays: RegionNames,
  report: ReportProblem,
): readonly FileProblem[] {
  const check = (region: string | null | undefined, field: readonly PropertyKey[]) => {
    if (region === null || region === undefined || holidays.isRegion(region)) return [];
    const meant = readRegion(region, holidays);
    return [report(field, meant.ok ? `expected its code, ${meant.value}` : meant.error)];
  };
  return [
    ...people.flatMap(({ region }, i) => check(region, ['people', i, 'region'])),
    ...check(settings?.region, ['settings', 'region']),
  ];
}

function nameProblems(
  { strategy, audience }: ScheduleEntry,
  file: SetupFile,
  at: ReportProblem,
): readonly FileProblem[] {
  const known = (kind: 'strategy' | 'audience', id: string, all: object) =>
    Object.hasOwn(all, id) ? [] : [at([kind], `there is no ${kind} "${id}" in this file`)];
  return [
    ...known('strategy', strategy, file.strategies),
    ...known('audience', audience, file.audiences),
  ];
}

function timeProblems(schedule: ScheduleEntry, at: ReportProblem): readonly FileProblem[] {
  const wrongZone = zoneProblem(schedule.time_zone);
  if (wrongZone !== null) return [at(['time_zone'], wrongZone)];
  return recurrencesIn(schedule).flatMap(({ field, recurrence }) => {
    const wrongTime = recurrenceProblem(recurrence, schedule.time_zone);
    return wrongTime === null ? [] : [at([field], wrongTime)];
  });
}

function askProblems(
  { ask }: ScheduleEntry,
  { questions }: SetupFile,
  strategy: Strategy | undefined,
  at: ReportProblem,
): readonly FileProblem[] {
  if (strategy === undefined) return [];
  return ask.flatMap((turn, i) =>
    turn.flatMap((ref, j) => {
      const problem = askProblem(ref, questions, strategy);
      return problem === null ? [] : [at(turn.length === 1 ? ['ask', i] : ['ask', i, j], problem)];
    }),
  );
}

function askProblem(
  ref: QuestionRef,
  questions: Readonly<Record<string, Question>>,
  strategy: Strategy,
): string | null {
  const hasRule = (id: string) => decisionRulesOf(strategy).some(({ rule }) => rule.id === id);
  if (ref.kind === 'dilemma')
    return hasRule(ref.ruleId)
      ? null
      : `the strategy has no decision rule for "dilemma: ${ref.ruleId}"`;
  if (ref.kind !== 'own') return null;
  const own = Object.hasOwn(questions, ref.questionId) ? questions[ref.questionId] : undefined;
  if (own === undefined) return `there is no question "${ref.questionId}" in this file`;
  return own.ruleId === null || hasRule(own.ruleId)
    ? null
    : `the strategy has no decision rule "${own.ruleId}", which "own: ${ref.questionId}" is about`;
}
