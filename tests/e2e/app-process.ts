import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { openStores } from '../integration/temp-workspace.ts';
import type { World } from './world.ts';

export const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Starts the real process, as `npm start` does, against the local Slack; `flags` are Node's own. */
export function startProcess(
  { config }: World,
  stdio: SpawnOptions['stdio'],
  more: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): ChildProcess {
  return spawn(process.execPath, [...flags, '--import', 'tsx', MAIN, 'start'], {
    env: {
      ...process.env,
      SLACK_BOT_TOKEN: config.slack.botToken,
      SLACK_APP_TOKEN: config.slack.appToken,
      SLACK_API_URL: config.slack.apiUrl,
      DATABASE_PATH: config.databasePath,
      SETUP_FILE: config.setupFile,
      ...more,
    },
    stdio,
  });
}

/** By the machine's clock it may be any hour of any day: everybody works all the time. */
export async function workAlways({ config, slack }: World): Promise<void> {
  const stores = openStores(config.databasePath);
  await stores.people.ensureWorkspace(slack.teamId, 'Local Slack', new Date());
  await stores.settings.save(slack.teamId, {
    ...DEFAULT_SETTINGS,
    workingHours: { from: '00:00', to: '24:00' },
    weekend: [],
  });
  stores.close();
}
