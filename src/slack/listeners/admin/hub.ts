import type { App } from '@slack/bolt';
import { hubAction, hubView } from '../../blocks/admin/hub-view.ts';
import type { SlackServices } from '../../slack-services.ts';
import { onAdminPress, showPage } from './for-admins.ts';

/** The way back to the hub, and the way in from the Home tab. */
export function listenToHub(app: App, services: SlackServices): void {
  onAdminPress(app, services, hubAction('home'), (press) => showPage(press, hubView()));
}
