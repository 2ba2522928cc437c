import type { BlockAction, SlackViewAction } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import type { LocalSlack } from '../../src/local-slack.ts';
import { clientOf, refusal, startSocketApp, startTestSlack } from './running.ts';

const partner = 'T0PARTNER';

/** A workspace with two shared channels, one of them made by the partner, and two people of theirs. */
function startShared(): Promise<LocalSlack> {
  return startTestSlack({
    people: [
      { id: 'U0ANNA', name: 'Anna Berg', isAdmin: true },
      { id: 'U0PAT', name: 'Pat Near', teamId: partner },
      { id: 'U0FAR', name: 'Fay Far', teamId: partner },
    ],
    channels: [
      { id: 'C0OURS', name: 'ours', members: ['U0ANNA', 'U0PAT'] },
      { id: 'C0THEIRS', name: 'theirs', members: ['U0ANNA'], sharedWith: [partner], host: partner },
      { id: 'C0ALONE', name: 'alone', members: ['U0ANNA'] },
    ],
    userGroups: [],
  });
}

function lastBody(slack: LocalSlack) {
  return slack.record.deliveries.at(-1)?.body ?? {};
}

describe('channels shared with another workspace', () => {
  it.each([
    ['ours', 'U0ANNA', 'T0LOCAL001', true],
    ['ours', 'U0PAT', partner, true],
    ['theirs', 'U0ANNA', partner, true],
    ['alone', 'U0ANNA', 'T0LOCAL001', false],
  ])('events in %s by %s carry team_id %s', async (channel, who, teamId, isShared) => {
    const slack = await startShared();
    await startSocketApp(slack, () => {});
    const person = slack.person(who);
    const { ts } = await person.post(channel, 'x');
    const around = {
      team_id: teamId,
      context_team_id: slack.teamId,
      is_ext_shared_channel: isShared,
      authorizations: [{ team_id: slack.teamId, user_id: slack.botUserId }],
    };
    expect(lastBody(slack)).toMatchObject(around);
    await person.edit(channel, ts, 'y');
    expect(lastBody(slack)).toMatchObject({ ...around, event: { subtype: 'message_changed' } });
    await person.deleteMessage(channel, ts);
    expect(lastBody(slack)).toMatchObject({ ...around, event: { subtype: 'message_deleted' } });
    await person.recordClip({ channel }, { durationMs: 10 });
    expect(lastBody(slack)).toMatchObject({ ...around, event: { type: 'file_change' } });
  });

  it('name the workspace of an author in the message', async () => {
    const slack = await startShared();
    await startSocketApp(slack, () => {});
    await slack.person('U0PAT').post('ours', 'x');
    const { messages } = await clientOf(slack).conversations.history({ channel: 'C0OURS' });
    for (const message of [lastBody(slack)['event'], messages?.[0]])
      expect(message).toMatchObject({
        team: partner,
        user_team: partner,
        source_team: partner,
        user_profile: { real_name: 'Pat Near', team: partner },
      });
    await slack.person('U0ANNA').post('alone', 'x');
    expect(lastBody(slack)['event']).not.toHaveProperty('user_team');
  });

  it('say with whom they are shared', async () => {
    const slack = await startShared();
    const { conversations } = clientOf(slack);
    expect((await conversations.info({ channel: 'C0THEIRS' })).channel).toMatchObject({
      is_ext_shared: true,
      conversation_host_id: partner,
      shared_team_ids: [slack.teamId, partner],
      connected_team_ids: [partner],
    });
    expect((await conversations.info({ channel: 'C0ALONE' })).channel).toMatchObject({
      is_ext_shared: false,
      shared_team_ids: [slack.teamId],
    });
    expect((await conversations.members({ channel: 'C0OURS' })).members).toContain('U0PAT');
  });
});

describe('people of another organisation', () => {
  it('are strangers only while they share no conversation with the app', async () => {
    const slack = await startShared();
    const { users } = clientOf(slack);
    const near = (await users.info({ user: 'U0PAT' })).user;
    expect(near).toMatchObject({ team_id: partner, is_stranger: false });
    expect(near).not.toHaveProperty('is_admin');
    expect(near?.profile).not.toHaveProperty('email');
    expect((await users.info({ user: 'U0FAR' })).user).toMatchObject({ is_stranger: true });
    expect((await users.info({ user: 'U0ANNA' })).user).not.toHaveProperty('is_stranger');
  });

  it('change under the id of their own workspace', async () => {
    const slack = await startShared();
    await startSocketApp(slack, () => {});
    await slack.person('U0PAT').setStatus({ text: 'Away', emoji: ':palm_tree:' });
    expect(lastBody(slack)).toMatchObject({
      team_id: partner,
      context_team_id: slack.teamId,
      event: { type: 'user_change', user: { id: 'U0PAT', team_id: partner } },
    });
  });

  it('get a direct message only where the app meets them in a channel', async () => {
    const slack = await startShared();
    const { conversations, chat } = clientOf(slack);
    await conversations.open({ users: 'U0PAT' });
    expect(await refusal(conversations.open({ users: 'U0FAR' }))).toBe('invalid_user_combination');
    expect(await refusal(chat.postMessage({ channel: 'U0FAR', text: 'x' }))).toBe(
      'channel_not_found',
    );
  });

  it('press buttons and send forms from their own workspace, and run no commands', async () => {
    const slack = await startShared();
    const pressed: BlockAction[] = [];
    const sent: SlackViewAction[] = [];
    const app = await startSocketApp(slack, (bolt) => {
      bolt.action('go', async ({ ack, body, client }) => {
        await ack();
        pressed.push(body as BlockAction);
        const title = { type: 'plain_text' as const, text: 'Form' };
        const { trigger_id } = body as BlockAction;
        const field = { type: 'plain_text_input' as const, action_id: 'text' };
        await client.views.open({
          trigger_id,
          view: {
            type: 'modal',
            callback_id: 'form',
            title,
            submit: title,
            blocks: [{ type: 'input', label: title, element: field }],
          },
        });
      });
      bolt.view('form', async ({ ack, body }) => {
        await ack();
        sent.push(body);
      });
    });
    const { ts = '' } = await app.client.chat.postMessage({
      channel: 'C0OURS',
      text: 'x',
      blocks: [
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
        },
      ],
    });
    const pat = slack.person('U0PAT');
    await pat.click({ channel: 'C0OURS', ts }, 'go');
    const modal = await slack.waitFor('the form', () => pat.openViews()[0]);
    await pat.submit(modal, { text: 'y' });
    const own = { user: { id: 'U0PAT', team_id: partner }, team: { id: partner } };
    expect(pressed).toMatchObject([own]);
    expect(sent).toMatchObject([
      { ...own, view: { team_id: partner, app_installed_team_id: slack.teamId } },
    ]);
    await expect(pat.runCommand('/hello', '', 'ours')).rejects.toThrow("the app's own workspace");
  });
});

it('any payload can be delivered as it is', async () => {
  const slack = await startTestSlack({ actionTimeoutMs: 100 });
  const got: unknown[] = [];
  await startSocketApp(slack, (app) => app.use(async ({ body }) => void got.push(body)));
  const event = { type: 'user_change', user: { id: 'U0ELSE' } };
  const body = { type: 'event_callback', team_id: 'T0ELSE', event };
  await slack.deliver('events_api', body);
  expect(got).toEqual([body]);
  await expect(
    slack.deliver('interactive', { type: 'block_actions', actions: [] }),
  ).rejects.toThrow('did not acknowledge');
});
