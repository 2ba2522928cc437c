import { EventEmitter, once } from 'node:events';
import type { BlockAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import type { LocalSlack } from '../../src/local-slack.ts';
import {
  clientOf,
  monday,
  refusal,
  startSocketApp,
  startTestSlack,
  type TestClock,
} from './running.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value), value });
const choices: KnownBlock[] = [
  {
    type: 'actions',
    block_id: 'pick',
    elements: [
      { type: 'static_select', action_id: 'size', options: [option('small'), option('large')] },
      { type: 'checkboxes', action_id: 'extras', options: [option('a'), option('b')] },
      { type: 'button', action_id: 'go', text: plain('Go'), value: 'go-value' },
    ],
  },
];

function form(callbackId: string, extra: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain('Form'),
    submit: plain('Send'),
    private_metadata: 'kept',
    blocks: [
      {
        type: 'input',
        block_id: 'why',
        label: plain('Why'),
        element: { type: 'plain_text_input', action_id: 'text', max_length: 10 },
      },
      {
        type: 'input',
        block_id: 'when',
        optional: true,
        label: plain('When'),
        element: { type: 'datepicker', action_id: 'date' },
      },
    ],
    ...extra,
  };
}

/** An app whose shortcut opens this form. */
async function appWithForm(
  slack: LocalSlack,
  view: ModalView,
  register: Parameters<typeof startSocketApp>[1] = () => {},
) {
  return startSocketApp(slack, (app) => {
    app.shortcut('do-it', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view });
    });
    register(app);
  });
}

async function openForm(slack: LocalSlack) {
  const anna = slack.person('U0ANNA');
  await anna.globalShortcut('do-it');
  const modal = await slack.waitFor('the form', () => anna.openViews().at(-1));
  return { anna, modal };
}

describe('clicks', () => {
  it('carry the message, the value and the state of the other elements', async () => {
    const slack = await startTestSlack();
    const bodies: BlockAction[] = [];
    const app = await startSocketApp(slack, (bolt) => {
      bolt.action(/.*/, async ({ ack, body }) => {
        await ack();
        bodies.push(body as BlockAction);
      });
    });
    const posted = await app.client.chat.postMessage({
      channel: 'C0LEADERS',
      text: 'pick',
      blocks: choices,
    });
    const message = { channel: 'C0LEADERS', ts: posted.ts ?? '' };
    const anna = slack.person('U0ANNA');
    await anna.click(message, 'size', 'large');
    await anna.click(message, 'extras', ['a', 'b']);
    await anna.click(message, 'go');
    await slack.waitFor('three clicks', () => bodies.length === 3);
    expect(bodies[2]).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0ANNA', username: 'anna.berg', team_id: slack.teamId },
      container: {
        type: 'message',
        message_ts: posted.ts,
        channel_id: 'C0LEADERS',
        is_ephemeral: false,
      },
      channel: { id: 'C0LEADERS', name: 'leaders' },
      message: { ts: posted.ts, text: 'pick', bot_id: slack.botId },
      actions: [{ action_id: 'go', block_id: 'pick', value: 'go-value', type: 'button' }],
      state: {
        values: {
          pick: {
            size: { type: 'static_select', selected_option: { value: 'large' } },
            extras: { selected_options: [{ value: 'a' }, { value: 'b' }] },
          },
        },
      },
    });
    expect(bodies[0]?.actions[0]).toMatchObject({ selected_option: { value: 'large' } });
    await expect(anna.click(message, 'nothing')).rejects.toThrow('it has: size, extras, go');
    await expect(anna.click(message, 'size', 'huge')).rejects.toThrow('there are: small, large');
    await expect(slack.person('U0GONE').click(message, 'go')).rejects.toThrow('sees no message');
  });

  it('on an ephemeral carry no message, and the response_url replaces and deletes it', async () => {
    const slack = await startTestSlack();
    const bodies: BlockAction[] = [];
    const app = await startSocketApp(slack, (bolt) => {
      bolt.action('go', async ({ ack, body, respond }) => {
        await ack();
        bodies.push(body as BlockAction);
        await respond({ replace_original: true, text: 'replaced', blocks: choices });
      });
      bolt.action('size', async ({ ack, respond }) => {
        await ack();
        await respond({ delete_original: true });
      });
    });
    await app.client.chat.postEphemeral({
      channel: 'C0LEADERS',
      user: 'U0ANNA',
      text: 'pick',
      blocks: choices,
    });
    const anna = slack.person('U0ANNA');
    const [seen] = anna.seesIn('leaders');
    if (!seen) throw new Error('no ephemeral');
    await anna.click(seen, 'go');
    await slack.waitFor('the replacement', () => anna.seesIn('leaders')[0]?.text === 'replaced');
    expect(bodies[0]).toMatchObject({ container: { is_ephemeral: true } });
    expect(bodies[0]).not.toHaveProperty('message');
    await anna.click(seen, 'size', 'small');
    await slack.waitFor('the removal', () => anna.seesIn('leaders').length === 0);
  });

  it('in the Home tab carry the view and may open a modal', async () => {
    const slack = await startTestSlack();
    const app = await startSocketApp(slack, (bolt) => {
      bolt.action('go', async ({ ack, body, client }) => {
        await ack();
        const { view, trigger_id } = body as BlockAction;
        await client.views.open({
          trigger_id,
          view: form('from-home', { private_metadata: view?.type ?? '' }),
        });
      });
    });
    const anna = slack.person('U0ANNA');
    await expect(anna.click('home', 'go')).rejects.toThrow('no Home tab yet');
    await app.client.views.publish({ user_id: 'U0ANNA', view: { type: 'home', blocks: choices } });
    expect(anna.home()?.blocks).toHaveLength(1);
    await anna.click('home', 'go');
    await slack.waitFor('the modal', () => anna.openViews()[0]?.privateMetadata === 'home');
  });

  it('reject when the app does not acknowledge', async () => {
    const slack = await startTestSlack({ actionTimeoutMs: 100 });
    const app = await startSocketApp(slack, () => {});
    const posted = await app.client.chat.postMessage({
      channel: 'C0LEADERS',
      text: 'pick',
      blocks: choices,
    });
    const click = slack.person('U0ANNA').click({ channel: 'C0LEADERS', ts: posted.ts ?? '' }, 'go');
    await expect(click).rejects.toThrow(
      'did not acknowledge within 100 ms: the click of anna.berg on go',
    );
  });
});

