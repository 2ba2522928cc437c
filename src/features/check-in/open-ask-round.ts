import { localDateOf, localTimeOf, momentOf } from '../../calendar/local-time.ts';
import { addWorkingDays } from '../../calendar/work-calendar.ts';
import type { Deps } from '../../deps.ts';
import { resolveAudience } from '../../domain/person.ts';
import { dilemmaOf } from '../../domain/question.ts';
import type { Round } from '../../domain/round.ts';
import type { DecisionRule } from '../../domain/strategy.ts';
import { composePrompts, openingMessages } from './messages/prompt.ts';
import { roundParts } from './open-rounds.ts';

const HOUR = 3_600_000;

/**
 * Three working days: time for one question a day, for a day off and for the reminder, and still
 * the executive has it back within the week in which they asked.
 */
const OPEN_DAYS = 3;
const REMINDERS = [24];
/** When everybody has answered: long enough for the why of the last one, and for a change of mind. */
const LAST_HOUR = HOUR;

/** What an executive puts to whom: a trade-off of a round that has closed. */
export type AskRound = {
  readonly workspaceId: string;
  readonly about: Round;
  readonly rule: DecisionRule;
  readonly askedBy: string;
  /** Those concerned. */
  readonly people: readonly string[];
};

/**
 * Puts a trade-off to the people concerned in a round of its own, sealed and under what they were told
 * when they first answered. Undefined where the same is with people already.
 */
export async function openAskRound(
  deps: Deps,
  ask: AskRound,
  now: Date,
): Promise<Round | undefined> {
  const { workspaceId, askedBy, people } = ask;
  const parts = await roundParts(deps, workspaceId, now);
  const everybody = await deps.people.all(workspaceId);
  const { asked, leftOut } = resolveAudience({ ...NOBODY, people }, everybody, new Map());
  const timeZone = everybody.find(({ id }) => id === askedBy)?.timeZone ?? 'UTC';
  const localTime = localTimeOf(now, timeZone);
  const day = addWorkingDays(parts.calendarOf(null), localDateOf(localTime), OPEN_DAYS);
  const closesAt = momentOf(`${day}T${localTime.slice(11)}`, timeZone);
  const round: Round = { ...roundOf(ask, now), id: deps.newId(), localTime, closesAt };
  const prompts = composePrompts(parts, round.id, asked, leftOut);
  const byId = new Map(asked.map((person) => [person.id, person]));
  const graceHours = (closesAt.getTime() - now.getTime()) / HOUR;
  const outgoing = openingMessages(parts, round, prompts, byId, { graceHours, timeZone });
  // No note to the admins of whom it did not reach: it would tell them whom it concerns.
  if (!(await deps.asks.open({ workspaceId, round, prompts, outgoing }))) return undefined;
  deps.log.info({ round: round.id, about: ask.about.id, asked: asked.length }, 'collision put');
  return round;
}

const NOBODY = { userGroups: [], channels: [], functions: [], levels: [], except: [] };

/** No schedule is called like this: it names a round, and tells apart what is asked about it. */
function askScheduleId(roundId: string, ruleId: string): string {
  return `ask:${roundId}:${ruleId}`;
}

function roundOf({ about, rule, askedBy }: AskRound, now: Date) {
  const { strategyId, strategyVersion, disclosure, smallestGroup } = about;
  return {
    scheduleId: askScheduleId(about.id, rule.id),
    ...{ strategyId, strategyVersion, disclosure, smallestGroup, askedBy },
    delivery: { kind: 'direct' },
    questions: [dilemmaOf(rule)],
    dueAt: now,
    atLocalHour: false,
    reminders: REMINDERS,
    openedAt: now,
    closedAt: null,
    aboutRoundId: about.id,
  } as const;
}

/** Lets those end soon that everybody has answered; answers how many everybody has answered. */
export async function endAnsweredAsks(deps: Deps, now: Date): Promise<number> {
  let answered = 0;
  for (const { id } of await deps.asks.listOpen()) {
    if (!(await isAnsweredByAll(deps, id))) continue;
    answered += 1;
    await deps.asks.endBy(id, new Date(now.getTime() + LAST_HOUR));
  }
  return answered;
}

async function isAnsweredByAll({ rounds }: Deps, roundId: string): Promise<boolean> {
  for (const { id, state } of await rounds.prompts(roundId)) {
    const isOpen = state === 'waiting' || state === 'sent';
    if (isOpen && !(await rounds.isAnswered(id))) return false;
  }
  return true;
}
