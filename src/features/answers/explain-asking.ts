import type { Deps } from '../../deps.ts';
import type { Level } from '../../domain/person.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Disclosure } from '../../domain/settings.ts';
import { tellable } from '../flags/concerned.ts';
import { type ReasonAsked, reasonAsked } from '../people/people-asked.ts';
import { findAsked, type Press, type Refusal } from './find-asked.ts';

/** Why somebody is asked: what put them on the list, and how many are asked with them. */
export type WhyAsked = {
  readonly strategyName: string;
  /** `concerned`: their answer takes a side on a trade-off that is put to all whose answer does. */
  readonly reason: ReasonAsked | 'concerned';
  readonly function: string | null;
  readonly level: Level | null;
  /** Null where it would tell of fewer people than may be told apart. */
  readonly asked: number | null;
};

/** Who sees what somebody answers. */
export type WhoSees = {
  readonly disclosure: Disclosure;
  readonly smallestGroup: number;
  readonly isInChannel: boolean;
  readonly closesAt: Date;
};

/** Why the one who pressed is asked. */
export async function explainWhyAsked(
  deps: Deps,
  press: Press,
): Promise<Result<WhyAsked, Refusal>> {
  const found = await findAsked(deps, press);
  if (!found.ok) return found;
  const { prompt, round, strategy } = found.value;
  const everybody = await deps.rounds.prompts(round.id);
  const asked = everybody.filter(({ state }) => state === 'waiting' || state === 'sent').length;
  const isAsk = round.aboutRoundId !== null;
  return ok({
    strategyName: strategy.name,
    reason: isAsk
      ? 'concerned'
      : await reasonAsked(deps, press.workspaceId, round.scheduleId, prompt.personId),
    function: prompt.function,
    level: prompt.level,
    asked: isAsk ? tellable(asked, round) : asked,
  });
}

/** Who will see the answer of the one who pressed. */
export async function explainWhoSees(deps: Deps, press: Press): Promise<Result<WhoSees, Refusal>> {
  const found = await findAsked(deps, press);
  if (!found.ok) return found;
  const { delivery, closesAt, disclosure, smallestGroup } = found.value.round;
  return ok({ disclosure, smallestGroup, isInChannel: delivery.kind === 'channel', closesAt });
}
