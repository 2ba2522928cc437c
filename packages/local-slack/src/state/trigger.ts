import type { World } from '../world.ts';
import type { Trigger } from './short-lived.ts';

/** How long Slack lets a trigger live, in milliseconds. */
const triggerLifetimeMs = 3000;

/** Makes a trigger for an interaction of this person. */
export function issueTrigger(world: World, userId: string, viewId?: string): Trigger {
  const id = `${world.ids.next('9')}.${world.identity.teamId}.${world.ids.short()}`;
  const trigger: Trigger = {
    id,
    userId,
    createdAt: world.clock(),
    used: false,
    ...(viewId === undefined ? {} : { viewId }),
  };
  world.triggers.set(id, trigger);
  return trigger;
}

/** Takes a trigger; the error is Slack's word for what is wrong with it. */
export function spendTrigger(
  world: World,
  id: string,
): { ok: true; trigger: Trigger } | { ok: false; error: string } {
  const trigger = world.triggers.get(id);
  if (!trigger) return { ok: false, error: 'invalid_trigger_id' };
  if (trigger.used) return { ok: false, error: 'exchanged_trigger_id' };
  if (world.clock() - trigger.createdAt > triggerLifetimeMs)
    return { ok: false, error: 'expired_trigger_id' };
  trigger.used = true;
  return { ok: true, trigger };
}
