import { localTimeOf } from '../../calendar/due-times.ts';
import { localDateOf } from '../../calendar/working-time.ts';
import type { Deps } from '../../deps.ts';
import type { QuestionBank } from '../../domain/question.ts';
import type { LocalDate } from '../../domain/recurrence.ts';
import type { Strategy } from '../../domain/strategy.ts';

/** What a schedule can be made of. */
export type ScheduleChoices = {
  readonly strategies: readonly { readonly id: string; readonly content: Strategy }[];
  readonly audiences: readonly string[];
  readonly own: QuestionBank;
  /** Where the admin is, and which day it is there. */
  readonly timeZone: string;
  readonly today: LocalDate;
};

/** What a schedule of a workspace can be made of, as one admin finds it. */
export async function scheduleChoices(
  { schedules, strategies, people, clock }: Deps,
  workspaceId: string,
  personId: string,
): Promise<ScheduleChoices> {
  const timeZone = (await people.find(workspaceId, personId))?.timeZone ?? 'UTC';
  const published = await strategies.list(workspaceId);
  return {
    strategies: published.map(({ strategyId, content }) => ({ id: strategyId, content })),
    audiences: (await schedules.audiences(workspaceId)).map(({ id }) => id),
    own: await schedules.questions(workspaceId),
    timeZone,
    today: localDateOf(localTimeOf(clock(), timeZone)),
  };
}
