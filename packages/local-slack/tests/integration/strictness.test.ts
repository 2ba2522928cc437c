import { describe, expect, it } from 'vitest';
import type { LocalSlack } from '../../src/local-slack.ts';
import { manifestWith } from './manifest-fixture.ts';
import {
  clientOf,
  monday,
  refusal,
  refusalData,
  startTestSlack,
  type TestClock,
} from './running.ts';

describe('tokens', () => {
  it('tells who the bot is', async () => {
    const slack = await startTestSlack();
    expect(await clientOf(slack).auth.test()).toMatchObject({
      team_id: slack.teamId,
      user_id: slack.botUserId,
      bot_id: slack.botId,
    });
  });

  it('refuses wrong, missing and unfit tokens', async () => {
    const slack = await startTestSlack();
    expect(await refusal(clientOf(slack, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
    expect(await refusal(clientOf(slack, '').auth.test())).toBe('not_authed');
    expect(await refusal(clientOf(slack).apps.connections.open({}))).toBe('not_allowed_token_type');
    expect(await refusal(clientOf(slack, slack.appToken).users.list({}))).toBe(
      'not_allowed_token_type',
    );
  });

  it('refuses a token that was revoked, and everything after the app was uninstalled', async () => {
    const slack = await startTestSlack({ manifest: manifestWith({ events: [] }) });
    await slack.revokeTokens();
    expect(await refusal(clientOf(slack).users.list({}))).toBe('token_revoked');
    await slack.uninstallApp();
    expect(await refusal(clientOf(slack).users.list({}))).toBe('account_inactive');
  });

  it('refuses methods that it does not know', async () => {
    const slack = await startTestSlack();
    expect(await refusal(clientOf(slack).apiCall('chat.nonsense'))).toBe('unknown_method');
  });
});

describe('scopes of the manifest', () => {
  it('names the scope that is needed and those that were given', async () => {
    const slack = await startTestSlack({
      manifest: manifestWith({ scopes: ['commands', 'chat:write'], events: [] }),
    });
    const answer = await refusalData(clientOf(slack).users.info({ user: 'U0ANNA' }));
    expect(answer).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'commands,chat:write',
    });
  });

  it('asks for the scope of the kind of conversation', async () => {
    const scopes = ['commands', 'chat:write', 'im:write', 'im:history', 'channels:read'];
    const slack = await startTestSlack({ manifest: manifestWith({ scopes, events: [] }) });
    const client = clientOf(slack);
    const dm = await client.conversations.open({ users: 'U0ANNA' });
    await client.conversations.history({ channel: dm.channel?.id ?? '' });
    const history = await refusalData(client.conversations.history({ channel: 'C0LEADERS' }));
    expect(history).toMatchObject({ error: 'missing_scope', needed: 'channels:history' });
    const list = await refusalData(client.conversations.list({ types: 'public_channel,im' }));
    expect(list).toMatchObject({ error: 'missing_scope', needed: 'im:read' });
    const group = await refusalData(client.conversations.open({ users: 'U0ANNA,U0BEN' }));
    expect(group).toMatchObject({ error: 'missing_scope', needed: 'mpim:write' });
  });

  it('keeps e-mail addresses to itself without users:read.email', async () => {
    const withEmail = await startTestSlack();
    const known = await clientOf(withEmail).users.info({ user: 'U0ANNA' });
    expect(known.user?.profile?.email).toBe('anna.berg@example.com');
    const without = await startTestSlack({
      manifest: manifestWith({ scopes: ['commands', 'users:read'], events: [] }),
    });
    const unknown = await clientOf(without).users.info({ user: 'U0ANNA' });
    expect(unknown.user?.profile?.email).toBeUndefined();
  });

  it('refuses a manifest with an event whose scope is missing', async () => {
    const manifest = manifestWith({ scopes: ['commands'], events: ['message.im'] });
    await expect(startTestSlack({ manifest })).rejects.toThrow(
      'message.im needs the bot scope im:history',
    );
  });
});

describe('posting', () => {
  it.each([
    ['C0NOWHERE', 'channel_not_found'],
    ['C0FOREIGN', 'channel_not_found'],
    ['C0SECRET', 'channel_not_found'],
    ['C0OTHERS', 'not_in_channel'],
    ['C0OLD', 'is_archived'],
    ['U0ROBOT', 'cannot_dm_bot'],
    ['USLACKBOT', 'cannot_dm_bot'],
  ])('into %s is refused with %s', async (channel, error) => {
    const slack = await startTestSlack();
    expect(await refusal(clientOf(slack).chat.postMessage({ channel, text: 'x' }))).toBe(error);
    expect(slack.record.messages).toEqual([]);
  });

  it('refuses a message without text, with text that is too long, and with wrong metadata', async () => {
    const slack = await startTestSlack();
    const { chat } = clientOf(slack);
    const channel = 'C0LEADERS';
    expect(await refusal(chat.postMessage({ channel, text: '' }))).toBe('no_text');
    const posted = await chat.postMessage({ channel, text: 'short' });
    const update = chat.update({ channel, ts: posted.ts ?? '', text: 'x'.repeat(4001) });
    expect(await refusal(update)).toBe('msg_too_long');
    const metadata = { event_type: '', event_payload: {} };
    expect(await refusal(chat.postMessage({ channel, text: 'x', metadata }))).toBe(
      'invalid_metadata_format',
    );
    expect(await refusal(chat.postMessage({ channel, text: 'x', thread_ts: 'soon' }))).toBe(
      'invalid_thread_ts',
    );
  });

  it('names the block that is wrong', async () => {
    const slack = await startTestSlack();
    const blocks = [
      { type: 'divider' },
      { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } },
    ];
    const answer = await refusalData(
      clientOf(slack).chat.postMessage({ channel: 'C0LEADERS', text: 'x', blocks }),
    );
    expect(answer.error).toBe('invalid_blocks');
    expect(JSON.stringify(answer['response_metadata'])).toContain('[json-pointer:/blocks/1/text');
  });

  it('shows an ephemeral only to a member of the channel', async () => {
    const slack = await startTestSlack();
    const { chat } = clientOf(slack);
    const gone = chat.postEphemeral({ channel: 'C0LEADERS', user: 'U0GONE', text: 'x' });
    expect(await refusal(gone)).toBe('user_not_in_channel');
    const unknown = chat.postEphemeral({ channel: 'C0LEADERS', user: 'U0NOBODY', text: 'x' });
    expect(await refusal(unknown)).toBe('user_not_found');
    await chat.postEphemeral({ channel: 'C0LEADERS', user: 'U0ANNA', text: 'only you' });
    expect(
      slack
        .person('U0ANNA')
        .seesIn('C0LEADERS')
        .map((each) => each.text),
    ).toEqual(['only you']);
    expect(slack.person('U0BEN').seesIn('C0LEADERS')).toEqual([]);
    const history = await clientOf(slack).conversations.history({ channel: 'C0LEADERS' });
    expect(history.messages).toEqual([]);
  });

  it('changes and deletes only messages of the app', async () => {
    const slack = await startTestSlack({ manifest: manifestWith({ events: [] }) });
    const { chat } = clientOf(slack);
    const { ts } = await slack.person('U0ANNA').post('leaders', 'mine');
    const channel = 'C0LEADERS';
    expect(await refusal(chat.update({ channel, ts, text: 'yours' }))).toBe('cant_update_message');
    expect(await refusal(chat.delete({ channel, ts }))).toBe('cant_delete_message');
    expect(await refusal(chat.update({ channel, ts: '1.000001', text: 'x' }))).toBe(
      'message_not_found',
    );
    expect(await refusal(chat.delete({ channel, ts: '1.000001' }))).toBe('message_not_found');
    expect(await refusal(chat.getPermalink({ channel, message_ts: '1.000001' }))).toBe(
      'message_not_found',
    );
    const own = await chat.postMessage({ channel, text: 'before', blocks: [{ type: 'divider' }] });
    await chat.update({ channel, ts: own.ts ?? '', text: 'after' });
    const seen = slack.person('U0ANNA').seesIn('leaders').at(-1);
    expect(seen).toMatchObject({ text: 'after', edited: true });
    expect(seen?.blocks).toHaveLength(1);
    await chat.delete({ channel, ts: own.ts ?? '' });
    expect(slack.person('U0ANNA').seesIn('leaders')).toHaveLength(1);
  });
});

