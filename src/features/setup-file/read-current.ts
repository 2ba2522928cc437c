import type { Deps } from '../../deps.ts';
import type { QuestionBank, QuestionRef } from '../../domain/question.ts';
import type { Schedule } from '../../domain/schedule.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { canAsk } from '../schedules/save-schedule.ts';

/** A workspace as it is set up now: strategies in their newest version, everything ordered by id. */
export type CurrentSetup = Awaited<ReturnType<typeof readCurrent>>;

/** Reads how a workspace is set up. */
export async function readCurrent(deps: Deps, workspaceId: string) {
  const { people, settings, strategies, schedules } = deps;
  const published = await strategies.list(workspaceId);
  const audiences = await deps.audiences.all(workspaceId);
  return {
    people: await people.all(workspaceId),
    absences: await people.absences(workspaceId),
    roles: await people.roles(workspaceId),
    strategies: new Map(published.map(({ strategyId, content }) => [strategyId, content])),
    audiences: new Map(audiences.map(({ id, definition }) => [id, definition])),
    questions: await schedules.questions(workspaceId),
    schedules: await schedules.list(workspaceId),
    settings: await settings.read(workspaceId),
  };
}

/**
 * What the rounds of a schedule ask in fact: questions whose decision rule or own question is gone
 * are left out, and a round with none left asks the open question.
 */
export function liveRotation(
  { rotation, strategyId }: Schedule,
  strategies: ReadonlyMap<string, Strategy>,
  bank: QuestionBank,
): Schedule['rotation'] {
  const strategy = strategies.get(strategyId);
  if (strategy === undefined) return rotation;
  const turns = rotation.map((refs) => {
    const live = refs.filter((ref) => canAsk(ref, strategy, bank));
    return live.length === 0 ? [OPEN] : live;
  });
  return turns.length === 0 ? [[OPEN]] : turns;
}

const OPEN: QuestionRef = { kind: 'open' };
