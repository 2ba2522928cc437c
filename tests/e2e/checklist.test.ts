import { renderBlocksAsText, renderViewAsText } from 'local-slack/block-kit/render-text';
import { afterEach, describe, expect, it } from 'vitest';
import { AFTER_DUE, startWorld, type World } from './world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

type Form = Readonly<Record<string, string | readonly string[]>>;

/** What an admin sees and does in modals, and how many presses and submits that takes. */
function atTheDesk({ slack }: World, personId: string) {
  const person = slack.person(personId);
  let count = 0;
  const top = () => {
    const view = person.openViews().at(-1);
    if (view === undefined) throw new Error('no modal is open');
    return view;
  };
  const shows = (words: string) =>
    slack.waitFor(`"${words}" to show`, () => {
      const text = person.openViews().length > 0 ? renderViewAsText(top().wire) : '';
      return text.includes(words) && text;
    });
  return {
    person,
    shows,
    count: () => count,
    async command(words: string) {
      count += 1;
      await person.runCommand('/strategy-check');
      return await shows(words);
    },
    async press(actionId: string, words: string) {
      count += 1;
      await person.click(top(), actionId);
      return await shows(words);
    },
    async send(form: Form, words: string) {
      count += 1;
      const sent = await person.submit(top(), form);
      expect(sent.errors ?? {}).toEqual({});
      return await shows(words);
    },
    async isTold(form: Form) {
      count += 1;
      return (await person.submit(top(), form)).errors;
    },
  };
}

const greeting = ({ slack }: World) =>
  renderBlocksAsText(
    slack
      .person('U0DAN')
      .dms()
      .find(({ blocks }) => renderBlocksAsText(blocks).includes('You are the admin'))?.blocks ?? [],
  );

describe('the checklist of an admin', () => {
  it('leads from nothing to the first question in twelve presses and submits', async () => {
    world = await startWorld({ setup: 'none', crowd: 20 });
    const app = await world.startApp();
    world.setTime(AFTER_DUE);
    await app.tick();
    const { slack } = world;
    const dan = atTheDesk(world, 'U0DAN');

    const hub = await dan.command('Four steps to the first question');
    expect(hub).toContain('1. The strategy:');
    expect(hub).toContain('4. When:');
    await app.tick();
    expect(greeting(world)).toContain('Four steps to the first question');

    await dan.press('step_strategy/checklist_strategy', 'You can change every word');
    await dan.send({ start: 'template:enterprise-first' }, 'Make it yours');
    await dan.send({ name: 'Hospitals first' }, '"Hospitals first", 4 decision rules');

    const form = await dan.press('step_people/checklist_people', 'Whom do you ask?');
    expect(form).toContain('Team');
    const preview = await dan.send({ channels: ['C0ALL'] }, '20 people will be asked');
    expect(preview).toContain('By function: Sales 5, Product 5, Support 5, Operations 5.');
    expect(preview).toContain('By level: director 10, manager 10.');
    await dan.send({}, '2. The people: "Leaders"');

    await dan.press('step_report/checklist_report', 'The first reader');
    await dan.send({ reader: 'U0ANNA' }, '3. Who reads the report: 1 person');

    const when = await dan.press('step_when/checklist_when', 'How often?');
    expect(when).toContain('First on Tuesday 1 December 2026');
    expect(when).toContain('Europe/London, your time zone');
    expect(when).toContain('Four short questions about Hospitals first');
    await dan.press('checklist_sample', 'on its way to your direct messages');
    await app.tick();
    expect(renderBlocksAsText(dan.person.dms().at(-1)?.blocks ?? [])).toContain('Hospitals first');
    await dan.send({ rhythm: 'quarterly' }, 'Set up and look after');
    expect(dan.count()).toBeLessThanOrEqual(12);

    await app.tick();
    expect(greeting(world)).toContain('All set.');
    world.setTime(Date.parse('2026-12-01T10:00:10Z'));
    await app.tick();
    const asked = slack.person('U0CROWD0').dms().at(-1);
    expect(renderBlocksAsText(asked?.blocks ?? [])).toContain('Hospitals first');
  });

  it('takes words and people of one’s own, and says what to mend', async () => {
    world = await startWorld({ setup: 'none', crowd: 2 });
    const app = await world.startApp();
    world.setTime(AFTER_DUE);
    await app.tick();
    const dan = atTheDesk(world, 'U0DAN');
    await dan.command('Four steps');
    await dan.press('step_when/checklist_when', 'First choose the strategy and the people');
    await dan.person.close(dan.person.openViews().at(-1) as never);

    await dan.press('step_strategy/checklist_strategy', 'You can change every word');
    expect(Object.keys((await dan.isTold({})) ?? {})).toEqual(['start']);
    await dan.send({ start: 'template:blank' }, 'Make it yours');
    const wrong = { name: 'Quality', statement: 'We do it well.', prefer_0: 'quality' };
    expect(Object.keys((await dan.isTold(wrong)) ?? {}).sort()).toEqual(['over_0', 'title_0']);
    const harm = { title_0: 'Do it well', over_0: 'bugs', even_if_0: 'it takes longer' };
    const hinted = await dan.send(harm, 'Before you publish');
    expect(hinted).toContain('Nobody could break');
    await dan.send({ over_0: 'early launches' }, '"Quality", 1 decision rule');

    await dan.press('step_people/checklist_people', 'Whom do you ask?');
    const lines = [
      'leader1@example.com\tLegal\tdirector',
      'leader2@example.com\tFinance',
      'nobody@example.com\tFinance\tmanager',
    ].join('\n');
    const preview = await dan.send({ lines }, '2 people will be asked');
    expect(preview).toContain('line 3: Slack knows nobody "nobody@example.com"');
    expect(preview).toContain('By function: Legal 1, Finance 1.');
    await dan.send({}, '2. The people: "Leaders", 2 people');
    await app.tick();
    await dan.press('hub_people', 'Leader 1');
    expect(await dan.shows('Finance')).toContain('Legal');
  });

  it('stands on the Home tab until all of it is done, and for admins only', async () => {
    world = await startWorld({ setup: 'none' });
    await world.startApp();
    const { slack } = world;
    for (const [id, isShown] of [
      ['U0DAN', true],
      ['U0BEN', false],
    ] as const) {
      const person = slack.person(id);
      await person.openHome();
      const home = await slack.waitFor('a Home tab', () => person.home());
      expect(renderViewAsText(home.wire).includes('Four steps')).toBe(isShown);
    }
  });
});
