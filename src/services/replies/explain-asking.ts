import type { AudienceDefinition } from '../../domain/audience.ts';
import type { Level } from '../../domain/person.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Prompt } from '../../domain/round.ts';
import type { Disclosure } from '../../domain/settings.ts';
import type { ScheduleStore } from '../ports/plan-stores.ts';
import {
  type Asked,
  type FindAskedNeeds,
  findAsked,
  type Press,
  type Refusal,
} from './find-asked.ts';

/** What explaining needs. */
export type ExplainNeeds = FindAskedNeeds & {
  readonly schedules: Pick<ScheduleStore, 'list' | 'audience'>;
};

/** Why somebody is asked: what put them on the list, and how many are asked with them. */
export type WhyAsked = {
  readonly strategyName: string;
  readonly reason: 'named' | 'position' | 'group' | 'unknown';
  readonly function: string | null;
  readonly level: Level | null;
  readonly asked: number;
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
  needs: ExplainNeeds,
  press: Press,
): Promise<Result<WhyAsked, Refusal>> {
  const found = await findAsked(needs, press);
  if (!found.ok) return found;
  const { prompt, round, strategy } = found.value;
  const audience = await audienceOf(needs, press.workspaceId, found.value);
  const everybody = await needs.rounds.prompts(round.id);
  return ok({
    strategyName: strategy.name,
    reason: audience === undefined ? 'unknown' : reasonOf(audience, prompt),
    function: prompt.function,
    level: prompt.level,
    asked: everybody.filter(({ state }) => state === 'waiting' || state === 'sent').length,
  });
}

/** Who will see the answer of the one who pressed. */
export async function explainWhoSees(
  needs: ExplainNeeds,
  press: Press,
): Promise<Result<WhoSees, Refusal>> {
  const found = await findAsked(needs, press);
  if (!found.ok) return found;
  const { delivery, closesAt, disclosure, smallestGroup } = found.value.round;
  return ok({ disclosure, smallestGroup, isInChannel: delivery.kind === 'channel', closesAt });
}

async function audienceOf(
  { schedules }: ExplainNeeds,
  workspaceId: string,
  { round }: Asked,
): Promise<AudienceDefinition | undefined> {
  const planned = (await schedules.list(workspaceId)).find(
    ({ schedule }) => schedule.id === round.scheduleId,
  );
  return planned && (await schedules.audience(workspaceId, planned.schedule.audienceId));
}

function reasonOf(audience: AudienceDefinition, { personId }: Prompt): WhyAsked['reason'] {
  const { people, userGroups, channels, functions, levels } = audience;
  if (people.includes(personId)) return 'named';
  if (userGroups.length > 0 || channels.length > 0) return 'group';
  return functions.length > 0 || levels.length > 0 ? 'position' : 'unknown';
}
