import type { App } from '@slack/bolt';
import { z } from 'zod';
import { ANSWER_FORM } from '../../answers/slack/answer-form-view.ts';
import { CORRECTION_FORM } from '../../answers/slack/correction-view.ts';
import { AWAY_FORM, REMIND_FORM } from '../../answers/slack/later-views.ts';
import { I_AM_BACK } from '../../check-in/slack/answer-actions.ts';
import { HOME_PAGE } from './home-actions.ts';
import type { HomeTabs } from './home-tabs.ts';
import { SETTINGS_FORM } from './settings-blocks.ts';

/** The forms after which a Home tab may show something else. */
const FORMS = new Set([ANSWER_FORM, REMIND_FORM, AWAY_FORM, CORRECTION_FORM, SETTINGS_FORM]);

const interactionSchema = z.object({
  type: z.enum(['block_actions', 'view_submission']),
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  team: z.object({ id: z.string() }).nullish(),
  view: z.object({ type: z.string(), callback_id: z.string().default('') }).optional(),
  actions: z.array(z.object({ action_id: z.string() })).default([]),
});

type Interaction = z.output<typeof interactionSchema>;

/**
 * Renews the Home tab of somebody after they did something there, or sent a form that may have
 * started there. It stands before every listener and goes on once they are done.
 */
export function renewHome(app: App, tabs: HomeTabs): void {
  app.use(async ({ body, client, next }) => {
    await next();
    const parsed = interactionSchema.safeParse(body);
    if (!parsed.success) return;
    const { team, user } = parsed.data;
    const owner = { workspaceId: team?.id ?? user.team_id ?? '', personId: user.id };
    if (isFromHome(parsed.data) || (isFollowed(parsed.data) && tabs.isKnown(owner)))
      await tabs.show(client, owner);
  });
}

/** Turning a page shows it by itself. */
function isFromHome({ type, view, actions }: Interaction): boolean {
  const isPaging = actions.some(({ action_id }) => action_id.startsWith(HOME_PAGE));
  return type === 'block_actions' && view?.type === 'home' && !isPaging;
}

function isFollowed({ type, view, actions }: Interaction): boolean {
  if (type === 'view_submission') return FORMS.has(view?.callback_id ?? '');
  return actions.some(({ action_id }) => action_id === I_AM_BACK);
}
