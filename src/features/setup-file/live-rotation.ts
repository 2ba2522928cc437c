import type { QuestionBank, QuestionRef } from '../../domain/question.ts';
import type { Schedule } from '../../domain/schedule.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { canAsk } from '../schedules/save-schedule.ts';

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
