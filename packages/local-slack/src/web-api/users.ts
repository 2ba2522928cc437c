import { z } from 'zod';
import { userObject } from '../shapes/user-object.ts';
import { type Answer, fine, refuse } from './answer.ts';
import { number, text } from './arguments.ts';
import { method } from './method.ts';
import { pageOf } from './pages.ts';

/** users.info: deactivated people too; the e-mail address only with users:read.email. */
export const info = method({
  scopes: ['users:read'],
  tier: 4,
  ignores: ['include_locale'],
  args: z.object({ user: text }),
  handle: (world, args): Answer => {
    const person = world.people.get(args.user);
    return person ? fine({ user: userObject(world, person) }) : refuse('user_not_found');
  },
});

/** users.list: everybody, with bots, Slackbot and the deactivated. */
export const list = method({
  scopes: ['users:read'],
  tier: 2,
  ignores: ['include_locale'],
  args: z.object({ cursor: text.optional(), limit: number.optional() }),
  handle: (world, args): Answer => {
    const page = pageOf([...world.people.values()], args.cursor, args.limit, 1000);
    if (!page) return refuse('invalid_cursor');
    return fine({
      members: page.items.map((each) => userObject(world, each)),
      cache_ts: Math.floor(world.clock() / 1000),
      response_metadata: { next_cursor: page.nextCursor },
    });
  },
});
