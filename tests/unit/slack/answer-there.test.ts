import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerThere, plain } from '../../../src/slack/slack-message.ts';

afterEach(() => vi.unstubAllGlobals());

/** Whether something is sent when somebody is to be answered at this address. */
async function isSent(responseUrl: string, slackApiUrl?: string): Promise<boolean> {
  const fetch = vi.fn(async () => new Response('ok'));
  vi.stubGlobal('fetch', fetch);
  const client = new WebClient('xoxb-1', slackApiUrl === undefined ? {} : { slackApiUrl });
  await answerThere({ personId: 'U1', responseUrl }, client, plain('words'));
  return fetch.mock.calls.length > 0;
}

describe('answering somebody where they asked', () => {
  it('sends words to Slack', async () => {
    expect(await isSent('https://hooks.slack.com/actions/T1/1/x')).toBe(true);
    expect(await isSent('http://127.0.0.1:9/hooks/1', 'http://127.0.0.1:9/api/')).toBe(true);
  });

  it.each([
    'https://hooks.slack.com.example.test/x',
    'https://example.test/hooks.slack.com',
    'http://hooks.slack.com/x',
    'https://hooks.slack.com@example.test/x',
    'http://127.0.0.1:8080/',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'not an address',
  ])('sends nothing to %s', async (address) => {
    expect(await isSent(address)).toBe(false);
  });
});
