import { describe, expect, it } from 'vitest';
import { startSocketApp, startTestSlack } from './running.ts';

describe('a Bolt app in Socket Mode', () => {
  it('answers a direct message, and the person sees it', async () => {
    const slack = await startTestSlack();
    await startSocketApp(slack, (app) => {
      app.message(async ({ message, say }) => {
        if (message.subtype === undefined) await say(`You said: ${message.text ?? ''}`);
      });
    });
    await slack.person('U0ANNA').dm('ship & <sell>');
    const answer = await slack.waitFor('an answer', () =>
      slack
        .person('U0ANNA')
        .dms()
        .find((each) => each.fromApp),
    );
    expect(answer.text).toBe('You said: ship &amp; &lt;sell&gt;');
    expect(slack.record.messagesTo('U0ANNA')).toHaveLength(1);
  });

  it('answers a slash command at once and by response_url', async () => {
    const slack = await startTestSlack();
    await startSocketApp(slack, (app) => {
      app.command('/hello', async ({ ack, respond, command }) => {
        await ack(`Hello ${command.user_name}`);
        await respond({ response_type: 'in_channel', text: 'everybody sees this' });
      });
    });
    const result = await slack.person('U0ANNA').runCommand('/hello', 'there', 'C0LEADERS');
    expect(result.answer).toMatchObject({ text: 'Hello anna.berg', ephemeral: true });
    const open = await slack.waitFor('the public answer', () =>
      slack
        .person('U0BEN')
        .seesIn('C0LEADERS')
        .find((each) => each.text.startsWith('everybody')),
    );
    expect(open.ephemeral).toBe(false);
    expect(slack.person('U0BEN').seesIn('C0LEADERS')).toHaveLength(1);
  });

  it('opens a modal from a click and takes its submission', async () => {
    const slack = await startTestSlack();
    const submitted: unknown[] = [];
    const blocks = [
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'open',
            text: { type: 'plain_text', text: 'Open' },
            value: 'x',
          },
        ],
      },
    ];
    const app = await startSocketApp(slack, (bolt) => {
      bolt.action('open', async ({ ack, body, client }) => {
        await ack();
        if (!('trigger_id' in body)) return;
        await client.views.open({
          trigger_id: body.trigger_id,
          view: {
            type: 'modal',
            callback_id: 'form',
            title: { type: 'plain_text', text: 'Form' },
            submit: { type: 'plain_text', text: 'Send' },
            blocks: [
              {
                type: 'input',
                block_id: 'b',
                label: { type: 'plain_text', text: 'Why' },
                element: { type: 'plain_text_input', action_id: 'why' },
              },
            ],
          },
        });
      });
      bolt.view('form', async ({ ack, view }) => {
        await ack();
        submitted.push(view.state.values['b']?.['why']?.value);
      });
    });
    const posted = await app.client.chat.postMessage({ channel: 'U0ANNA', text: 'Press', blocks });
    const anna = slack.person('Anna Berg');
    await anna.click({ channel: posted.channel ?? '', ts: posted.ts ?? '' }, 'open');
    const [modal] = await slack.waitFor(
      'a modal',
      () => anna.openViews().length > 0 && anna.openViews(),
    );
    if (!modal) throw new Error('no modal');
    expect(await anna.submit(modal, { why: 'because' })).toEqual({ outcome: 'closed' });
    await slack.waitFor('the submission', () => submitted.length > 0);
    expect(submitted).toEqual(['because']);
    expect(anna.openViews()).toEqual([]);
  });
});
