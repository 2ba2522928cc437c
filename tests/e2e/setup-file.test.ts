import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open-database.ts';
import { createScheduleStore } from '../../src/features/schedules/schedule-store.ts';
import { startWorld, type World } from './world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

/** How long the schedule of the set-up file is open, and a way to change it as Slack would. */
async function withSchedule<Value>(
  w: World,
  work: (schedules: ReturnType<typeof createScheduleStore>, workspaceId: string) => Promise<Value>,
): Promise<Value> {
  const store = openDatabase(w.config.databasePath);
  try {
    return await work(createScheduleStore(store), w.slack.teamId);
  } finally {
    store.close();
  }
}

const openDays = (w: World) =>
  withSchedule(w, async (schedules, workspaceId) => {
    const [planned] = await schedules.list(workspaceId);
    return planned?.schedule.openDays;
  });

describe('the set-up file', () => {
  it('leaves what was changed in Slack alone until somebody edits it', async () => {
    world = await startWorld();
    await (await world.startApp()).stop();
    expect(await openDays(world)).toBe(3);
    await withSchedule(world, async (schedules, workspaceId) => {
      const [planned] = await schedules.list(workspaceId);
      if (planned === undefined) throw new Error('nothing is planned');
      const schedule = { ...planned.schedule, openDays: 7 };
      await schedules.save(workspaceId, schedule, planned.next, planned.origin);
    });
    await (await world.startApp()).stop();
    expect(await openDays(world)).toBe(7);
    await appendFile(join(world.folder, 'setup.yaml'), '\n# looked over in November\n');
    await (await world.startApp()).stop();
    expect(await openDays(world)).toBe(3);
  });
});
