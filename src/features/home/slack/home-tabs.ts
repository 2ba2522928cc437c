import type { WebClient } from '@slack/web-api';
import type { Deps } from '../../../deps.ts';
import { createLeaderDesk } from '../leader-desk.ts';
import type { Owner } from '../own-answers-port.ts';
import { homeView } from './home-view.ts';

/** The Home tabs that people look at. */
export type HomeTabs = {
  /** Shows somebody their Home tab; a page of their answers that was turned to stays. */
  show(client: WebClient, owner: Owner, page?: number): Promise<void>;
  /** Whether somebody has looked at theirs since the app started. */
  isKnown(owner: Owner): boolean;
};

/** Remembers the page at which each person stands: one number for each. */
export function createHomeTabs(deps: Deps): HomeTabs {
  const pages = new Map<string, number>();
  const keyOf = ({ workspaceId, personId }: Owner) => `${workspaceId}/${personId}`;
  return {
    async show(client, owner, page = pages.get(keyOf(owner)) ?? 0) {
      const { workspaceId, personId } = owner;
      const rights = await deps.people.rightsOf(workspaceId, personId);
      const place = await createLeaderDesk(deps).describe(workspaceId, personId, page);
      pages.set(keyOf(owner), place.answers.page);
      const feedback = rights.mayAdminister
        ? await deps.guide.feedback(workspaceId, 10)
        : undefined;
      const view = homeView(place, rights, feedback);
      await client.views.publish({ user_id: personId, view });
    },
    isKnown: (owner) => pages.has(keyOf(owner)),
  };
}
