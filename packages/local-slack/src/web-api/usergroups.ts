import { z } from 'zod';
import type { JsonObject } from '../json.ts';
import type { UserGroup } from '../state/user-group.ts';
import type { World } from '../world.ts';
import { type Answer, fine, refuse } from './answer.ts';
import { flag, text } from './arguments.ts';
import { method } from './method.ts';

/** usergroups.list */
export const list = method({
  scopes: ['usergroups:read'],
  tier: 2,
  args: z.object({
    include_users: flag.optional(),
    include_count: flag.optional(),
    include_disabled: flag.optional(),
  }),
  handle: (world, args): Answer => {
    const groups = [...world.userGroups.values()].filter(
      (each) => args.include_disabled || !each.isDisabled,
    );
    return fine({
      usergroups: groups.map((group) => ({
        ...groupObject(world, group),
        ...(args.include_users ? { users: group.users } : {}),
        ...(args.include_count ? { user_count: group.users.length } : {}),
      })),
    });
  },
});

/** usergroups.users.list */
export const usersOf = method({
  scopes: ['usergroups:read'],
  tier: 2,
  args: z.object({ usergroup: text, include_disabled: flag.optional() }),
  handle: (world, args): Answer => {
    const group = world.userGroups.get(args.usergroup);
    if (!group || (group.isDisabled && !args.include_disabled)) return refuse('no_such_subteam');
    return fine({ users: group.users });
  },
});

function groupObject(world: World, group: UserGroup): JsonObject {
  return {
    id: group.id,
    team_id: world.identity.teamId,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: '',
    handle: group.handle,
    is_external: false,
    date_create: group.created,
    date_update: group.updated,
    date_delete: group.isDisabled ? group.updated : 0,
    auto_type: null,
    prefs: { channels: [], groups: [] },
  };
}
