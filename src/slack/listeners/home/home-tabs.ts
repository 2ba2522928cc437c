import type { WebClient } from '@slack/web-api';
import type { Owner } from '../../../services/ports/own-answers-store.ts';
import { homeView } from '../../blocks/home-view.ts';
import type { SlackServices } from '../../slack-services.ts';

/** The Home tabs that people look at. */
export type HomeTabs = {
  /** Shows somebody their Home tab; a page of their answers that was turned to stays. */
  show(client: WebClient, owner: Owner, page?: number): Promise<void>;
  /** Whether somebody has looked at theirs since the app started. */
  isKnown(owner: Owner): boolean;
};

/** Remembers the page at which each person stands: one number for each. */
export function createHomeTabs(services: SlackServices): HomeTabs {
  const pages = new Map<string, number>();
  const keyOf = ({ workspaceId, personId }: Owner) => `${workspaceId}/${personId}`;
  return {
    async show(client, owner, page = pages.get(keyOf(owner)) ?? 0) {
      const { workspaceId, personId } = owner;
      const rights = await services.rightsOf(workspaceId, personId);
      const place = await services.leaderDesk.describe(workspaceId, personId, page);
      pages.set(keyOf(owner), place.answers.page);
      const feedback = rights.mayAdminister ? await services.guideFeedback(workspaceId) : undefined;
      const view = homeView(place, rights, feedback);
      await client.views.publish({ user_id: personId, view });
    },
    isKnown: (owner) => pages.has(keyOf(owner)),
  };
}
