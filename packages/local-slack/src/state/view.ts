import type { JsonObject } from '../json.ts';
import type { StateValues } from './message.ts';

/** A modal or a Home tab that one person has. */
export type View = {
  readonly id: string;
  readonly userId: string;
  readonly type: 'modal' | 'home';
  readonly rootId: string;
  readonly previousId?: string;
  /** As the app sent it, every block with a block_id and every element with an action_id. */
  content: JsonObject;
  hash: string;
  state: StateValues;
  open: boolean;
};
