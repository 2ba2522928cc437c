import { describe, expect, it } from 'vitest';
import { manifestWith } from './manifest-fixture.ts';
import { clientOf, refusal, startTestSlack } from './running.ts';

const messagesOf = (page: object): { text: string }[] =>
  'messages' in page ? (page.messages as { text: string }[]) : [];

const quiet = { manifest: manifestWith({ events: [] }) };

describe('conversations', () => {
  it('pages through a long history, newest first, and through a thread, oldest first', async () => {
    const slack = await startTestSlack(quiet);
    const client = clientOf(slack);
    const channel = 'C0LEADERS';
    const root = await client.chat.postMessage({ channel, text: 'root' });
    for (let i = 1; i <= 6; i += 1)
      await client.chat.postMessage({ channel, text: `reply ${i}`, thread_ts: root.ts ?? '' });
    for (let i = 1; i <= 4; i += 1) await client.chat.postMessage({ channel, text: `top ${i}` });
    const pages: string[][] = [];
    for await (const page of client.paginate('conversations.history', { channel, limit: 2 }))
      pages.push(messagesOf(page).map((each) => each.text));
    expect(pages).toEqual([['top 4', 'top 3'], ['top 2', 'top 1'], ['root']]);
    const thread: string[] = [];
    for await (const page of client.paginate('conversations.replies', {
      channel,
      ts: root.ts ?? '',
      limit: 4,
    }))
      thread.push(...messagesOf(page).map((each) => each.text));
    expect(thread).toEqual([
      'root',
      'reply 1',
      'reply 2',
      'reply 3',
      'reply 4',
      'reply 5',
      'reply 6',
    ]);
    expect(await refusal(client.conversations.history({ channel, cursor: 'nonsense' }))).toBe(
      'invalid_cursor',
    );
  });

  it('cuts a window out of a history', async () => {
    const slack = await startTestSlack(quiet);
    const client = clientOf(slack);
    const channel = 'C0LEADERS';
    const ts: string[] = [];
    for (const text of ['a', 'b', 'c'])
      ts.push((await client.chat.postMessage({ channel, text })).ts ?? '');
    const [first = '', second = ''] = ts;
    const after = await client.conversations.history({ channel, oldest: first });
    expect(after.messages?.map((each) => each.text)).toEqual(['c', 'b']);
    const exactly = await client.conversations.history({
      channel,
      oldest: second,
      latest: second,
      inclusive: true,
    });
    expect(exactly.messages?.map((each) => each.text)).toEqual(['b']);
  });

  it('gives metadata back only when asked for all of it', async () => {
    const slack = await startTestSlack(quiet);
    const client = clientOf(slack);
    const metadata = { event_type: 'prompt', event_payload: { prompt_id: 'p1' } };
    const posted = await client.chat.postMessage({ channel: 'U0ANNA', text: 'x', metadata });
    const channel = posted.channel ?? '';
    const plain = await client.conversations.history({ channel });
    expect(plain.messages?.[0]?.metadata).toBeUndefined();
    const full = await client.conversations.history({ channel, include_all_metadata: true });
    expect(full.messages?.[0]?.metadata).toEqual(metadata);
    const thread = await client.conversations.replies({
      channel,
      ts: posted.ts ?? '',
      include_all_metadata: true,
    });
    expect(thread.messages?.[0]?.metadata).toEqual(metadata);
  });

  it('shows broadcast replies in the channel, and other replies only in their thread', async () => {
    const slack = await startTestSlack(quiet);
    const client = clientOf(slack);
    const anna = slack.person('U0ANNA');
    const root = await anna.post('leaders', 'root');
    await anna.replyInThread('leaders', root.ts, 'hidden');
    await anna.replyInThread('leaders', root.ts, 'shown', { broadcast: true });
    const history = await client.conversations.history({ channel: root.channel });
    expect(history.messages?.map((each) => each.text)).toEqual(['shown', 'root']);
    expect(history.messages?.[1]).toMatchObject({ reply_count: 2, reply_users: ['U0ANNA'] });
    expect(anna.thread('leaders', root.ts).map((each) => each.text)).toEqual([
      'root',
      'hidden',
      'shown',
    ]);
    expect(
      await refusal(client.conversations.replies({ channel: root.channel, ts: '1.000001' })),
    ).toBe('thread_not_found');
  });

  it('lists only what the app may know of', async () => {
    const slack = await startTestSlack(quiet);
    const { conversations, users } = clientOf(slack);
    const types = 'public_channel,private_channel,im,mpim';
    const names = async (call: Promise<{ channels?: { name?: string; id?: string }[] }>) =>
      (await call).channels?.map((each) => each.name ?? each.id);
    expect(await names(conversations.list({ types }))).toEqual(['leaders', 'others', 'old']);
    expect(await names(conversations.list({ exclude_archived: true }))).toEqual([
      'leaders',
      'others',
    ]);
    expect(await names(conversations.list({ limit: 1 }))).toEqual(['leaders']);
    expect(await names(users.conversations({ user: 'U0BEN', types }))).toEqual(['leaders']);
    expect(await refusal(conversations.list({ types: 'rooms' }))).toBe('invalid_types');
    const members = await conversations.members({ channel: 'C0LEADERS' });
    expect(members.members).toEqual(['U0ANNA', 'U0BEN', slack.botUserId]);
  });

  it('tells about a channel, and nothing about those that the app must not see', async () => {
    const slack = await startTestSlack(quiet);
    const { conversations } = clientOf(slack);
    const info = await conversations.info({ channel: 'C0LEADERS', include_num_members: true });
    expect(info.channel).toMatchObject({ name: 'leaders', is_member: true, num_members: 3 });
    expect(await refusal(conversations.info({ channel: 'C0FOREIGN' }))).toBe('channel_not_found');
    expect(await refusal(conversations.history({ channel: 'C0SECRET' }))).toBe('channel_not_found');
    expect(await refusal(conversations.history({ channel: 'C0OTHERS' }))).toBe('not_in_channel');
  });

  it('joins a public channel with the scope for it', async () => {
    const without = await startTestSlack(quiet);
    expect(await refusal(clientOf(without).conversations.join({ channel: 'C0OTHERS' }))).toBe(
      'missing_scope',
    );
    const scopes = ['commands', 'channels:join', 'channels:read'];
    const slack = await startTestSlack({ manifest: manifestWith({ scopes, events: [] }) });
    const { conversations } = clientOf(slack);
    expect((await conversations.join({ channel: 'C0OTHERS' })).channel?.is_member).toBe(true);
    expect((await conversations.join({ channel: 'C0OTHERS' })).warning).toBe('already_in_channel');
    expect(await refusal(conversations.join({ channel: 'C0OLD' }))).toBe('is_archived');
  });

  it('gives a link to a reply', async () => {
    const slack = await startTestSlack(quiet);
    const client = clientOf(slack);
    const root = await client.chat.postMessage({ channel: 'C0LEADERS', text: 'root' });
    const reply = await client.chat.postMessage({
      channel: 'C0LEADERS',
      text: 'reply',
      thread_ts: root.ts ?? '',
    });
    const link = await client.chat.getPermalink({
      channel: 'C0LEADERS',
      message_ts: reply.ts ?? '',
    });
    const place = `archives/C0LEADERS/p${reply.ts?.replace('.', '')}`;
    expect(link.permalink).toBe(
      `https://local-slack.slack.com/${place}?thread_ts=${root.ts}&cid=C0LEADERS`,
    );
  });
});
