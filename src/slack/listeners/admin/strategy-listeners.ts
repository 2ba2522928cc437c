import type { App } from '@slack/bolt';
import type { SlackServices } from '../../slack-services.ts';
import { listenToStrategyEdits } from './strategy-edits.ts';
import { listenToStrategyFile } from './strategy-file.ts';
import { listenToStrategyForms } from './strategy-forms.ts';
import { listenToStrategyPages } from './strategy-pages.ts';

/** Everything that an admin does about strategies. */
export function listenToStrategies(app: App, services: SlackServices): void {
  listenToStrategyPages(app, services);
  listenToStrategyForms(app, services);
  listenToStrategyEdits(app, services);
  listenToStrategyFile(app, services);
}
