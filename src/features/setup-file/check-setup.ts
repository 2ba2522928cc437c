import { zoneProblem } from '../../calendar/local-time.ts';
import { type Regions, readRegion } from '../../calendar/read-region.ts';
import { recurrenceProblem } from '../../calendar/recurrence-problem.ts';
import type { QuestionBank, QuestionRef } from '../../domain/question.ts';
import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';
import type { FileProblem } from '../strategies/yaml-file.ts';
import { recurrenceKeyOf } from './file-recurrence.ts';
import type { ScheduleEntry, SetupFile } from './setup-codec.ts';

/** Makes the problem of a field. */
export type ReportProblem = (field: readonly PropertyKey[], message: string) => FileProblem;

/** What only shows when the parts of a set-up are seen together. */
export function mismatches(
  file: SetupFile,
  strategies: ReadonlyMap<string, Strategy>,
  holidays: Regions,
  report: ReportProblem,
): readonly FileProblem[] {
  return [
    ...regionProblems(file, holidays, report),
    ...(file.schedules ?? []).flatMap((schedule) => {
      const at: ReportProblem = (field, message) =>
        report(['schedules', schedule.id, ...field], message);
      return [
        ...nameProblems(schedule, file, at),
        ...timeProblems(schedule, at),
        ...askProblems(schedule, file, strategies.get(schedule.strategyId), at),
      ];
    }),
  ];
}

function regionProblems(
  { people, settings }: SetupFile,
  holidays: Regions,
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
  { strategyId, audienceId }: ScheduleEntry,
  { strategies, audiences }: SetupFile,
  at: ReportProblem,
): readonly FileProblem[] {
  const known = (kind: string, id: string, all: ReadonlyMap<string, unknown>) =>
    all.has(id) ? [] : [at([kind], `there is no ${kind} "${id}" in this file`)];
  return [
    ...known('strategy', strategyId, strategies),
    ...known('audience', audienceId, audiences),
  ];
}

function timeProblems(
  { recurrence, timeZone }: ScheduleEntry,
  at: ReportProblem,
): readonly FileProblem[] {
  const wrongZone = zoneProblem(timeZone);
  if (wrongZone !== null) return [at(['time_zone'], wrongZone)];
  const wrongTime = recurrenceProblem(recurrence, timeZone);
  return wrongTime === null ? [] : [at([recurrenceKeyOf(recurrence)], wrongTime)];
}

function askProblems(
  { rotation = [] }: ScheduleEntry,
  { questions }: SetupFile,
  strategy: Strategy | undefined,
  at: ReportProblem,
): readonly FileProblem[] {
  if (strategy === undefined) return [];
  return rotation.flatMap((turn, i) =>
    turn.flatMap((ref, j) => {
      const problem = askProblem(ref, questions, strategy);
      return problem === null ? [] : [at(turn.length === 1 ? ['ask', i] : ['ask', i, j], problem)];
    }),
  );
}

function askProblem(ref: QuestionRef, questions: QuestionBank, strategy: Strategy): string | null {
  const hasRule = (id: string) => decisionRulesOf(strategy).some(({ rule }) => rule.id === id);
  if (ref.kind === 'dilemma')
    return hasRule(ref.ruleId)
      ? null
      : `the strategy has no decision rule for "dilemma: ${ref.ruleId}"`;
  if (ref.kind !== 'own') return null;
  const own = questions.get(ref.questionId);
  if (own === undefined) return `there is no question "${ref.questionId}" in this file`;
  return own.ruleId === null || hasRule(own.ruleId)
    ? null
    : `the strategy has no decision rule "${own.ruleId}", which "own: ${ref.questionId}" is about`;
}
