import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';

/** A trigger that came too late, or that was used already: the person only has to press again. */
const SPENT = new Set(['expired_trigger_id', 'invalid_trigger_id', 'exchanged_trigger_id']);

/** Where a button stands, and what Slack needs to open a view from it. */
type Pressed = {
  readonly client: WebClient;
  readonly view: { readonly id: string; readonly type: string } | undefined;
  readonly triggerId: string;
  /** The page is another one after this, and what stands on it now counts no second time. */
  readonly countsOnce?: () => void;
};

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

/** Shows a page: in place of the modal that the button stands in, or as a new one. */
export async function showPage(
  { client, view, triggerId, countsOnce }: Pressed,
  page: ModalView,
): Promise<void> {
  if (view?.type !== 'modal') return void (await openView(client, triggerId, page));
  try {
    await client.views.update({ view_id: view.id, view: page });
  } catch (error) {
    // Whoever closed the page meanwhile wants no other in its place.
    if (slackWord(error) !== 'not_found') throw error;
  }
  countsOnce?.();
}

/** Lays a form over the page that the button stands in. Slack allows three views on one another. */
export async function pushForm(
  { client, view, triggerId }: Pressed,
  form: ModalView,
): Promise<void> {
  await openView(client, triggerId, form, view?.type === 'modal' ? 'push' : 'open');
}

/** Renews the page under a form that has been sent; does nothing where there is none any more. */
export async function renewPage(
  client: WebClient,
  { view }: { readonly view: { readonly previous_view_id?: string | null | undefined } },
  page: ModalView,
): Promise<void> {
  const below = view.previous_view_id;
  if (!below) return;
  await client.views.update({ view_id: below, view: page }).catch(() => undefined);
}

/** The word with which Slack refused a call; '' where it gave none. */
export function slackWord(error: unknown): string {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : {};
  const isNamed = typeof data === 'object' && data !== null && 'error' in data;
  return isNamed ? String(data.error) : '';
}
