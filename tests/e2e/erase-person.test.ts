import { renderViewAsText } from 'local-slack/block-kit/render-text';
import { afterEach, expect, it } from 'vitest';
import { filesWith } from '../integration/files-with.ts';
import { read, reportWorld, SAID } from './report-world.ts';

let stop: () => Promise<void> = async () => {};
afterEach(() => stop());

it('an admin has a person erased who has left, everywhere', async () => {
  const world = await reportWorld();
  stop = () => world.stop();
  const { slack, app, config, anna } = world;
  const words = SAID.sales.slice(0, 40);
  const still = () =>
    [words, 'Ben Cole', 'U0BEN'].filter(
      (trace) => filesWith(config.databasePath, trace).length > 0,
    );
  expect(read(await anna.report())).toContain('Ben Cole');
  const toBen = () =>
    JSON.stringify(
      slack
        .person('U0BEN')
        .dms()
        .filter(({ fromApp }) => fromApp),
    );
  expect(toBen()).toContain('pays for each small deal');
  await slack.person('U0BEN').leave();
  await slack.whenQuiet();
  expect(still()).toHaveLength(3);

  const dan = slack.person('U0DAN');
  const top = () => dan.openViews().at(-1);
  const shows = (text: string) =>
    slack.waitFor(`"${text}"`, () => {
      const view = top();
      return view && renderViewAsText(view.wire).includes(text) ? view : undefined;
    });
  await dan.runCommand('/strategy-check');
  await dan.click(await shows('Set up'), 'hub_people');
  await dan.click(await shows('Erase somebody'), 'person_erase');
  const form = await shows('Whom?');
  expect((await dan.submit(form, { who: 'U0NOBODY' })).errors?.['who']).toContain('Nobody here');
  await dan.submit(form, { who: 'U0BEN' });
  await dan.submit(await shows('1 answer with all its wordings'), {});
  const receipt = renderViewAsText((await shows('Erased on')).wire);
  expect(receipt).not.toContain('Ben');
  await slack.whenQuiet();
  await app.tick();
  expect(still()).toEqual([]);
  expect(toBen()).not.toContain('pays for each small deal');

  const report = read(await anna.report());
  expect(report).not.toContain('Ben Cole');
  expect(report).toContain('4');
});
