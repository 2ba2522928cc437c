import type { ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { noticeView } from './modal.ts';

/** What somebody reads whose press leads nowhere. */
export const OPEN_AGAIN =
  'I cannot read this any more; it may be from before I was updated. Nothing was changed. Please open this again.';

/** What somebody reads whose form was not taken; their words stand below while they are shown this. */
export const FORM_OPEN_AGAIN =
  'I could not take this in; the form may be from before I was updated. Nothing was saved. Please open this again: close this note, copy what you typed, and fill in the new form.';

/** The note that says so. */
export function openAgainView(text: string = OPEN_AGAIN): ModalView {
  return noticeView('Please open this again', text);
}

const depthSchema = z.object({
  view: z.object({ previous_view_id: z.string(), root_view_id: z.string() }),
});

/** Answers a form that cannot be read: above it, or in its place where Slack stacks no more views. */
export function openAgain(body: unknown): ViewResponseAction {
  const { data } = depthSchema.safeParse(body);
  const isThird = data !== undefined && data.view.previous_view_id !== data.view.root_view_id;
  return {
    response_action: isThird ? 'update' : 'push',
    view: openAgainView(FORM_OPEN_AGAIN),
  };
}
