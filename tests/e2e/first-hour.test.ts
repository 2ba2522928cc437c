import { renderBlocksAsText, renderViewAsText } from 'local-slack/block-kit/render-text';
import { afterEach, describe, expect, it } from 'vitest';
import { AFTER_DUE, startWorld, type World } from './world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

type Form = Readonly<Record<string, string | readonly string[]>>;

/** What somebody sees and does in the modals that are open for them. */
function atTheDesk({ slack }: World, personId: string) {
  const person = slack.person(personId);
  const top = () => {
    const view = person.openViews().at(-1);
    if (view === undefined) throw new Error('no modal is open');
    return view;
  };
  const shows = (words: string) =>
    slack.waitFor(
      `"${words}" to show`,
      () => person.openViews().length > 0 && renderViewAsText(top().wire).includes(words),
    );
  return {
    person,
    shows,
    async press(actionId: string, words: string, input?: string) {
      await person.click(top(), actionId, input);
      await shows(words);
    },
    async send(form: Form, words: string) {
      expect(await person.submit(top(), form)).toMatchObject({ outcome: 'closed' });
      await shows(words);
    },
  };
}

describe('an admin in the first hour', () => {
  it('sets everything up in Slack, from nothing to the first question', async () => {
    world = await startWorld({ setup: 'none' });
    const app = await world.startApp();
    world.setTime(AFTER_DUE);
    await app.tick();
    const dan = atTheDesk(world, 'U0DAN');
    await dan.person.runCommand('/strategy-check');
    await dan.shows('Set up and look after');

    await dan.press('hub_strategies', 'New strategy');
    await dan.press('strategy_new', 'Name');
    await dan.send({ name: 'Large first', statement: 'Large customers first.' }, 'Add a priority');
    await dan.press('strategy_add_priority', 'Title');
    await dan.send({ title: 'Build for the large' }, '1. Build for the large');
    await dan.press('add_rule_0/strategy_add_rule', 'even if');
    await dan.send({ prefer: 'audit logs', over: 'quick features' }, 'audit logs');
    await dan.press('strategy_publish', 'Version 1 of Large first is published');

    await dan.press('hub_home', 'Audiences');
    await dan.press('hub_audiences', 'New audience');
    await dan.press('audience_new', 'People');
    await dan.send({ name: 'Heads', people: ['U0BEN', 'U0CLEO'] }, 'Heads: 2 people');

    await dan.press('hub_home', 'Schedules');
    await dan.press('hub_schedules', 'New schedule');
    await dan.press('schedule_new', 'How often');
    await dan.press('plan_often', 'On which days', 'weekly');
    const schedule = {
      name: 'Each Monday',
      plan_strategy: 'large-first',
      audience: 'Heads',
      weekdays: ['1'],
      time: '10:00',
      from: '2026-12-07',
      clock: 'zone',
      zone: 'Europe/Berlin',
      open_days: '3',
      grace: '12',
    };
    await dan.send(schedule, 'Every Monday at 10:00');

    await dan.press('schedule_ask', 'asked');
    await app.tick();
    const ben = world.slack.person('U0BEN');
    const [question] = ben.dms();
    if (question === undefined) throw new Error('nobody asked');
    const text = renderBlocksAsText(question.blocks);
    expect(text).toContain('what will you do differently this quarter?');
    expect(text).toContain('Large first');
    expect(world.slack.person('U0ANNA').dms()).toEqual([]);
  });

  it('is told kindly that it is for admins where they are none', async () => {
    world = await startWorld();
    await world.startApp();
    const eve = world.slack.person('U0EVE');
    await eve.runCommand('/strategy-check');
    const told = await world.slack.waitFor('an answer', () => eve.dms().at(-1));
    expect(renderBlocksAsText(told.blocks)).toContain('Setting up is for admins');
    expect(eve.openViews()).toEqual([]);
  });
});