describe('modals', () => {
  it('send what was entered, and show the errors of the app', async () => {
    const slack = await startTestSlack();
    await appWithForm(slack, form('f'), (app) => {
      app.view('f', async ({ ack, view }) => {
        const text = view.state.values['why']?.['text']?.value;
        if (text === 'bad') await ack({ response_action: 'errors', errors: { why: 'No.' } });
        else await ack();
      });
    });
    const { anna, modal } = await openForm(slack);
    await expect(anna.submit(modal)).rejects.toThrow('"text" is empty and not optional');
    await expect(anna.submit(modal, { text: 'much too long a text' })).rejects.toThrow(
      'at most 10 characters',
    );
    await expect(anna.submit(modal, { other: 'x' })).rejects.toThrow('it has: text, date');
    expect(await anna.submit(modal, { text: 'bad' })).toEqual({
      outcome: 'errors',
      errors: { why: 'No.' },
    });
    expect(await anna.submit(modal, { text: 'good', date: '2026-03-02' })).toEqual({
      outcome: 'closed',
    });
    const sent = slack.record.deliveries.at(-1)?.body;
    expect(sent).toMatchObject({
      type: 'view_submission',
      view: {
        callback_id: 'f',
        private_metadata: 'kept',
        state: {
          values: {
            why: { text: { type: 'plain_text_input', value: 'good' } },
            when: { date: { type: 'datepicker', selected_date: '2026-03-02' } },
          },
        },
      },
    });
    await expect(anna.submit(modal, { text: 'again' })).rejects.toThrow('is closed');
  });

  it('can be updated, pushed upon and cleared by the answer to a submission', async () => {
    const slack = await startTestSlack();
    await appWithForm(slack, form('one'), (app) => {
      app.view('one', ({ ack }) => ack({ response_action: 'update', view: form('two') }));
      app.view('two', ({ ack }) => ack({ response_action: 'push', view: form('three') }));
      app.view('three', ({ ack }) => ack({ response_action: 'clear' }));
    });
    const { anna, modal } = await openForm(slack);
    const updated = await anna.submit(modal, { text: 'x' });
    expect(updated).toMatchObject({
      outcome: 'updated',
      view: { id: modal.id, callbackId: 'two' },
    });
    const pushed = await anna.submit(modal, { text: 'x' });
    expect(pushed).toMatchObject({ outcome: 'pushed', view: { callbackId: 'three' } });
    expect(anna.openViews().map((each) => each.callbackId)).toEqual(['two', 'three']);
    await expect(anna.submit(modal, { text: 'x' })).rejects.toThrow('another modal lies on top');
    expect(await anna.submit(pushed.view ?? modal, { text: 'x' })).toEqual({ outcome: 'cleared' });
    expect(anna.openViews()).toEqual([]);
  });

  it('tell of their closing only when the app asked for it', async () => {
    const slack = await startTestSlack();
    const closed: unknown[] = [];
    await appWithForm(slack, form('loud', { notify_on_close: true }), (app) => {
      app.view({ callback_id: 'loud', type: 'view_closed' }, async ({ ack, body }) => {
        await ack();
        closed.push(body);
      });
    });
    const first = await openForm(slack);
    await first.anna.close(first.modal);
    expect(closed).toMatchObject([
      { type: 'view_closed', is_cleared: false, view: { callback_id: 'loud' } },
    ]);
    const quiet = await startTestSlack();
    await appWithForm(quiet, form('quiet'));
    const second = await openForm(quiet);
    const before = quiet.record.deliveries.length;
    await second.anna.close(second.modal);
    expect(quiet.record.deliveries).toHaveLength(before);
    expect(second.anna.openViews()).toEqual([]);
  });

  it('open with a trigger once, and within three seconds', async () => {
    const clock: TestClock = { now: monday };
    const slack = await startTestSlack({ clock: () => clock.now });
    const triggers: string[] = [];
    await startSocketApp(slack, (app) => {
      app.shortcut('do-it', async ({ ack, shortcut }) => {
        await ack();
        triggers.push(shortcut.trigger_id);
      });
    });
    const anna = slack.person('U0ANNA');
    await anna.globalShortcut('do-it');
    await anna.globalShortcut('do-it');
    const [first = '', second = ''] = triggers;
    const { views } = clientOf(slack);
    const view = form('f');
    await views.open({ trigger_id: first, view });
    expect(await refusal(views.open({ trigger_id: first, view }))).toBe('exchanged_trigger_id');
    expect(await refusal(views.open({ trigger_id: 'made-up', view }))).toBe('invalid_trigger_id');
    clock.now += 3001;
    expect(await refusal(views.open({ trigger_id: second, view }))).toBe('expired_trigger_id');
    expect(anna.openViews()).toHaveLength(1);
  });

  it('are refused when they are wrong, and updated only with a fresh hash', async () => {
    const slack = await startTestSlack();
    await appWithForm(slack, form('f', { external_id: 'mine' }));
    const { anna, modal } = await openForm(slack);
    const { views } = clientOf(slack);
    const title = plain('A title that is longer than Slack allows');
    expect(await refusal(views.update({ view_id: modal.id, view: form('f', { title }) }))).toBe(
      'invalid_arguments',
    );
    const hash = String(modal.wire['hash']);
    const updated = await views.update({
      external_id: 'mine',
      hash,
      view: form('g', { external_id: 'mine' }),
    });
    expect(updated.view?.callback_id).toBe('g');
    expect(await refusal(views.update({ view_id: modal.id, hash, view: form('h') }))).toBe(
      'hash_conflict',
    );
    expect(await refusal(views.update({ view_id: 'V0NONE', view: form('h') }))).toBe('not_found');
    expect(anna.openViews()[0]?.callbackId).toBe('g');
    await anna.close(modal);
    expect(await refusal(views.update({ view_id: modal.id, view: form('h') }))).toBe('not_found');
  });

  it('keep what was entered when the app updates them', async () => {
    const slack = await startTestSlack();
    const view = form('f');
    view.blocks.push(...choices);
    await appWithForm(slack, view, (app) => app.action('size', ({ ack }) => ack()));
    const { anna, modal } = await openForm(slack);
    await anna.click(modal, 'size', 'large');
    await clientOf(slack).views.update({ view_id: modal.id, view });
    expect(anna.openViews()[0]?.values['pick']?.['size']).toMatchObject({
      selected_option: { value: 'large' },
    });
  });
});

