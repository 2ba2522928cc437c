import { renderBlocksAsText, renderViewAsText } from 'local-slack/block-kit/render-text';
import { afterEach, expect, it } from 'vitest';
import { reportWorld, SAID } from './report-world.ts';

let stop: () => Promise<void> = async () => {};
afterEach(() => stop());

it('admins and executives see who did what when, others do not, and no word of anybody is in it', async () => {
  const world = await reportWorld();
  stop = () => world.stop();
  const { slack, anna } = world;
  const dan = slack.person('U0DAN');
  const page = (id: string, text: string) =>
    slack.waitFor(`"${text}" for ${id}`, () => {
      const view = slack.person(id).openViews().at(-1);
      if (view === undefined) return undefined;
      const shown = renderViewAsText(view.wire);
      return shown.includes(text) ? { view, shown } : undefined;
    });

  const report = await anna.report();
  await anna.self.click(report, 'report_freeze');
  await slack.whenQuiet();
  await dan.runCommand('/strategy-check');
  await dan.click((await page('U0DAN', 'Who did what')).view, 'hub_people');
  await dan.click((await page('U0DAN', 'Edit somebody')).view, 'person_U0BEN/person_edit');
  await dan.submit((await page('U0DAN', 'May here')).view, { roles: ['executive'] });
  await slack.whenQuiet();

  await dan.runCommand('/strategy-check');
  await dan.click((await page('U0DAN', 'Who did what')).view, 'hub_audit');
  const { shown } = await page('U0DAN', 'The newest first');
  for (const what of [
    'The set-up file was applied',
    'saw a report',
    'froze a report',
    'changed a person',
  ])
    expect(shown).toContain(what);
  for (const words of Object.values(SAID)) expect(shown).not.toContain(words.slice(0, 30));

  const ofExecutive = await anna.afterDoing('/strategy-check', () =>
    anna.self.runCommand('/strategy-check'),
  );
  await anna.self.click(ofExecutive, 'hub_audit');
  await page('U0ANNA', 'changed a person');

  const cleo = world.person('U0CLEO');
  const ofLeader = await cleo.afterDoing('/strategy-check', () =>
    cleo.self.runCommand('/strategy-check'),
  );
  expect(renderBlocksAsText(ofLeader.blocks, '')).not.toContain('Who did what');
});
