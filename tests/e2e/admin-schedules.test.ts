import { renderBlocksAsText, renderViewAsText } from 'local-slack/block-kit/render-text';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AFTER_DUE, BEFORE_DUE, startWorld, type World } from './world.ts';

let world: World;
let app: Awaited<ReturnType<World['startApp']>>;
beforeEach(async () => {
  world = await startWorld();
  app = await world.startApp();
});
afterEach(async () => {
  await world.stop();
});

const dan = () => world.slack.person('U0DAN');
const top = () => {
  const view = dan().openViews().at(-1);
  if (view === undefined) throw new Error('no modal is open');
  return view;
};
const shown = () => renderViewAsText(top().wire);
const until = (text: string) =>
  world.slack.waitFor(`"${text}" to show`, () => shown().includes(text));
/** Presses a button in the modal on top and waits until it, or what is laid over it, is drawn anew. */
async function press(actionId: string, input?: string | readonly string[]) {
  const drawn = () =>
    dan()
      .openViews()
      .map(({ id, wire }) => `${id} ${wire['hash']}`)
      .join();
  const before = drawn();
  await dan().click(top(), actionId, input);
  await world.slack.waitFor(`what follows ${actionId}`, () => drawn() !== before);
}
async function openHub(page: string) {
  await dan().runCommand('/strategy-check');
  await world.slack.waitFor('the hub', () => dan().openViews().length > 0);
  await press(`hub_${page}`);
}

/** What Dan fills in: every second Monday at nine, by each leader's own clock. */
const SCHEDULE = {
  name: 'Leaders, every second week',
  audience: 'leaders',
  every: '2',
  weekdays: ['1'],
  time: '09:00',
  from: '2026-12-07',
  clock: 'local',
  turn1: ['kind open', 'rule features'],
  open_days: '3',
  reminders: '24, 48',
  grace: '12',
};

async function fillInASchedule(changes: Record<string, string | readonly string[]> = {}) {
  await press('schedule_new');
  await press('plan_often', 'weeks');
  return await dan().submit(top(), { ...SCHEDULE, ...changes });
}

