import type { PagePerson } from '../../src/page/wire.ts';
import type { World } from './world.ts';

/** Where somebody is. */
export type Place =
  | { readonly kind: 'channel'; readonly id: string }
  | { readonly kind: 'app'; readonly tab: 'home' | 'messages' };

/** What a pane shows, and as whom. */
export type PaneState = {
  readonly person: string;
  readonly place: Place;
  /** The ts of the message whose thread is open. */
  readonly thread: string | undefined;
  /** On a narrow screen: the list of places is shown, not the place. */
  readonly isListing: boolean;
};

/** Whom somebody can be, in the order in which they were added. */
export function playable({ people }: World): readonly PagePerson[] {
  return [...people.values()].filter(({ isPlayable }) => isPlayable);
}
