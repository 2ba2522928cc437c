import { isOfOtherTeam, sharesChannelWithApp } from '../state/teams.ts';
import type { World } from '../world.ts';
import { type Answer, refuse } from './answer.ts';

/** Why the app cannot open a DM with this user; undefined when it can. */
export function dmRefusal(world: World, userId: string): Answer | undefined {
  const person = world.people.get(userId);
  if (!person) return refuse('user_not_found');
  if (person.isBot || userId === 'USLACKBOT') return refuse('cannot_dm_bot');
  if (isUnmet(world, userId)) return refuse('invalid_user_combination');
  if (person.deleted) return refuse('user_disabled');
  return undefined;
}

/** True for somebody of another organisation with whom the app is in no conversation. */
export function isUnmet(world: World, userId: string): boolean {
  return isOfOtherTeam(world, userId) && !sharesChannelWithApp(world, userId);
}
