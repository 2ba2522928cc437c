import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { readProfileOf } from '../read-profiles.ts';
import { takeOverPerson, tellOddZone } from '../sync-directory.ts';
import { entryOf, oddZoneOf, userSchema } from './parse-user.ts';

/** Keeps current who is who, and tells the log when Slack lets go of the app. */
export function registerDirectory(app: App, deps: Deps): void {
  const { log } = deps;
  const takeOver = async (workspaceId: string, given: unknown, hasJoined: boolean) => {
    // A channel shared with another organisation brings word of its people too.
    if (!(await deps.people.workspaceIds()).includes(workspaceId)) return;
    const user = userSchema.safeParse(given);
    if (!user.success) return log.warn({}, 'a person that Slack described was not understood');
    const oddZone = oddZoneOf(user.data);
    const usual = oddZone === null ? undefined : await deps.people.usualZone(workspaceId);
    const isNews = await takeOverPerson(deps, workspaceId, entryOf(user.data, usual));
    if (oddZone !== null) await tellOddZone(deps, workspaceId, oddZone, [user.data.id]);
    if (isNews) deps.worker.wake();
    await readProfileOf(deps, workspaceId, user.data.id, hasJoined);
  };
  app.event('team_join', ({ event, body }) => takeOver(body.team_id, event.user, true));
  app.event('user_change', ({ event, body }) => takeOver(body.team_id, event.user, false));

  // Who is in a group is asked of Slack whenever a round opens, so that nothing here grows old.
  app.event('subteam_members_changed', async ({ event }) => {
    log.info({ userGroup: event.subteam_id }, 'members of a user group changed');
    deps.worker.wake();
  });

  app.event('tokens_revoked', async ({ body }) => log.error({ workspace: body.team_id }, REVOKED));
  app.event('app_uninstalled', async ({ body }) => log.error({ workspace: body.team_id }, REMOVED));
}

const REVOKED =
  'Slack has revoked a token of this app: install it to the workspace again, put the new token into SLACK_BOT_TOKEN, and start again';
const REMOVED =
  'the app was taken out of the workspace: install it again, put the new token into SLACK_BOT_TOKEN, and start again; what was collected is kept';