describe('people and reactions', () => {
  it('opens a DM once, and none with bots, strangers and the deactivated', async () => {
    const slack = await startTestSlack();
    const { conversations } = clientOf(slack);
    const first = await conversations.open({ users: 'U0ANNA' });
    const second = await conversations.open({ users: 'U0ANNA', return_im: true });
    expect(second.channel?.id).toBe(first.channel?.id);
    expect(second).toMatchObject({ already_open: true, channel: { is_im: true, user: 'U0ANNA' } });
    expect(await refusal(conversations.open({ users: 'U0ROBOT' }))).toBe('cannot_dm_bot');
    expect(await refusal(conversations.open({ users: slack.botUserId }))).toBe('cannot_dm_bot');
    expect(await refusal(conversations.open({ users: 'U0NOBODY' }))).toBe('user_not_found');
    expect(await refusal(conversations.open({ users: 'U0GONE' }))).toBe('user_disabled');
    const group = await conversations.open({ users: 'U0ANNA,U0BEN' });
    const again = await conversations.open({ users: 'U0BEN,U0ANNA' });
    expect(again.channel?.id).toBe(group.channel?.id);
  });

  it('gives a person with zone, role and status', async () => {
    const slack = await startTestSlack({ clock: () => monday });
    const { users } = clientOf(slack);
    expect((await users.info({ user: 'U0BEN' })).user).toMatchObject({
      id: 'U0BEN',
      tz: 'America/New_York',
      tz_offset: -18_000,
      is_admin: false,
      is_bot: false,
      deleted: false,
      profile: { real_name: 'Ben Cole', status_emoji: '' },
    });
    expect(await refusal(users.info({ user: 'U0NOBODY' }))).toBe('user_not_found');
    const ids = (await users.list({})).members?.map((each) => each.id);
    expect(ids).toEqual(['USLACKBOT', slack.botUserId, 'U0ANNA', 'U0BEN', 'U0ROBOT', 'U0GONE']);
  });

  it('adds and removes a reaction once', async () => {
    const slack = await startTestSlack();
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0LEADERS', text: 'x' });
    const reaction = { channel: 'C0LEADERS', timestamp: ts, name: 'eyes' };
    expect(await refusal(client.reactions.remove(reaction))).toBe('no_reaction');
    await client.reactions.add(reaction);
    expect(await refusal(client.reactions.add(reaction))).toBe('already_reacted');
    expect(slack.person('U0ANNA').seesIn('leaders')[0]?.reactions).toEqual([
      { name: 'eyes', users: [slack.botUserId] },
    ]);
    await client.reactions.remove(reaction);
    expect(slack.person('U0ANNA').seesIn('leaders')[0]?.reactions).toEqual([]);
    expect(await refusal(client.reactions.add({ ...reaction, timestamp: '1.000001' }))).toBe(
      'message_not_found',
    );
  });

  it('lists user groups and their people', async () => {
    const slack = await startTestSlack();
    const { usergroups } = clientOf(slack);
    expect((await usergroups.list({ include_users: true })).usergroups).toMatchObject([
      { id: 'S0LEADERS', handle: 'leaders', users: ['U0ANNA'] },
    ]);
    expect((await usergroups.users.list({ usergroup: 'S0LEADERS' })).users).toEqual(['U0ANNA']);
    expect(await refusal(usergroups.users.list({ usergroup: 'S0NONE' }))).toBe('no_such_subteam');
  });

  it('knows the team and the bot', async () => {
    const slack = await startTestSlack({ teamName: 'Example' });
    expect((await clientOf(slack).team.info()).team).toMatchObject({
      id: slack.teamId,
      name: 'Example',
    });
    expect((await clientOf(slack).bots.info({ bot: slack.botId })).bot?.user_id).toBe(
      slack.botUserId,
    );
  });
});

