import { describe, expect, it } from 'vitest';
import type { LocalSlack } from '../../src/local-slack.ts';
import { manifestWith } from './manifest-fixture.ts';
import { clientOf, startSocketApp, startTestSlack } from './running.ts';

type Received = {
  readonly type: string;
  readonly subtype?: string;
  readonly [key: string]: unknown;
};

async function withListener(slack: LocalSlack): Promise<Received[]> {
  const received: Received[] = [];
  await startSocketApp(slack, (app) => {
    app.use(async ({ payload, next }) => {
      received.push(payload as unknown as Received);
      await next();
    });
  });
  return received;
}

describe('message events', () => {
  it('carry what Slack sends for posts, replies, broadcasts, edits and deletions', async () => {
    const slack = await startTestSlack();
    const received = await withListener(slack);
    const anna = slack.person('U0ANNA');
    const root = await anna.post('leaders', 'root');
    await anna.replyInThread('leaders', root.ts, 'reply');
    await anna.replyInThread('leaders', root.ts, 'loud', { broadcast: true });
    const other = await anna.post('leaders', 'a < b');
    await anna.edit('leaders', other.ts, 'a > b');
    await anna.deleteMessage('leaders', other.ts);
    await slack.postAsOtherBot('leaders', 'beep');
    await slack.waitFor('seven events', () => received.length >= 7);
    expect(received).toMatchObject([
      {
        type: 'message',
        channel: 'C0LEADERS',
        channel_type: 'channel',
        user: 'U0ANNA',
        text: 'root',
        ts: root.ts,
      },
      { thread_ts: root.ts, parent_user_id: 'U0ANNA', text: 'reply' },
      { subtype: 'thread_broadcast', thread_ts: root.ts, root: { text: 'root', ts: root.ts } },
      { text: 'a &lt; b' },
      {
        subtype: 'message_changed',
        hidden: true,
        message: { text: 'a &gt; b', ts: other.ts, edited: { user: 'U0ANNA' } },
        previous_message: { text: 'a &lt; b' },
      },
      { subtype: 'message_deleted', deleted_ts: other.ts, previous_message: { text: 'a &gt; b' } },
      { subtype: 'bot_message', bot_id: 'B0OTHERBOT', text: 'beep' },
    ]);
    expect(received[0]).not.toHaveProperty('subtype');
    expect(received[6]).not.toHaveProperty('user');
  });

  it('leave a tombstone where the root of a thread was deleted', async () => {
    const slack = await startTestSlack();
    const received = await withListener(slack);
    const anna = slack.person('U0ANNA');
    const root = await anna.post('leaders', 'root');
    await anna.replyInThread('leaders', root.ts, 'reply');
    await anna.deleteMessage('leaders', root.ts);
    await slack.waitFor('three events', () => received.length >= 3);
    expect(received[2]).toMatchObject({
      subtype: 'message_changed',
      message: { subtype: 'tombstone' },
    });
    expect(anna.thread('leaders', root.ts).map((each) => each.text)).toEqual([
      'This message was deleted.',
      'reply',
    ]);
  });

  it('follow the app’s own posts and updates', async () => {
    const slack = await startTestSlack();
    await startSocketApp(slack, () => {});
    const { chat } = clientOf(slack);
    const posted = await chat.postMessage({ channel: 'U0ANNA', text: 'one' });
    await chat.update({ channel: posted.channel ?? '', ts: posted.ts ?? '', text: 'two' });
    await slack.whenQuiet({ forMs: 10 });
    const events = slack.record.deliveries.map((each) => each.body['event']);
    expect(events).toMatchObject([
      { bot_id: slack.botId, user: slack.botUserId, channel_type: 'im', text: 'one' },
      {
        subtype: 'message_changed',
        message: { text: 'two', bot_id: slack.botId },
        previous_message: { text: 'one' },
      },
    ]);
  });

  it('come only from conversations of the app and only as the manifest subscribes', async () => {
    const slack = await startTestSlack({
      manifest: manifestWith({ events: ['message.channels'] }),
    });
    const received = await withListener(slack);
    const anna = slack.person('U0ANNA');
    await anna.post('others', 'not for the app');
    await anna.post('secret', 'not for the app either');
    await anna.dm('not subscribed');
    await anna.setTimeZone('Asia/Tokyo');
    await anna.post('leaders', 'for the app');
    await slack.waitFor('the event', () => received.length > 0);
    expect(received).toMatchObject([{ text: 'for the app' }]);
  });

  it('stand in an envelope with an id, a time and the authorization', async () => {
    const slack = await startTestSlack();
    await startSocketApp(slack, () => {});
    await slack.person('U0ANNA').dm('x');
    expect(slack.record.deliveries[0]?.body).toMatchObject({
      type: 'event_callback',
      team_id: slack.teamId,
      api_app_id: slack.appId,
      event_id: expect.stringMatching(/^Ev/),
      event_time: expect.any(Number),
      authorizations: [{ team_id: slack.teamId, user_id: slack.botUserId, is_bot: true }],
    });
  });

  it('tell of a preview that Slack added, without anybody’s edit', async () => {
    const slack = await startTestSlack();
    const received = await withListener(slack);
    const message = await slack.person('U0ANNA').post('leaders', 'see https://example.com/a?b=c.');
    await slack.unfurl('leaders', message.ts);
    await slack.waitFor('two events', () => received.length >= 2);
    expect(received[0]).toMatchObject({ text: 'see <https://example.com/a?b=c>.' });
    const changed = received[1]?.['message'];
    expect(changed).toMatchObject({
      text: 'see <https://example.com/a?b=c>.',
      attachments: [{ id: 1 }],
    });
    expect(changed).not.toHaveProperty('edited');
  });
});

describe('events of the workspace', () => {
  it('tell of people, groups, channels and the app itself', async () => {
    const slack = await startTestSlack();
    const received = await withListener(slack);
    const anna = slack.person('U0ANNA');
    await slack.addPerson({ id: 'U0NEW', name: 'New Person' });
    await anna.setStatus({ text: 'Away', emoji: ':palm_tree:', expiration: 99 });
    await anna.setTimeZone('Asia/Tokyo');
    await slack.setUserGroup('S0LEADERS', ['U0BEN']);
    await slack.inviteApp('others');
    await anna.openHome();
    await slack.person('U0BEN').leave();
    await slack.uninstallApp();
    await slack.waitFor('the last event', () =>
      received.some((each) => each.type === 'app_uninstalled'),
    );
    expect(received.filter((each) => each.type !== 'message')).toMatchObject([
      { type: 'team_join', user: { id: 'U0NEW' } },
      { type: 'user_change', user: { profile: { status_text: 'Away', status_expiration: 99 } } },
      { type: 'user_change', user: { id: 'U0ANNA', tz: 'Asia/Tokyo', tz_offset: 32_400 } },
      {
        type: 'subteam_members_changed',
        subteam_id: 'S0LEADERS',
        added_users: ['U0BEN'],
        removed_users: ['U0ANNA'],
      },
      {
        type: 'member_joined_channel',
        user: slack.botUserId,
        channel: 'C0OTHERS',
        channel_type: 'C',
      },
      { type: 'app_home_opened', user: 'U0ANNA', tab: 'home' },
      { type: 'user_change', user: { id: 'U0BEN', deleted: true } },
      { type: 'app_uninstalled' },
    ]);
    await expect(slack.person('U0BEN').dm('hello?')).rejects.toThrow('deactivated');
  });
});
