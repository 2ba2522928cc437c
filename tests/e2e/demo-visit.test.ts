import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVisit } from '../../src/demo/visit.ts';
import { AFTER_CLOSING, AFTER_DUE, startWorld, type World } from './world.ts';

let world: World;
let type: (line: string) => Promise<string>;
beforeEach(async () => {
  world = await startWorld();
  const app = await world.startApp();
  world.setTime(AFTER_DUE);
  await app.tick();
  world.setTime(AFTER_CLOSING);
  await app.tick();
  ({ type } = createVisit(world.slack, 'U0ANNA'));
});
afterEach(() => world.stop());

const numberOf = (shown: string, label: string) => {
  const line = shown.split('\n').find((each) => /^\[\d/.test(each) && each.includes(label));
  return /\d+/.exec(line ?? '')?.[0] ?? '?';
};

describe('a visitor of the demo', () => {
  it('presses a button by its number, and reads the report', async () => {
    const asked = await type('/alignment-report');
    expect(asked).toContain('How many of 100 leaders');
    const report = await type(numberOf(asked, 'Rather not say'));
    expect(report).toContain('Few and large');
    expect(report).not.toContain('How many of 100 leaders');
  });

  it('fills in a form by numbers, hears what is wrong with it, and sends it', async () => {
    const asked = await type('/alignment-report');
    const form = await type(numberOf(asked, 'Say a number'));
    const field = numberOf(form, 'How many of 100');
    await type(`${field} many`);
    expect(await type(numberOf(form, 'Send it'))).toContain('from 0 to 100');
    await type(`${field} 60`);
    expect(await type(numberOf(form, 'Send it'))).toContain('Few and large');
  });

  it('is helped with anything else', async () => {
    for (const line of ['hello', '7', '/no-such-command', '0', '99 bottles']) {
      expect(await type(line)).toContain('/alignment-report');
    }
  });

  it('goes on while the socket is renewed', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      world.slack.faults.disconnect('refresh_requested');
      expect(await type('/strategy-guide who owns a strategy')).not.toContain(
        'did not come through',
      );
    }
    world.slack.faults.dropConnections();
    expect(await type('/strategy-guide who owns a strategy')).toEqual(expect.any(String));
  });
});
