import { z } from 'zod';
import { type Answer, fine } from './answer.ts';
import { method } from './method.ts';

/** apps.connections.open: the address of one Socket Mode connection, good for one use. */
export const openConnection = method({
  tier: 'free',
  token: 'app',
  args: z.object({}),
  handle: (world): Answer => {
    const ticket = world.ids.next('ticket');
    world.tickets.add(ticket);
    const query = new URLSearchParams({ ticket, app_id: world.identity.appId });
    return fine({ url: `${world.origin.replace('http', 'ws')}/link/?${query.toString()}` });
  },
});
