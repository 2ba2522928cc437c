import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { onEvent } from '../../../slack/listen.ts';
import { readProfileOf } from '../read-profiles.ts';
import { takeOverPerson, tellOddZone } from '../sync-directory.ts';
import { entryOf, oddZoneOf, readUser } from './parse-user.ts';

/** Keeps current who is who, and tells the log when Slack lets go of the app. */
export function registerDirectory(app: App, deps: Deps): void {
  const { log } = deps;
  const takeOver = async (workspaceId: string, given: unknown, hasJoined: boolean) => {
    const user = readUser(workspaceId, given);
    if (user === undefined) return log.warn({}, 'a person that Slack described was not understood');
    // A channel shared with another organisation brings word of its people too.
    if (user.isOurs === false && !(await deps.people.find(workspaceId, user.id))) return;
    const entry = entryOf(user, await deps.people.usualZone(workspaceId));
    const oddZone = oddZoneOf(user);
    const isNews = await takeOverPerson(deps, workspaceId, entry);
    if (oddZone !== null) await tellOddZone(deps, workspaceId, oddZone, [entry.id]);
    if (isNews) deps.worker.wake();
    await readProfileOf(deps, workspaceId, entry.id, hasJoined);
  };
  onEvent(app, deps, 'team_join', userSaid, (event, workspaceId) =>
    takeOver(workspaceId, event.user, true),
  );
  onEvent(app, deps, 'user_change', userSaid, (event, workspaceId) =>
    takeOver(workspaceId, event.user, false),
  );

  // Who is in a group is asked of Slack whenever a round opens, so that nothing here grows old.
  onEvent(app, deps, 'subteam_members_changed', groupSaid, async (event) => {
    log.info({ userGroup: event.subteam_id }, 'members of a user group changed');
    deps.worker.wake();
  });

  const toLog = (words: string) => async (_: unknown, workspace: string) =>
    log.error({ workspace }, words);
  onEvent(app, deps, 'tokens_revoked', z.unknown(), toLog(REVOKED));
  onEvent(app, deps, 'app_uninstalled', z.unknown(), toLog(REMOVED));
}

const userSaid = z.object({ user: z.unknown() });
const groupSaid = z.object({ subteam_id: z.string() });

const REVOKED =
  'Slack has revoked a token of this app: install it to the workspace again, put the new token into SLACK_BOT_TOKEN, and start again';
const REMOVED =
  'the app was taken out of the workspace: install it again, put the new token into SLACK_BOT_TOKEN, and start again; what was collected is kept';