describe('rate limits', () => {
  it('lets a few posts a second into a channel, then asks to wait, by the injected clock', async () => {
    const clock: TestClock = { now: monday };
    const slack = await startTestSlack({ rateLimits: true, clock: () => clock.now });
    const { chat } = clientOf(slack);
    const post = (channel = 'C0LEADERS') => chat.postMessage({ channel, text: 'x' });
    for (let i = 0; i < 4; i += 1) await post();
    await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
    await post('U0ANNA');
    clock.now += 1000;
    await post();
    await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
    expect(slack.record.calls('chat.postMessage').map((call) => call.status)).toContain(429);
  });

  it('limits the other methods by their tier', async () => {
    const clock: TestClock = { now: monday };
    const slack = await startTestSlack({ rateLimits: true, clock: () => clock.now });
    const { usergroups } = clientOf(slack);
    for (let i = 0; i < 20; i += 1) await usergroups.list({});
    await expect(usergroups.list({})).rejects.toMatchObject({ retryAfter: 3 });
    clock.now += 3000;
    await usergroups.list({});
  });
});

describe('arguments', () => {
  const call = async (slack: LocalSlack, method: string, contentType: string, body: string) => {
    const headers = { authorization: `Bearer ${slack.botToken}`, 'content-type': contentType };
    const response = await fetch(`${slack.apiUrl}${method}`, { method: 'POST', headers, body });
    return (await response.json()) as object;
  };

  it('that Slack does not know are ignored, and told to whoever looks', async () => {
    const slack = await startTestSlack();
    const client = clientOf(slack);
    await client.apiCall('chat.postMessage', {
      channel: 'C0LEADERS',
      text: 'x',
      unfurl_links: false,
      team_id: slack.teamId,
      colour: 'red',
    });
    await client.users.info({ user: 'U0ANNA', include_locale: true });
    expect(slack.record.apiCalls.map((each) => each.unknownArguments)).toEqual([['colour'], []]);
  });

  it('with impossible names are refused', async () => {
    const slack = await startTestSlack();
    const names = async (name: string) =>
      refusal(clientOf(slack).apiCall('team.info', { [name]: 'x' }));
    expect(await names('blocks[0]')).toBe('invalid_array_arg');
    expect(await names('a-b')).toBe('invalid_arg_name');
    expect(await names('x'.repeat(101))).toBe('invalid_arg_name');
    await clientOf(slack).apiCall('team.info', { ['x'.repeat(100)]: 'x' });
  });

  it('come in a body that Slack can read, and a JSON body says its charset', async () => {
    const slack = await startTestSlack();
    const warned = await call(slack, 'team.info', 'application/json', '{}');
    expect(warned).toMatchObject({
      ok: true,
      warning: 'missing_charset',
      response_metadata: { warnings: ['missing_charset'] },
    });
    const fine = await call(slack, 'team.info', 'application/json; charset=utf-8', '{}');
    expect(fine).not.toHaveProperty('warning');
    expect(await call(slack, 'team.info', 'application/json', '{')).toMatchObject({
      ok: false,
      error: 'invalid_json',
    });
  });

  it('that are missing or wrong are named', async () => {
    const slack = await startTestSlack();
    const client = clientOf(slack);
    expect(
      await refusalData(client.apiCall('chat.update', { channel: 'C0LEADERS' })),
    ).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: ts'] },
    });
    const view = { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] };
    expect(await refusalData(client.apiCall('views.update', { view }))).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: view_id'] },
    });
  });
});

