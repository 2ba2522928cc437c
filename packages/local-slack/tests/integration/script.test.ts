import { describe, expect, it } from 'vitest';
import { manifestFixture, manifestWith } from './manifest-fixture.ts';
import { clientOf, startSocketApp, startTestSlack } from './running.ts';

const quiet = { manifest: manifestWith({ events: [] }) };

describe('waiting', () => {
  it('fails loudly, with what was awaited and what was seen', async () => {
    const slack = await startTestSlack(quiet);
    await clientOf(slack).chat.postMessage({ channel: 'C0LEADERS', text: 'seen text' });
    const wait = slack.waitFor('a miracle', () => false, { timeoutMs: 20 });
    await expect(wait).rejects.toThrow(
      /Waited 20 ms in vain for: a miracle[\s\S]*chat\.postMessage -> 200 ok[\s\S]*seen text/,
    );
  });

  it('passes on what the predicate throws', async () => {
    const slack = await startTestSlack(quiet);
    const wait = slack.waitFor('x', () => {
      throw new Error('a bug in the predicate');
    });
    await expect(wait).rejects.toThrow('a bug in the predicate');
  });

  it('is quiet only when no call is open and everything is delivered', async () => {
    const slack = await startTestSlack();
    await startSocketApp(slack, (app) => app.message(async ({ say }) => void (await say('late'))));
    const slow = slack.faults.hold('chat.postMessage');
    await slack.person('U0ANNA').dm('x');
    await slack.waitFor('the call', () => slack.record.calls('chat.postMessage').length === 1);
    await expect(slack.whenQuiet({ forMs: 1, timeoutMs: 30 })).rejects.toThrow(
      'not quiet within 30 ms',
    );
    slow.release();
    await slack.whenQuiet({ forMs: 1 });
  });

  it('does not wait when told so', async () => {
    const slack = await startTestSlack();
    await slack.person('U0ANNA').dm('nobody is there', { wait: false });
    expect(slack.person('U0ANNA').dms()).toHaveLength(1);
  });
});

describe('the record', () => {
  it('keeps calls without their token, with nested arguments parsed', async () => {
    const slack = await startTestSlack(quiet);
    const metadata = { event_type: 'prompt', event_payload: { id: 1 } };
    await clientOf(slack, '').chat.postMessage({
      token: slack.botToken,
      channel: 'U0ANNA',
      text: 'hi',
      metadata,
    });
    const [call] = slack.record.calls('chat.postMessage');
    expect(call).toMatchObject({
      status: 200,
      args: { channel: 'U0ANNA', text: 'hi', metadata },
      answer: { ok: true },
    });
    expect(JSON.stringify(slack.record.apiCalls)).not.toContain(slack.botToken);
    expect(slack.record.messagesTo('U0ANNA')).toHaveLength(1);
    expect(slack.record.messagesTo('U0BEN')).toEqual([]);
  });

  it('exports every message as data', async () => {
    const slack = await startTestSlack(quiet);
    const { chat } = clientOf(slack);
    await chat.postMessage({ channel: 'C0LEADERS', text: 'to all' });
    await chat.postEphemeral({ channel: 'C0LEADERS', user: 'U0ANNA', text: 'to one' });
    await slack.person('U0BEN').post('leaders', 'from Ben');
    const data = JSON.parse(JSON.stringify(slack.exportMessages()));
    expect(data.channels).toMatchObject([
      {
        name: 'leaders',
        messages: [
          { text: 'to all', fromName: 'testapp' },
          { text: 'to one', visibleOnlyTo: 'U0ANNA' },
          { text: 'from Ben', fromName: 'Ben Cole' },
        ],
      },
    ]);
  });

  it('is the same in every run', async () => {
    const run = async (): Promise<string> => {
      const slack = await startTestSlack({ ...quiet, clock: () => 1_700_000_000_000 });
      await slack.person('U0ANNA').dm('x');
      await slack.person('U0BEN').dm('y');
      return JSON.stringify(slack.exportMessages());
    };
    const first = await run();
    expect(await run()).toBe(first);
    expect(first).toContain('1700000000.000000');
    expect(first).toContain('1700000000.000001');
  });
});

describe('people', () => {
  it('do only what Slack would let them', async () => {
    const slack = await startTestSlack(quiet);
    const [anna, ben] = [slack.person('anna.berg'), slack.person('Ben Cole')];
    await expect(ben.post('others', 'x')).rejects.toThrow('ben.cole is not a member of others');
    await expect(anna.post('old', 'x')).rejects.toThrow('old is archived');
    const { ts } = await anna.post('leaders', 'mine');
    await expect(ben.edit('leaders', ts, 'yours')).rejects.toThrow('is not by ben.cole');
    await expect(ben.deleteMessage('leaders', ts)).rejects.toThrow('is not by ben.cole');
    expect(() => ben.seesIn('secret')).toThrow('cannot look into secret');
    expect(() => slack.person('nobody')).toThrow('no person "nobody"');
    expect(slack.people().map((each) => each.id)).toEqual(['U0ANNA', 'U0BEN', 'U0GONE']);
  });

  it('cannot write to an app whose Messages tab is off', async () => {
    const app_home = {
      home_tab_enabled: false,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: true,
    };
    const manifest = { ...manifestFixture, features: { ...manifestFixture.features, app_home } };
    const slack = await startTestSlack({ manifest });
    await expect(slack.person('U0ANNA').dm('x')).rejects.toThrow('turns the Messages tab off');
    await expect(slack.person('U0ANNA').openHome()).rejects.toThrow('does not enable the home tab');
    const publish = clientOf(slack).views.publish({
      user_id: 'U0ANNA',
      view: { type: 'home', blocks: [] },
    });
    await expect(publish).rejects.toMatchObject({ data: { error: 'not_enabled' } });
  });
});

describe('stopping', () => {
  it('does not wait for idle connections', async () => {
    const slack = await startTestSlack(quiet);
    await clientOf(slack).team.info();
    await slack.stop();
    await expect(fetch(slack.apiUrl)).rejects.toThrow();
  });
});
