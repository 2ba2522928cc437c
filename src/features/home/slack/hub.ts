import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { onAdminPress, showPage } from '../../../slack/for-admins.ts';
import { hubAction, hubView } from '../../../slack/hub-view.ts';

/** The way back to the hub, and the way in from the Home tab. */
export function registerHub(app: App, deps: Deps): void {
  onAdminPress(app, deps, hubAction('home'), (press) => showPage(press, hubView()));
}