describe('words for what cannot be', () => {
  const quiet = { manifest: manifestWith({ events: [] }) };

  it.each<[string, string, object]>([
    ['invalid_limit', 'conversations.list', { limit: 1000 }],
    ['invalid_limit', 'users.conversations', { limit: -1 }],
    ['invalid_limit', 'conversations.members', { channel: 'C0LEADERS', limit: 1001 }],
    ['invalid_cursor', 'users.list', { cursor: 'made-up' }],
    ['invalid_types', 'conversations.list', { types: 'secret_channel' }],
    ['invalid_ts_oldest', 'conversations.history', { channel: 'C0LEADERS', oldest: 'monday' }],
    ['invalid_ts_latest', 'conversations.history', { channel: 'C0LEADERS', latest: 'monday' }],
    ['thread_not_found', 'conversations.replies', { channel: 'C0LEADERS', ts: '1.000001' }],
    ['not_in_channel', 'conversations.history', { channel: 'C0OTHERS' }],
    ['channel_not_found', 'conversations.info', { channel: 'C0SECRET' }],
    ['users_list_not_supplied', 'conversations.open', {}],
    ['too_many_users', 'conversations.open', { users: 'U1,U2,U3,U4,U5,U6,U7,U8,U9' }],
    ['no_item_specified', 'reactions.add', { channel: 'C0LEADERS', name: 'eyes' }],
    ['bad_timestamp', 'reactions.add', { channel: 'C0LEADERS', name: 'eyes', timestamp: 'now' }],
    ['invalid_name', 'reactions.add', { channel: 'C0LEADERS', name: ':E:', timestamp: '1.000001' }],
    ['is_archived', 'reactions.add', { channel: 'C0OLD', name: 'eyes', timestamp: '1.000001' }],
    ['team_not_found', 'team.info', { team: 'T0ELSE' }],
    ['bot_not_found', 'bots.info', { bot: 'B0ELSE' }],
    ['user_not_found', 'users.conversations', { user: 'U0NOBODY' }],
    ['invalid_blocks_format', 'chat.postMessage', { channel: 'C0LEADERS', blocks: '{}' }],
    [
      'markdown_text_conflict',
      'chat.postMessage',
      { channel: 'C0LEADERS', text: 'x', markdown_text: 'x' },
    ],
    [
      'metadata_too_large',
      'chat.postMessage',
      {
        channel: 'C0LEADERS',
        text: 'x',
        metadata: { event_type: 'a', event_payload: { a: 'x'.repeat(8000) } },
      },
    ],
    [
      'view_too_large',
      'views.open',
      {
        trigger_id: 'none',
        view: {
          type: 'modal',
          title: { type: 'plain_text', text: 'x' },
          blocks: Array.from({ length: 100 }, () => ({
            type: 'section',
            text: { type: 'plain_text', text: 'x'.repeat(3000) },
          })),
        },
      },
    ],
    [
      'user_not_found',
      'views.publish',
      { user_id: 'U0NOBODY', view: { type: 'home', blocks: [] } },
    ],
  ])('%s of %s', async (word, method, args) => {
    const slack = await startTestSlack(quiet);
    expect(await refusal(clientOf(slack).apiCall(method, { ...args }))).toBe(word);
  });

  it('is_inactive of chat.update, once the channel is archived', async () => {
    const slack = await startTestSlack(quiet);
    const { chat } = clientOf(slack);
    const { ts = '' } = await chat.postMessage({ channel: 'C0LEADERS', text: 'x' });
    slack.archive('leaders');
    expect(await refusal(chat.update({ channel: 'C0LEADERS', ts, text: 'y' }))).toBe('is_inactive');
  });

  it('take the latest moment as now, and the edge of a page', async () => {
    const slack = await startTestSlack(quiet);
    const { chat, conversations } = clientOf(slack);
    await chat.postMessage({ channel: 'C0LEADERS', text: 'x' });
    const at = { channel: 'C0LEADERS', oldest: '0', latest: 'now' };
    expect((await conversations.history(at)).messages).toHaveLength(1);
    await conversations.list({ limit: 999 });
    await conversations.members({ channel: 'C0LEADERS', limit: 1000 });
  });
});
