import { renderBlocksAsText, renderViewAsText } from 'local-slack/block-kit/render-text';
import { afterEach, describe, expect, it } from 'vitest';
import { AFTER_CLOSING, AFTER_DUE, startWorld, type Where, type World } from './world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

const HOUR = 3_600_000;
const DILEMMA = { ask: '[["dilemma: features"]]' } as const;
const CLARITY = { ask: '[clarity]' } as const;
const ALL = { ask: '[[clarity, "dilemma: features", open]]' } as const;
const LARGE = 'single sign-on, audit logs and other features that large customers need';
const SMALL = 'quick features that bring small sign-ups';

/** The value of a choice in a message that says this after what it is about: "prompt:p1 hour". */
function valueIn({ blocks }: { readonly blocks: readonly object[] }, said: string): string {
  const [, value = ''] =
    JSON.stringify(blocks).match(new RegExp(`"value":"([^" ]+ ${said})"`)) ?? [];
  return value;
}

/** A world in which everybody has been asked a moment ago. */
async function askedWorld(where: Where) {
  const started = await startWorld(where);
  world = started;
  const app = await started.startApp();
  started.setTime(AFTER_DUE);
  await app.tick();
  const { slack } = started;
  const person = (id: string) => slack.person(id);
  const place = (id: string) => where.channel ?? slack.person(id).dms()[0]?.channel ?? '';
  const seen = (id: string) => slack.person(id).seesIn(place(id));
  /** The question as this person sees it. */
  const prompt = (id: string) => {
    const [first] = seen(id);
    if (first === undefined) throw new Error('nobody asked');
    return first;
  };
  /** The next thing only this person is told after doing something. */
  const told = async (id: string, work: () => Promise<void>) => {
    const count = () => seen(id).filter(({ ephemeral }) => ephemeral).length;
    const before = count();
    await work();
    return await slack.waitFor('a word to the one who pressed', () =>
      count() > before
        ? seen(id)
            .filter(({ ephemeral }) => ephemeral)
            .at(-1)?.text
        : undefined,
    );
  };
  const press = (id: string, action: string) =>
    told(id, () => person(id).click(prompt(id), action));
  /** Chooses an entry of the menu under the question. */
  const chooseMore = (id: string, entry: string) =>
    person(id).click(prompt(id), 'answer_more', valueIn(prompt(id), entry));
  const more = (id: string, entry: string) => told(id, () => chooseMore(id, entry));
  const openForm = async (id: string) => {
    await person(id).click(prompt(id), 'answer_in_form');
    return await slack.waitFor('the form', () => person(id).openViews().at(-1));
  };
  /** Which button shows a side, in the order drawn for this person. */
  const buttonFor = (id: string, side: string) => {
    const words = renderBlocksAsText(prompt(id).blocks);
    return words.indexOf(`A  ${side}`) === -1 ? 'choose_second' : 'choose_first';
  };
  /** Says something as the app itself does, and finds it as a person sees it. */
  const postAsApp = async (channel: string, blocks: readonly object[]) => {
    const { apiUrl, botToken } = started.config.slack;
    const said = await fetch(`${apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel, text: 'From before', blocks }),
    });
    expect(await said.json()).toMatchObject({ ok: true });
    const found = seen('U0BEN').find(({ text }) => text === 'From before');
    if (found === undefined) throw new Error('it is not to be seen');
    return found;
  };
  const threadOf = (id: string) => person(id).thread(place(id), prompt(id).ts);
  const inThread = (id: string, words: string) =>
    slack.waitFor(`"${words}" in the thread`, () =>
      threadOf(id).find(({ text, blocks }) =>
        `${text}\n${renderBlocksAsText(blocks)}`.includes(words),
      ),
    );
  /** What the report says about somebody, once the round has closed. */
  const stand = async (name: string) => {
    started.setTime(AFTER_CLOSING);
    await app.tick();
    const rules = (await app.report(''))?.report.priorities.flatMap(({ rules }) => rules) ?? [];
    const features = rules.find(({ id }) => id === 'features');
    return features?.stands.find(({ personName }) => personName === name);
  };
  return {
    app,
    slack,
    person,
    place,
    seen,
    prompt,
    told,
    press,
    chooseMore,
    more,
    openForm,
    buttonFor,
    postAsApp,
    threadOf,
    inThread,
    stand,
    setTime: started.setTime,
    lines: started.lines,
  };
}

describe('a dilemma', () => {
  it('is answered by a press, changed by another, and explained in the thread', async () => {
    const w = await askedWorld(DILEMMA);
    expect(renderBlocksAsText(w.prompt('U0BEN').blocks)).toContain(`  ${SMALL}`);

    expect(await w.press('U0BEN', w.buttonFor('U0BEN', SMALL))).toContain(
      `Noted: _I would put ${SMALL} first._`,
    );
    await w.inThread('U0BEN', 'Why?');

    await w.app.tick();
    expect(JSON.stringify(w.threadOf('U0BEN'))).not.toContain('I took from it');

    expect(await w.press('U0BEN', w.buttonFor('U0BEN', LARGE))).toContain('Changed');
    await w
      .person('U0BEN')
      .replyInThread(w.place('U0BEN'), w.prompt('U0BEN').ts, 'Because two banks wait for it.');
    await w.inThread('U0BEN', 'Thank you. ');
    const whys = w.threadOf('U0BEN').filter(({ text }) => text.includes('Why?'));
    expect(whys).toHaveLength(1);

    expect(await w.stand('Ben Cole')).toMatchObject({ stand: 'prefer', decided: true });
    expect(await w.press('U0BEN', w.buttonFor('U0BEN', SMALL))).toContain('picks stay as they are');
    expect(await w.stand('Ben Cole')).toMatchObject({ stand: 'prefer' });
    expect(w.lines.join('\n')).not.toMatch(/two banks|quick features/);
  });

  it('keeps the same choice for opposite reasons apart', async () => {
    const w = await askedWorld(DILEMMA);
    for (const id of ['U0BEN', 'U0CLEO']) await w.press(id, w.buttonFor(id, LARGE));
    const say = (id: string, why: string) =>
      w.person(id).replyInThread(w.place(id), w.prompt(id).ts, why);
    await say('U0BEN', 'Large customers pay for it.');
    await say('U0CLEO', 'It is the only thing my people know how to build.');
    for (const id of ['U0BEN', 'U0CLEO']) await w.inThread(id, 'Thank you. ');
    expect(await w.stand('Ben Cole')).toMatchObject({ stand: 'prefer' });
    expect(await w.stand('Cleo Diaz')).toMatchObject({ stand: 'prefer' });
  });

  it('in a channel acts for whoever presses, and shows nobody what they pick', async () => {
    const w = await askedWorld({ ...DILEMMA, channel: 'C0LEADERS' });
    const chosen = await w.more('U0BEN', 'depends');
    expect(chosen).toContain('It depends.');
    expect(chosen).toContain('Only you see this');
    expect(w.seen('U0CLEO').some(({ text }) => text.includes('It depends.'))).toBe(false);
    expect(await w.press('U0EVE', 'choose_first')).toContain('not among those asked');
    expect(await w.more('U0EVE', 'depends')).toContain('not among those asked');
    await w.chooseMore('U0CLEO', 'form');
    const form = await w.slack.waitFor('the form', () => w.person('U0CLEO').openViews().at(-1));
    await w.person('U0CLEO').submit(form, { choice0: 'over', why0: 'The board wants sign-ups.' });
    await w.inThread('U0BEN', 'Cleo Diaz has answered in the form.');
    const thread = JSON.stringify(w.threadOf('U0BEN'));
    expect(thread).not.toMatch(/board wants|small sign-ups first/);
    expect(await w.stand('Ben Cole')).toMatchObject({ stand: 'split' });
    expect(await w.stand('Cleo Diaz')).toMatchObject({
      stand: 'over',
      quote: 'The board wants sign-ups.',
    });
  });
});

describe('how clear it is', () => {
  it('is picked from one list where nothing else is asked', async () => {
    const w = await askedWorld(CLARITY);
    const scale = (n: number) =>
      w.told('U0CLEO', () =>
        w
          .person('U0CLEO')
          .click(w.prompt('U0CLEO'), 'how_clear_scale', valueIn(w.prompt('U0CLEO'), String(n))),
      );
    expect(await scale(4)).toContain('from 1 to 5: 4.');
    expect(await scale(2)).toContain('Changed');
  });
});

describe('a message from before there was a menu', () => {
  it('goes on working, with every button that stands under it', async () => {
    const w = await askedWorld(ALL);
    const ben = w.person('U0BEN');
    const subject = valueIn(w.prompt('U0BEN'), 'hour').replace(' hour', '');
    const old = await w.postAsApp(w.place('U0BEN'), oldButtons(subject));
    const press = (action: string, input?: string) =>
      w.told('U0BEN', () => ben.click(old, action, input));
    expect(await press('choose_depends')).toContain('It depends.');
    expect(await press('choose_first')).toContain(`I would put ${LARGE} first`);
    expect(await press('choose_second')).toContain(`I would put ${SMALL} first`);
    expect(await press('how_clear_4')).toContain('from 1 to 5: 4.');
    expect(await press('remind_later', `${subject} hour`)).toContain('Gladly');
    expect(await press('why_asked')).toContain('your name on the list');
    expect(await press('who_sees')).toContain('with your name');
    await ben.click(old, 'i_am_away');
    await w.slack.waitFor('the form for a leave', () =>
      ben.openViews().find(({ title }) => title === 'I’m away'),
    );
    await ben.click(old, 'answer_in_form');
    await w.slack.waitFor('the form', () =>
      ben.openViews().find(({ title }) => title === 'Your answer'),
    );
  });
});

/** What stood under a question for two months of 2026. */
function oldButtons(subject: string): readonly object[] {
  const button = (action_id: string, label: string, said = '') => ({
    type: 'button',
    action_id,
    text: { type: 'plain_text', text: label },
    value: said === '' ? subject : `${subject} ${said}`,
  });
  const hour = {
    text: { type: 'plain_text', text: 'In an hour' },
    value: `${subject} hour`,
  };
  const remind = {
    type: 'static_select',
    action_id: 'remind_later',
    placeholder: { type: 'plain_text', text: 'Remind me later' },
    options: [hour],
  };
  return [
    {
      type: 'actions',
      block_id: 'dilemma1',
      elements: [
        button('choose_first', 'A', 'prefer features'),
        button('choose_second', 'B', 'over features'),
        button('choose_depends', 'It depends', 'depends features'),
      ],
    },
    { type: 'actions', block_id: 'clarity0', elements: [button('how_clear_4', '4', '4')] },
    {
      type: 'actions',
      block_id: 'answer',
      elements: [
        button('answer_in_form', 'Answer in a form'),
        remind,
        button('i_am_away', 'I’m away'),
        button('why_asked', 'Why am I asked?'),
        button('who_sees', 'Who sees this?'),
      ],
    },
  ];
}

describe('the form', () => {
  it('keeps what was typed when it is closed, shows what was sent, and takes it again', async () => {
    const w = await askedWorld(ALL);
    const anna = w.person('U0ANNA');
    const form = await w.openForm('U0ANNA');
    await anna.click(form, 'words2', 'We end the gallery & free five people.');
    await anna.click(form, 'choice1', 'prefer');
    await anna.close(form);

    const again = await w.openForm('U0ANNA');
    expect(renderViewAsText(again.wire)).toContain('not sent yet');
    expect(renderViewAsText(again.wire)).toContain('We end the gallery & free five people.');
    const sent = await anna.submit(again, { stop: 'The gallery.', why1: 'Two banks wait.' });
    expect(sent.outcome).toBe('closed');
    const echo = await w.inThread('U0ANNA', 'answer from the form');
    const words = renderBlocksAsText(echo.blocks);
    expect(words).toContain('Anna Berg');
    expect(words).toContain(`I would put ${LARGE} first: Two banks wait.`);
    expect(words).toContain('We end the gallery & free five people.');
    expect(words).toContain('The gallery.');
    const third = await w.openForm('U0ANNA');
    expect(renderViewAsText(third.wire)).toContain('Sending again replaces it');
    await anna.submit(third, { words2: 'We end it on Friday.' });
    const second = await w.inThread('U0ANNA', 'We end it on Friday.');
    expect(renderBlocksAsText(second.blocks)).not.toContain('free five');
    expect(await w.stand('Anna Berg')).toMatchObject({ stand: 'prefer' });
    expect(w.lines.join('\n')).not.toMatch(/gallery|banks/);
  });

  it('says at the first field that nothing is filled in, and keeps late words as late', async () => {
    const w = await askedWorld({});
    const empty = await w.person('U0BEN').submit(await w.openForm('U0BEN'), {});
    expect(empty).toMatchObject({ outcome: 'errors', errors: { words0: /filled in/ } });
    await w.person('U0BEN').close({ id: w.person('U0BEN').openViews()[0]?.id ?? '' });

    w.setTime(AFTER_CLOSING);
    await w.app.tick();
    const late = await w.openForm('U0BEN');
    expect(renderViewAsText(late.wire)).toContain('marked as late');
    await w.person('U0BEN').submit(late, { words0: 'I was on the road all week.' });
    await w.inThread('U0BEN', 'marked as late');
    expect((await w.app.report(''))?.report.response).toMatchObject({ replied: 1, late: 1 });
  });
});

describe('later', () => {
  it('reminds in an hour, and takes the answer in the thread of the reminder', async () => {
    const w = await askedWorld({});
    const ben = w.person('U0BEN');
    expect(await w.more('U0BEN', 'hour')).toContain('Gladly');
    w.setTime(AFTER_DUE + HOUR + 60_000);
    await w.app.tick();
    const reminder = await w.slack.waitFor('the reminder', () =>
      ben.dms().find(({ text }) => text.includes('waits for a word')),
    );
    await ben.replyInThread(reminder.channel, reminder.ts, 'I end the small deals on Friday.');
    await w.slack.waitFor('a thank-you', () =>
      ben.dms().some(({ text, ephemeral }) => !ephemeral && text.startsWith('Thank you. ')),
    );
    expect((await w.app.report(''))?.report.response).toMatchObject({ replied: 1 });
  });

  it('reminds at a time of their own, said back, and refuses what has passed', async () => {
    const w = await askedWorld({});
    const ben = w.person('U0BEN');
    await w.chooseMore('U0BEN', 'own');
    const form = await w.slack.waitFor('the form', () => ben.openViews()[0]);
    const past = await ben.submit(form, { remind_date: '2026-11-30', remind_time: '08:30' });
    expect(past).toMatchObject({ errors: { remind_time: /later/ } });
    const after = await ben.submit(form, { remind_date: '2026-12-09' });
    expect(after).toMatchObject({ errors: { remind_date: /after the end/ } });
    const set = await ben.submit(form, { remind_date: '2026-12-01', remind_time: '22:00' });
    expect(renderViewAsText(set.view?.wire)).toContain('outside your working hours');
  });

  it('lets people be away and come back', async () => {
    const w = await askedWorld({});
    const cleo = w.person('U0CLEO');
    await w.chooseMore('U0CLEO', 'away');
    const form = await w.slack.waitFor('the form', () => cleo.openViews()[0]);
    const today = await cleo.submit(form, { back_on: '2026-11-30' });
    expect(today).toMatchObject({ errors: { back_on: /after today/ } });
    const gone = await cleo.submit(form, { back_on: '2026-12-02' });
    expect(renderViewAsText(gone.view?.wire)).toContain('Enjoy the time');
    await cleo.click({ id: gone.view?.id ?? '' }, 'i_am_back');
    const back = await w.slack.waitFor('a welcome', () =>
      cleo.openViews().find(({ title }) => title === 'Welcome back'),
    );
    expect(renderViewAsText(back.wire)).toContain('as planned');
  });
});

describe('questions about the question', () => {
  it('are answered for the one who asks', async () => {
    const w = await askedWorld({});
    expect(await w.more('U0BEN', 'why')).toMatch(/your name on the list\. 4 people/);
    expect(await w.more('U0BEN', 'who')).toContain('with your name');
  });
});
