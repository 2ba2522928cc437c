import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { registerStrategyEdits } from './register-strategy-edits.ts';
import { registerStrategyFile } from './register-strategy-file.ts';
import { registerStrategyForms } from './register-strategy-forms.ts';
import { registerStrategyPages } from './register-strategy-pages.ts';

/** Everything that an admin does about strategies. */
export function registerStrategies(app: App, deps: Deps): void {
  registerStrategyPages(app, deps);
  registerStrategyForms(app, deps);
  registerStrategyEdits(app, deps);
  registerStrategyFile(app, deps);
}