describe('questions', () => {
  it('are written, shown as sent, asked, and not removed while a schedule asks them', async () => {
    await openHub('questions');
    expect(shown()).toContain('What will you stop doing because of this strategy?');
    await press('question_new');
    const bad = await dan().submit(top(), {
      question_text: 'Tell me about trials.',
      question_rule: 'few-and-large/features',
    });
    expect(Object.keys(bad.errors ?? {}).sort()).toEqual(['question_rule', 'question_text']);
    const good = await dan().submit(top(), {
      question_text:
        'A big customer wants an audit log, a trial wants a widget: whom do you tell to wait?',
      question_kind: 'dilemma',
    });
    expect(good.outcome).toBe('closed');
    await until('whom do you tell to wait?');
    const own = JSON.stringify(top().wire).match(/question own ([^"]+)"/)?.[1] ?? '';

    await press(`question own ${own}/question_own`, `preview ${own}`);
    expect(shown()).toContain('whom do you tell to wait?');
    expect(shown()).toContain('Few and large');
    await press('hub_home');
    await press('hub_schedules');
    await fillInASchedule({ turn1: [`own ${own}`] });
    await until('This is how I understand it');
    await press('hub_home');
    await press('hub_questions');
    await press(`question own ${own}/question_own`, `remove ${own}`);
    expect(shown()).toContain('It is still asked by Leaders, every second week');
    await press('hub_home');
    await press('hub_schedules');
    await press('schedule Leaders, every second week/schedule_open');
    await press('schedule_remove');
    await press('hub_home');
    await press('hub_questions');
    await press(`question own ${own}/question_own`, `remove ${own}`);
    expect(shown()).not.toContain('whom do you tell to wait?');
  });
});

describe('a schedule made wholly in modals', () => {
  it('tells each mistake at its field and loses nothing', async () => {
    await openHub('schedules');
    const result = await fillInASchedule({
      zone: 'Mars',
      where: 'channel',
      open_days: '100',
      reminders: 'often',
      grace: '0',
    });
    expect(Object.keys(result.errors ?? {}).sort()).toEqual(
      ['channel', 'grace', 'open_days', 'reminders', 'zone'].sort(),
    );
    expect(JSON.stringify(top().values)).toContain('Leaders, every second week');
    world.slack.removeApp('C0LEADERS');
    const fixed = { zone: 'Europe/London', open_days: '3', reminders: '24', grace: '12' };
    await dan().submit(top(), { ...fixed, channel: ['C0LEADERS'] });
    await until('/invite');
    world.slack.inviteApp('C0LEADERS');
    await dan().submit(top(), { name: 'quarterly' });
    await until('There is a schedule called');
    await dan().submit(top(), { name: 'fine' });
    await until('Saved.');
    await dan().close(top());
    await until('Every second Monday at 09:00');
  });

  it('keeps what was filled in when the form follows how often', async () => {
    await openHub('schedules');
    await press('schedule_new');
    const view = top();
    await dan().click(view, 'name', 'Kept');
    await dan().click(view, 'audience', 'leaders');
    await press('plan_often', 'quarterly');
    expect(shown()).toContain('In which month of it?');
    expect(shown()).not.toContain('On which days of the week?');
    const past = await press('plan_often', 'once').then(() =>
      dan().submit(top(), { date: '2026-11-02', time: '09:00' }),
    );
    expect(past.errors?.['date']).toContain('has passed');
    await press('plan_often', 'monthly');
    const saved = await dan().submit(top(), { day: 'weekday 2 1' });
    expect(saved.outcome).toBe('closed');
    await until('Kept');
    expect(shown()).toContain('On the first Tuesday of each month at 09:00');
  });

  it('is shown back in words, paused, resumed, skipped, sampled, changed and asked now', async () => {
    world.setTime(BEFORE_DUE - 20 * 60_000);
    await openHub('schedules');
    await fillInASchedule();
    await until("Every second Monday at 09:00, by each leader's own clock");
    const dates = [7, 21].map((day) => `Monday ${day} December 2026 at 09:00`);
    for (const date of [...dates, 'Monday 4 January 2027', 'Monday 1 February 2027'])
      expect(shown()).toContain(date);

    await press('schedule_pause');
    expect(shown()).toContain('Paused');
    await press('schedule_resume');
    expect(shown()).toContain(dates[0]);
    await press('schedule_skip');
    expect(shown()).not.toContain(dates[0]);
    expect(shown()).toContain(dates[1]);

    await press('schedule_edit');
    expect((await dan().submit(top(), { open_days: '5' })).outcome).toBe('closed');
    await until('Open for 5 working days');
    expect(shown()).not.toContain(dates[0]);

    await press('schedule_sample');
    await app.tick();
    const sample = dan()
      .dms()
      .filter(({ ephemeral }) => !ephemeral);
    expect(sample).toHaveLength(1);
    expect(renderBlocksAsText(sample[0]?.blocks ?? [])).toContain('Two short questions');

    world.setTime(BEFORE_DUE - 10 * 60_000);
    await press('schedule_sample');
    await app.tick();
    expect(
      dan()
        .dms()
        .filter(({ ephemeral }) => !ephemeral),
    ).toHaveLength(2);

    await press('schedule_ask');
    await app.tick();
    expect(world.slack.person('U0CLEO').dms()).toHaveLength(1);
    await press('hub_home');
    await press('hub_rounds');
    expect(shown()).toContain('4 leaders: 0 answered');
    await press('round_open');
    expect(shown()).toContain('Asked, no answer yet');
    await press('round_close');
    await app.tick();
    await press('hub_rounds');
    expect(shown()).toContain('closed on');
  });
});

describe('the default round', () => {
  it('is clarity, the open question and two trade-offs, answered in one form', async () => {
    await openHub('schedules');
    const { turn1: _, ...asOffered } = SCHEDULE;
    await press('schedule_new');
    await press('plan_often', 'weeks');
    expect(await dan().submit(top(), asOffered)).toMatchObject({ outcome: 'closed' });
    await until('How clear');
    expect(shown()).toMatch(/How clear is .* do differently .* two trade-offs, chosen each time/);

    await press('schedule_ask');
    await app.tick();
    const cleo = world.slack.person('U0CLEO');
    const [question] = cleo.dms();
    if (question === undefined) throw new Error('nobody asked');
    const words = renderBlocksAsText(question.blocks);
    expect(words).toContain('Cleo, four short questions about Few and large');
    expect(words).toContain('what will you do differently this quarter?');
    expect(words).not.toMatch(/How clear|quick features/);

    await cleo.click(question, 'answer_in_form');
    const form = await world.slack.waitFor('the form', () => cleo.openViews().at(-1));
    const asked = renderViewAsText(form.wire);
    for (const part of ['How clear', 'do differently', 'quick features', 'inbound trials'])
      expect(asked).toContain(part);
    const sent = await cleo.submit(form, {
      clarity: '4',
      words1: 'I end the gallery on Friday.',
      choice2: 'prefer',
      choice3: 'depends',
    });
    expect(sent.outcome).toBe('closed');
    const echo = await world.slack.waitFor('the answer in the thread', () =>
      cleo
        .thread(question.channel, question.ts)
        .find(({ blocks }) => renderBlocksAsText(blocks).includes('I end the gallery')),
    );
    expect(renderBlocksAsText(echo.blocks)).toContain('other features that large customers need');
  });
});

describe('a round in which somebody could not be asked', () => {
  it('says so on its page, and in one note to each admin', async () => {
    await world.slack.person('U0CLEO').leave();
    world.setTime(AFTER_DUE);
    await app.tick();
    await app.tick();
    world.setTime(AFTER_DUE + 31 * 60_000);
    await app.tick();
    const notes = dan()
      .dms()
      .filter(({ text, blocks }) =>
        renderBlocksAsText(blocks, text).includes('Has left the workspace.'),
      );
    expect(notes).toHaveLength(1);
    await openHub('rounds');
    expect(shown()).toContain('1 could not be asked');
    await press('round_open');
    expect(shown()).toContain('Could not be asked');
  });

  it('is not written about where all went well, and nothing warns', async () => {
    world.setTime(AFTER_DUE);
    await app.tick();
    const before = dan().dms().length;
    world.setTime(AFTER_DUE + 31 * 60_000);
    await app.tick();
    expect(dan().dms()).toHaveLength(before);
    expect(world.lines.filter((line) => line.includes('"warn"'))).toEqual([]);
  });
});

describe('somebody who is no admin', () => {
  it('is told kindly, by the command and by every button', async () => {
    const eve = world.slack.person('U0EVE');
    await eve.runCommand('/strategy-check');
    const [answer] = await world.slack.waitFor('an answer', () => {
      const seen = eve.dms().filter(({ ephemeral }) => ephemeral);
      return seen.length > 0 ? seen : undefined;
    });
    expect(renderBlocksAsText(answer?.blocks ?? [], '')).toContain('Setting up is for admins');
    expect(eve.openViews()).toHaveLength(0);
  });
});
