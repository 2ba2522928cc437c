import { z } from 'zod';
import { botProfile } from '../shapes/bot-profile.ts';
import type { World } from '../world.ts';
import { type Answer, fine, refuse } from './answer.ts';
import { text } from './arguments.ts';
import { method } from './method.ts';

/** auth.test: who the token is. */
export const authTest = method({
  tier: 'free',
  token: 'bot',
  args: z.object({}),
  handle: (world): Answer =>
    fine({
      url: teamUrl(world),
      team: world.identity.teamName,
      user: world.manifest.botName,
      team_id: world.identity.teamId,
      user_id: world.identity.botUserId,
      bot_id: world.identity.botId,
      is_enterprise_install: false,
    }),
});

/** team.info */
export const teamInfo = method({
  scopes: ['team:read'],
  tier: 3,
  ignores: ['domain'],
  args: z.object({ team: text.optional() }),
  handle: (world, args): Answer => {
    if (args.team !== undefined && args.team !== world.identity.teamId)
      return refuse('team_not_found');
    return fine({
      team: {
        id: world.identity.teamId,
        name: world.identity.teamName,
        url: teamUrl(world),
        domain: world.identity.teamDomain,
        email_domain: '',
        icon: { image_default: true },
        avatar_base_url: '',
        is_verified: false,
      },
    });
  },
});

/** bots.info */
export const botInfo = method({
  scopes: ['users:read'],
  tier: 3,
  args: z.object({ bot: text.optional() }),
  handle: (world, args): Answer =>
    args.bot === undefined || args.bot === world.identity.botId
      ? fine({ bot: { ...botProfile(world), user_id: world.identity.botUserId } })
      : refuse('bot_not_found'),
});

function teamUrl(world: World): string {
  return `https://${world.identity.teamDomain}.slack.com/`;
}
