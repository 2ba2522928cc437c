import { nextOccurrence } from '../../calendar/due-times.ts';
import { timeInWords } from '../../calendar/local-time.ts';
import type { Missing } from '../../domain/missing.ts';
import { type AudienceDefinition, isEmptyAudience } from '../../domain/person.ts';
import type { SetUp } from '../../domain/set-up-steps.ts';
import { decisionRulesOf } from '../../domain/strategy.ts';
import { schedulesWithNobody } from '../check-in/what-is-missing.ts';
import type { Setup } from './load-setup.ts';
import type { PersonEntry } from './setup-codec.ts';

/** What a set-up file lacks, as far as it can be told without Slack. */
export function missingIn({ people, executives = [], audiences, schedules = [] }: Setup): Missing {
  const described = new Map(people.map((entry) => [entry.person, entry]));
  return {
    hasNoExecutive: executives.length === 0,
    askNobody: schedulesWithNobody(schedules, audiences, (definition) =>
      maySomebodyFit(definition, described),
    ),
  };
}

/** How far a set-up file goes, for the checklist. */
export function setUpIn(setup: Setup, now: Date): SetUp {
  const { executives = [], audiences, schedules = [], strategies } = setup;
  return {
    ...missingIn(setup),
    strategies: [...strategies.values()].map((strategy) => ({
      name: strategy.name,
      rules: decisionRulesOf(strategy).length,
    })),
    audiences: [...audiences]
      .filter(([, definition]) => !isEmptyAudience(definition))
      .map(([name]) => ({ name, people: null })),
    executives: executives.length,
    schedules: schedules.flatMap(({ id, recurrence, timeZone, isPaused }) => {
      const next = isPaused ? null : nextOccurrence(recurrence, timeZone, now);
      return next === null ? [] : [{ name: id, next: timeInWords(next.localTime) }];
    }),
  };
}

/** Of whom a file says nothing, Slack may know the function and level. */
function maySomebodyFit(
  definition: AudienceDefinition,
  described: ReadonlyMap<string, PersonEntry>,
): boolean {
  if (isEmptyAudience(definition)) return false;
  const { people, functions, levels, except } = definition;
  if (people.length === 0) return true;
  const fits = (value: string | null | undefined, wanted: readonly string[]) =>
    wanted.length === 0 || value === undefined || (value !== null && wanted.includes(value));
  return people.some((id) => {
    const person = described.get(id);
    const isLeftOut = except.includes(id);
    return !isLeftOut && fits(person?.function, functions) && fits(person?.level, levels);
  });
}
