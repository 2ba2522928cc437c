import { afterEach, describe, expect, it } from 'vitest';
import { read, readView, reportWorld, SAID } from './report-world.ts';

type World = Awaited<ReturnType<typeof reportWorld>>;
let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

async function start(...options: Parameters<typeof reportWorld>): Promise<World> {
  world = await reportWorld(...options);
  return world;
}

describe('the report for an executive', () => {
  it('asks once what they expect, then shows it beside what was found', async () => {
    const { anna } = await start();
    const question = await anna.ask();
    expect(read(question)).toContain('How many of 100 leaders');
    expect(read(question)).not.toMatch(/inbound|directions/);
    await anna.self.click(question, 'report_believe');
    const form = await anna.modal('What do you expect?');
    expect(await anna.self.submit(form, { belief: 'most of them' })).toMatchObject({
      outcome: 'errors',
      errors: { belief: 'Please write a number from 0 to 100.' },
    });
    const report = await anna.afterDoing('a number', () =>
      anna.self.submit(form, { belief: '75%' }),
    );
    if (process.env['SHOW_REPORT']) console.log(read(report));
    expect(read(report)).toContain('expected 75%');
    expect(report.blocks.some((block) => block.type === 'image')).toBe(true);
    expect(read(await anna.ask())).toContain('Where to look first');
  });
});