describe('commands, shortcuts and response_url', () => {
  it('exist only as the manifest declares them', async () => {
    const slack = await startTestSlack();
    const anna = slack.person('U0ANNA');
    await expect(anna.runCommand('/bye')).rejects.toThrow('not a command of the manifest (/hello)');
    await expect(anna.globalShortcut('look-at-it')).rejects.toThrow('no global shortcut');
    await expect(anna.runCommand('/hello')).rejects.toThrow(
      '/hello of anna.berg (no_open_connection)',
    );
  });

  it('carry the command as Slack does', async () => {
    const slack = await startTestSlack();
    await startSocketApp(slack, (app) => app.command('/hello', ({ ack }) => ack()));
    const result = await slack.person('U0ANNA').runCommand('/hello', 'a & b https://x.example');
    expect(result.answer).toBeUndefined();
    expect(slack.record.deliveries[0]?.body).toMatchObject({
      command: '/hello',
      text: 'a &amp; b https://x.example',
      user_id: 'U0ANNA',
      user_name: 'anna.berg',
      channel_id: result.channel,
      channel_name: 'directmessage',
      team_id: slack.teamId,
      response_url: expect.stringContaining('/commands/'),
      trigger_id: expect.any(String),
    });
  });

  it('hand a message to a message shortcut', async () => {
    const slack = await startTestSlack();
    const seen: unknown[] = [];
    await startSocketApp(slack, (app) => {
      app.shortcut('look-at-it', async ({ ack, shortcut }) => {
        await ack();
        seen.push(shortcut);
      });
    });
    const message = await slack.person('U0BEN').post('leaders', 'look here');
    await slack.person('U0ANNA').messageShortcut('look-at-it', 'leaders', message.ts);
    expect(seen).toMatchObject([
      {
        type: 'message_action',
        user: { id: 'U0ANNA' },
        message: { user: 'U0BEN', text: 'look here' },
      },
    ]);
  });

  it('take five answers within thirty minutes', async () => {
    const clock: TestClock = { now: monday };
    const slack = await startTestSlack({ clock: () => clock.now });
    await startSocketApp(slack, (app) => app.command('/hello', ({ ack }) => ack()));
    const anna = slack.person('U0ANNA');
    const urlOf = async () => {
      await anna.runCommand('/hello', '', 'leaders');
      return String(slack.record.deliveries.at(-1)?.body['response_url']);
    };
    const answer = async (url: string, body: object) =>
      (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).status;
    const url = await urlOf();
    expect(await answer(url, { text: '' })).toBe(400);
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) statuses.push(await answer(url, { text: 'x' }));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    const late = await urlOf();
    clock.now += 30 * 60_000 + 1;
    expect(await answer(late, { text: 'x' })).toBe(404);
    expect(anna.seesIn('leaders')).toHaveLength(5);
  });
});

