import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalSlack } from '../../../src/local-slack/start-local-slack.ts';
import { ASK_NOW, CLOSE_NOW } from '../../../src/slack/blocks/desk-blocks.ts';
import { createSlackApp } from '../../../src/slack/create-slack-app.ts';
import type { SlackServices } from '../../../src/slack/slack-services.ts';

type Payload = Record<string, unknown>;
const file = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const shape = (name: string): Payload =>
  JSON.parse(readFileSync(file(`tests/fixtures/slack-payloads/${name}.json`), 'utf8'));

const failures: unknown[] = [];
const services: SlackServices = {
  recordReply: async () => ({ kind: 'not-a-reply' }),
  eraseMessage: async () => undefined,
  rightsOf: async () => ({ mayAdminister: true, maySeeReports: true }),
  buildReport: async () => ({ ok: false, error: { kind: 'no-round' } }),
  askGuide: async () => ({
    questionId: 'q',
    answer: { answered: false, excerpts: [], nearest: [] },
  }),
  voteOnGuide: async () => undefined,
  guideFeedback: async () => ({ unanswered: [], unhelpful: [], helpful: [] }),
  library: { article: () => undefined, related: () => [] },
  describeGuide: async () => ({ topics: [], othersAsk: [], helpful: [] }),
  describeDesk: async () => ({ strategies: [], schedules: [], rounds: [] }),
  askNow: async () => true,
  closeNow: async () => undefined,
  wake: () => undefined,
};
const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (...line: unknown[]) => failures.push(line),
};

let slack: Awaited<ReturnType<typeof startLocalSlack>>;
let app: ReturnType<typeof createSlackApp>;
const answers = createServer((_, response) => response.end('{}'));
let answersUrl = '';

beforeAll(async () => {
  slack = await startLocalSlack({ manifest: file('manifest.yml'), people: [] });
  const { botToken, appToken, apiUrl } = slack;
  app = createSlackApp({ botToken, appToken, apiUrl }, services, log);
  await app.init();
  await new Promise<void>((resolve) => answers.listen(0, '127.0.0.1', resolve));
  const address = answers.address();
  if (address !== null && typeof address === 'object')
    answersUrl = `http://127.0.0.1:${address.port}/`;
});
afterAll(async () => {
  answers.close();
  await slack.stop();
});

const action = (actionId: string) => ({
  ...shape('BlockActionPayload'),
  response_url: answersUrl,
  actions: [{ type: 'button', action_id: actionId, block_id: 'b', value: '', action_ts: '1' }],
});

describe('payloads as Slack shapes them, with every value blank', () => {
  it.each([
    ['MessagePayload', {}],
    ['MessageBotPayload', {}],
    ['MessageChangedPayload', {}],
    ['MessageDeletedPayload', {}],
    ['MessageFileSharePayload', {}],
    ['MessageThreadBroadcastPayload', {}],
    ['AppHomeOpenedPayload', {}],
    ['ViewSubmissionPayload', {}],
    ['ViewClosedPayload', {}],
    ['SlashCommandPayload', {}],
    ['SlashCommandPayload', { command: '/alignment-report' }],
    ['SlashCommandPayload', { command: '/strategy-guide' }],
    ['SlashCommandPayload', { command: '/strategy-check' }],
    ['BlockActionPayload', {}],
  ])('%s passes the listeners', async (name, changes) => {
    failures.length = 0;
    const body = {
      ...shape(name),
      ...(name.startsWith('Slash') ? { response_url: answersUrl } : {}),
      ...changes,
    };
    await app.processEvent({ body, ack: async () => undefined });
    expect(failures).toEqual([]);
  });

  it.each([ASK_NOW, CLOSE_NOW])('the button %s passes the listeners', async (actionId) => {
    failures.length = 0;
    await app.processEvent({ body: action(actionId), ack: async () => undefined });
    expect(failures).toEqual([]);
  });
});
