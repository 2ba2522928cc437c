import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { whoIs } from '../../../slack/guard.ts';
import { ANSWER_FORM } from '../../answers/slack/answer-form-view.ts';
import { CORRECTION_FORM } from '../../answers/slack/correction-view.ts';
import { AWAY_FORM, REMIND_FORM } from '../../answers/slack/later.ts';
import { I_AM_BACK } from '../../check-in/slack/answer-buttons.ts';
import { readSteps } from '../../checklist/read-set-up.ts';
import { CHECKLIST_FORMS } from '../../checklist/slack/checklist-blocks.ts';
import { describeHome } from '../describe-home.ts';
import type { Owner } from '../own-answers-store.ts';
import { HOME_PAGE } from './home-actions.ts';
import { homeView } from './home-view.ts';
import { SETTINGS_FORM } from './settings-blocks.ts';

/** The Home tabs that people look at. */
export type HomeTabs = ReturnType<typeof createHomeTabs>;

/** Remembers the page at which each person stands: one number for each. */
export function createHomeTabs(deps: Deps) {
  const pages = new Map<string, number>();
  const keyOf = ({ workspaceId, personId }: Owner) => `${workspaceId}/${personId}`;
  return {
    /** Shows somebody their Home tab; a page of their answers that was turned to stays. */
    async show(client: WebClient, owner: Owner, page = pages.get(keyOf(owner)) ?? 0) {
      const { workspaceId, personId } = owner;
      const rights = await deps.people.rightsOf(workspaceId, personId);
      const place = await describeHome(deps, owner, page);
      pages.set(keyOf(owner), place.answers.page);
      const forAdmins = rights.mayAdminister
        ? {
            feedback: await deps.guide.feedback(workspaceId, 10),
            steps: await readSteps(deps, workspaceId),
          }
        : undefined;
      const view = homeView(place, rights, forAdmins);
      await client.views.publish({ user_id: personId, view });
    },
    /** Whether there is anybody to show one to. */
    isSomebody: async ({ workspaceId, personId }: Owner) =>
      (await deps.people.find(workspaceId, personId)) !== undefined,
    /** Whether somebody has looked at theirs since the app started. */
    isKnown: (owner: Owner) => pages.has(keyOf(owner)),
  };
}

/** The forms after which a Home tab may show something else. */
const FORMS: ReadonlySet<string> = new Set([
  ...[ANSWER_FORM, REMIND_FORM, AWAY_FORM, CORRECTION_FORM, SETTINGS_FORM],
  ...CHECKLIST_FORMS,
]);

const interactionSchema = z.object({
  type: z.enum(['block_actions', 'view_submission']),
  user: z.object({ id: z.string() }),
  view: z.object({ type: z.string(), callback_id: z.string().default('') }).optional(),
  actions: z.array(z.object({ action_id: z.string() })).default([]),
});

type Interaction = z.output<typeof interactionSchema>;

/**
 * Renews the Home tab of somebody after they did something there, or sent a form that may have
 * started there. It stands before every listener and goes on once they are done.
 */
export function renewHome(app: App, tabs: HomeTabs): void {
  app.use(async ({ body, context, client, next }) => {
    await next();
    const parsed = interactionSchema.safeParse(body);
    if (!parsed.success) return;
    const owner = whoIs(parsed.data, context);
    if (!(await tabs.isSomebody(owner))) return;
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
