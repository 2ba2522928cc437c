import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { causeOf } from '../domain/cause-of.ts';
import type { Log } from '../domain/log.ts';
import { OPEN_AGAIN, openAgainView } from './open-again.ts';
import { answerThere, plain } from './slack-message.ts';
import { openView } from './views.ts';

/** Each part by itself: of what cannot be read, some may be whole. */
const placeSchema = z.object({
  user: z.looseObject({ id: z.string() }).catch({ id: '' }),
  response_url: z.string().nullable().catch(null),
  trigger_id: z.string().catch(''),
  view: z.looseObject({ type: z.string() }).nullable().catch(null),
});

/**
 * Asks somebody to open again what they pressed: where the button stands, or over the page that it
 * stands on, so that what they typed there stays. Never throws.
 */
export async function tellOpenAgain(client: WebClient, body: unknown, log: Log): Promise<void> {
  const place = placeSchema.safeParse(body);
  if (!place.success) return;
  const { user, response_url: responseUrl, trigger_id: triggerId, view } = place.data;
  try {
    if (await answerThere({ personId: user.id, responseUrl }, client, plain(OPEN_AGAIN))) return;
    if (triggerId === '') return;
    await openView(client, triggerId, openAgainView(), view?.type === 'modal' ? 'push' : 'open');
  } catch (error) {
    log.warn(causeOf(error), 'somebody could not be asked to open it again');
  }
}