describe('stacks of modals', () => {
  /** An app whose every form lays another over itself when its date is picked, and is sent as `answer` says. */
  async function stacked(answer: object | undefined) {
    const slack = await startTestSlack();
    const pushing = form('f');
    pushing.blocks.push(...choices);
    await appWithForm(slack, pushing, (app) => {
      app.action('go', async ({ ack, body, client }) => {
        await ack();
        const { trigger_id } = body as BlockAction;
        await client.views.push({ trigger_id, view: pushing }).catch(() => undefined);
      });
      app.view('f', ({ ack }) => ack(answer as never));
    });
    const { anna } = await openForm(slack);
    /** The word with which a modal upon the top one was refused, if it was. */
    const push = async () => {
      const before = slack.record.calls('views.push').length;
      const top = anna.openViews().at(-1);
      if (top) await anna.click(top, 'go');
      const call = await slack.waitFor('the push', () => slack.record.calls('views.push')[before]);
      return call.answer['error'];
    };
    await push();
    await push();
    return { anna, push };
  }
  const send = (anna: ReturnType<LocalSlack['person']>) => {
    const top = anna.openViews().at(-1);
    if (!top) throw new Error('no modal');
    return anna.submit(top, { text: 'x' });
  };

  it('take three, and no fourth', async () => {
    const { push, anna } = await stacked(undefined);
    expect(await push()).toBe('push_limit_reached');
    expect(anna.openViews()).toHaveLength(3);
  });

  it('take no fourth from the answer to a submission either', async () => {
    const { anna } = await stacked({ response_action: 'push', view: form('g') });
    await expect(send(anna)).rejects.toThrow('stacks 3 modals');
  });

  it('lose one modal by a submission, and all of them by clear', async () => {
    const one = await stacked(undefined);
    expect(await send(one.anna)).toEqual({ outcome: 'closed' });
    expect(one.anna.openViews()).toHaveLength(2);
    const all = await stacked({ response_action: 'clear' });
    expect(await send(all.anna)).toEqual({ outcome: 'cleared' });
    expect(all.anna.openViews()).toEqual([]);
  });

  it('stay where the answer is none that Slack takes', async () => {
    const { anna } = await stacked({ text: 'thanks' });
    await expect(send(anna)).rejects.toThrow('only an empty answer');
    expect(anna.openViews()).toHaveLength(3);
  });
});

