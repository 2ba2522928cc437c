import type { Deps } from '../../deps.ts';
import type { Disclosure } from '../../domain/settings.ts';
import { countAsked } from '../flags/count-asked.ts';
import type { AskedState } from './asked-state.ts';

/**
 * How far the collisions of a round have come that were put to those concerned, one state for each
 * rule: of several times the newest. `disclosure` says what who looks at it may see.
 */
export async function listAsked(
  deps: Pick<Deps, 'asks' | 'rounds'>,
  workspaceId: string,
  roundId: string,
  disclosure: Disclosure,
): Promise<readonly AskedState[]> {
  const states = new Map<string, AskedState>();
  for (const ask of await deps.asks.about(workspaceId, roundId)) {
    const ruleId = ask.questions[0]?.ruleId ?? null;
    if (ruleId === null || states.has(ruleId)) continue;
    const { closesAt, closedAt } = ask;
    const count = await countAsked(deps, { ...ask, disclosure });
    states.set(ruleId, { ruleId, ...count, closesAt, isBack: closedAt !== null });
  }
  return [...states.values()];
}
