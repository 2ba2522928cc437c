import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';

/** A trigger that came too late, or that was used already: the person only has to press again. */
const SPENT = new Set(['expired_trigger_id', 'invalid_trigger_id', 'exchanged_trigger_id']);

/**
 * Opens a modal, or lays it over the one that is open. False where Slack's three seconds for it were
 * over, which is nobody's mistake; anything else throws.
 */
export async function openView(
  client: WebClient,
  trigger_id: string,
  view: ModalView,
  how: 'open' | 'push' = 'open',
): Promise<boolean> {
  try {
    await (how === 'push'
      ? client.views.push({ trigger_id, view })
      : client.views.open({ trigger_id, view }));
    return true;
  } catch (error) {
    if (SPENT.has(slackWord(error))) return false;
    throw error;
  }
}

/** The word with which Slack refused a call; '' where it gave none. */
export function slackWord(error: unknown): string {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : {};
  const isNamed = typeof data === 'object' && data !== null && 'error' in data;
  return isNamed ? String(data.error) : '';
}