it('a press in a modal carries it, and none of its own addresses', async () => {
  const slack = await startTestSlack();
  const bodies: BlockAction[] = [];
  const view = form('f');
  view.blocks.push(...choices);
  await appWithForm(slack, view, (app) =>
    app.action('go', async ({ ack, body }) => {
      await ack();
      bodies.push(body as BlockAction);
    }),
  );
  const { anna, modal } = await openForm(slack);
  await anna.click(modal, 'go');
  expect(bodies[0]).toMatchObject({
    container: { type: 'view', view_id: modal.id },
    view: {
      id: modal.id,
      hash: expect.any(String),
      private_metadata: 'kept',
      root_view_id: modal.id,
    },
  });
  for (const absent of ['channel', 'message', 'response_url'])
    expect(bodies[0]).not.toHaveProperty(absent);
});

it('a form that asks for it is sent with an address for the conversation that was picked', async () => {
  const slack = await startTestSlack();
  const view = form('f');
  view.blocks.push({
    type: 'input',
    block_id: 'where',
    label: plain('Where'),
    element: { type: 'conversations_select', action_id: 'place', response_url_enabled: true },
  });
  await appWithForm(slack, view, (app) => app.view('f', ({ ack }) => ack()));
  const { anna, modal } = await openForm(slack);
  await anna.submit(modal, { text: 'x', place: 'C0LEADERS' });
  const urls = slack.record.deliveries.at(-1)?.body['response_urls'] as { response_url: string }[];
  expect(urls).toMatchObject([{ block_id: 'where', action_id: 'place', channel_id: 'C0LEADERS' }]);
  const body = JSON.stringify({ text: 'Here', response_type: 'in_channel' });
  await fetch(urls[0]?.response_url ?? '', { method: 'POST', body });
  expect(anna.seesIn('leaders').map(({ text }) => text)).toEqual(['Here']);
});

describe('an acknowledgement that is late', () => {
  it.each<[string, (anna: ReturnType<LocalSlack['person']>) => Promise<unknown>, string]>([
    [
      'a command',
      (anna) => anna.runCommand('/hello'),
      '/hello failed with the error "operation_timeout"',
    ],
    ['a shortcut', (anna) => anna.globalShortcut('do-it'), 'Sorry, that didn’t work. Try again?'],
    ['a press', (anna) => anna.click('home', 'go'), 'A warning sign beside what was pressed.'],
  ])('of %s is told to the person', async (_what, act, told) => {
    const clock: TestClock = { now: monday };
    const slack = await startTestSlack({ clock: () => clock.now });
    const arrivals = new EventEmitter();
    const later = async ({ ack }: { ack: () => Promise<void> }) => void arrivals.emit('held', ack);
    const app = await startSocketApp(slack, (bolt) => {
      bolt.command('/hello', later);
      bolt.shortcut('do-it', later);
      bolt.action('go', later);
    });
    await app.client.views.publish({ user_id: 'U0ANNA', view: { type: 'home', blocks: choices } });
    const anna = slack.person('U0ANNA');
    const acting = async (ms: number) => {
      const held = once(arrivals, 'held');
      const done = act(anna).catch((error: Error) => error.message);
      const [ack] = await held;
      clock.now += ms;
      slack.tick();
      await ack();
      return done;
    };
    await acting(2999);
    expect(anna.troubles()).toEqual([]);
    expect(await acting(3000)).toContain(`(timeout); Slack shows: ${told}`);
    expect(anna.troubles()).toEqual([told]);
  });

  it('of a form leaves it open', async () => {
    const clock: TestClock = { now: monday };
    const slack = await startTestSlack({ clock: () => clock.now });
    const arrivals = new EventEmitter();
    await appWithForm(slack, form('f'), (app) =>
      app.view('f', async ({ ack }) => void arrivals.emit('held', ack)),
    );
    const { anna, modal } = await openForm(slack);
    const held = once(arrivals, 'held');
    const sent = anna.submit(modal, { text: 'x' }).catch((error: Error) => error.message);
    const [ack] = await held;
    clock.now += 3000;
    slack.tick();
    await ack();
    expect(await sent).toContain('We had some trouble connecting');
    expect(anna.openViews()).toHaveLength(1);
  });
});
