import type { App, Context } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../domain/log.ts';
import { take } from './door.ts';
import { listOf } from './readable.ts';

/** Knows in which workspaces the app is at home. */
export type HomeSource = {
  readonly people: { workspaceIds(): Promise<readonly string[]> };
  readonly log: Log;
};

const id = z.string().min(1).nullish().catch(null);

const installation = z.object({ team_id: id, enterprise_id: id });
const named = z.object({ id, enterprise_id: id }).nullish().catch(null);
const inTeam = z.object({ team: id }).nullish().catch(null);
const ofTeam = z.object({ app_installed_team_id: id, team_id: id }).nullish().catch(null);

/** All the places where Slack says whose an event, a press, a form or a command is. */
const placesSchema = z.object({
  authorizations: listOf(installation),
  context_team_id: id,
  context_enterprise_id: id,
  team_id: id,
  enterprise_id: id,
  team: named,
  enterprise: named,
  user: ofTeam,
  view: ofTeam,
  message: inTeam,
});

/**
 * Whose workspace something from Slack belongs to: the one of `homes` that it names. In a channel that
 * is shared with another organisation `team_id` may be theirs while ours stands in `context_team_id`
 * or `authorizations`; a view opened there says in which workspace the app is installed; and what comes
 * to an app of a whole organisation may name no workspace but only that. Undefined where it is nobody's
 * that we know. Never throws.
 */
export function workspaceOf(body: unknown, homes: readonly string[]): string | undefined {
  const places = placesSchema.safeParse(body).data;
  if (places === undefined) return undefined;
  const { authorizations, team, enterprise, user, view, message } = places;
  const installed = (authorizations ?? []).flatMap((each) => each ?? []);
  const ids = [
    places.context_team_id,
    ...installed.map(({ team_id }) => team_id),
    view?.app_installed_team_id,
    places.team_id,
    team?.id,
    user?.team_id,
    view?.team_id,
    // Ours, where somebody of another organisation presses a button of the app's own message.
    message?.team,
    places.context_enterprise_id,
    ...installed.map(({ enterprise_id }) => enterprise_id),
    places.enterprise_id,
    enterprise?.id,
    team?.enterprise_id,
  ];
  return ids.find((each) => typeof each === 'string' && homes.includes(each)) ?? undefined;
}

const KEY = 'workspaceId';

/**
 * Finds out for every listener whose workspace something belongs to. What belongs to none that the app
 * is at home in is acknowledged and goes no further, so that nothing of it is read, shown or kept.
 */
export function registerWhose(app: App, { people, log }: HomeSource): void {
  app.use(async (parts) => {
    const { body, context, next } = parts;
    const workspaceId = workspaceOf(body, await people.workspaceIds());
    if (workspaceId !== undefined) {
      context[KEY] = workspaceId;
      return await next();
    }
    log.warn({ type: body.type }, 'of a workspace that is not ours, left alone');
    take(context);
    if ('ack' in parts && typeof parts.ack === 'function') await parts.ack();
  });
}

/** The workspace that what a listener is called for belongs to. */
export function workspaceIn(context: Context): string {
  const workspaceId: unknown = context[KEY];
  if (typeof workspaceId !== 'string') throw new Error('Nobody has found out whose this is.');
  return workspaceId;
}
