import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { onPress } from '../../../slack/guard.ts';
import { hubAction, hubView } from '../../../slack/hub-view.ts';
import { showPage } from '../../../slack/views.ts';

/** The way back to the hub, and the way in from the Home tab. */
export function registerHub(app: App, deps: Deps): void {
  onPress(app, deps, 'admin', hubAction('home'), (press) => showPage(press, hubView()));
}
