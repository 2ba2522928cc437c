import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp, type ThroughlineApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { sharedModels } from '../shared-models.ts';
import { AFTER_CLOSING, AFTER_DUE, BEFORE_DUE, startWorld, type World } from './world.ts';

const PARTS = ['database', 'slack', 'ticks', 'disk', 'reader', 'model'];
const SECRET = 'zanzibarquux';

let world: World;
let app: ThroughlineApp;
let model: Server;
let now: number;
/** What a test turns off. */
let off: { readonly disk: boolean; readonly reader: boolean; readonly model: number };
const ALL_ON = { disk: false, reader: false, model: 200 };

beforeEach(async () => {
  world = await startWorld();
  now = BEFORE_DUE;
  off = { ...ALL_ON };
  model = createServer((_, response) => response.writeHead(off.model).end('{}'));
  await new Promise<void>((listening) => model.listen(0, '127.0.0.1', listening));
  app = await startWatched();
});
afterEach(async () => {
  await app.stop();
  model.close();
  await world.stop();
});

async function startWatched(): Promise<ThroughlineApp> {
  const shared = await sharedModels();
  const { port } = model.address() as AddressInfo;
  const config: Config = {
    ...world.config,
    health: { host: '127.0.0.1', port: 0 },
    model: {
      provider: 'openai-compatible',
      name: SECRET,
      apiKey: SECRET,
      baseUrl: `http://127.0.0.1:${port}/v1`,
      tokensPerDay: 1,
    },
  };
  const local: typeof shared.local = {
    ...shared.local,
    read: async (...asked) => {
      if (off.reader) throw new Error(SECRET);
      return await shared.local.read(...asked);
    },
  };
  const watched = await createApp(config, {
    log: { info: () => {}, warn: () => {}, error: () => {} },
    clock: () => new Date(now),
    ticksByItself: false,
    shared: { ...shared, local },
    freeBytes: async () => (off.disk ? 1_000_000 : 1_000_000_000_000),
  });
  await watched.start();
  return watched;
}

async function ask(path: string) {
  const response = await fetch(`${app.healthUrl()}${path}`);
  return { status: response.status, text: await response.text() };
}

/** The status of `/readyz`, and the parts that are not well, there and by the metrics. */
async function state() {
  const { status, text } = await ask('/readyz');
  const { parts } = JSON.parse(text) as { parts: Record<string, { ok: boolean; says: string }> };
  const metrics = (await ask('/metrics')).text;
  const unwell = (names: readonly string[]) => names.filter((name) => parts[name]?.ok === false);
  return {
    status,
    unwell: unwell(Object.keys(parts)),
    inMetrics: [...metrics.matchAll(/^throughline_part_up\{part="(\w+)"\} 0$/gm)].map(([, p]) => p),
    says: (name: string) => parts[name]?.says ?? '',
    names: Object.keys(parts),
  };
}

async function expectOnlyUnwell(name: string) {
  const seen = await state();
  expect(seen).toMatchObject({ status: 503, unwell: [name], inMetrics: [name] });
  expect(seen.says(name)).not.toBe('');
  return seen;
}
const expectWell = async () =>
  expect(await state()).toMatchObject({ status: 200, unwell: [], inMetrics: [] });

/** Later than anything is remembered, and within a minute. */
const later = () => {
  now += 50_000;
};

describe('a running app', () => {
  it('says that every part is well', async () => {
    expect((await state()).names).toEqual(PARTS);
    await expectWell();
    const healthz = await ask('/healthz');
    expect(healthz.status).toBe(200);
    expect(JSON.parse(healthz.text)).toMatchObject({ ok: true, slack: 'connected' });
    expect((await ask('/else')).status).toBe(404);
  });

  it('says when the database cannot be written, and when it can again', async () => {
    const holder = new Database(world.config.databasePath);
    holder.exec('BEGIN IMMEDIATE');
    await expectOnlyUnwell('database');
    holder.exec('ROLLBACK');
    holder.close();
    await expectWell();
  });

  it('says when Slack cannot be reached, and when it can again', async () => {
    world.slack.faults.fail('apps.connections.open', { times: 1, status: 503 });
    world.slack.faults.dropConnections();
    await expect.poll(async () => (await state()).unwell, { timeout: 60_000 }).toEqual(['slack']);
    expect((await ask('/healthz')).status).toBe(200);
    await expect.poll(async () => (await state()).status, { timeout: 60_000 }).toBe(200);
    await expectWell();
  });

  it('says when nothing is heard from Slack any more', async () => {
    now += 61_000;
    expect((await expectOnlyUnwell('slack')).says('slack')).toContain('61 seconds');
    const anna = world.slack.person('U0ANNA');
    await anna.runCommand('/strategy-check', '');
    await expectWell();
  });

  it.each([
    ['disk', { disk: true }],
    ['reader', { reader: true }],
    ['model', { model: 503 }],
    ['model', { model: 401 }],
  ] as const)(
    'says when this is off within a minute, and when it is back: %s',
    async (part, turnedOff) => {
      await expectWell();
      Object.assign(off, turnedOff);
      later();
      await expectOnlyUnwell(part);
      off = { ...ALL_ON };
      later();
      await world.slack.person('U0ANNA').runCommand('/strategy-check', '');
      await expectWell();
    },
  );

  it('says when due work stands still, and is then worth a new start', async () => {
    now += 11 * 60_000;
    await world.slack.person('U0ANNA').runCommand('/strategy-check', '');
    await expectOnlyUnwell('ticks');
    expect((await ask('/healthz')).status).toBe(503);
    await app.tick();
    await expectWell();
  });
});

describe('the metrics', () => {
  const metric = async (name: string) => {
    const { text } = await ask('/metrics');
    return text.split('\n').filter((line) => line.startsWith(name) && !line.startsWith('#'));
  };

  it('count what happens in a round', async () => {
    now = AFTER_DUE;
    await app.tick();
    expect(await metric('throughline_prompts')).toEqual(['throughline_prompts{state="sent"} 4']);
    const ben = world.slack.person('U0BEN');
    const [asked] = ben.dms();
    await ben.replyInThread(asked?.channel ?? '', asked?.ts ?? '', `We chase trials, ${SECRET}.`);
    await app.tick();
    expect(await metric('throughline_replies')).toEqual([
      'throughline_replies{channel="thread"} 1',
    ]);
    expect((await metric('throughline_readings_total')).join()).toMatch(
      /^throughline_readings_total\{reader="local",decided="(yes|no)"\} 1$/,
    );
    expect(await metric('throughline_due_messages')).toEqual(['throughline_due_messages 0']);
    expect(await metric('throughline_tick_seconds_count')).toHaveLength(1);
    expect(Number((await metric('throughline_database_bytes'))[0]?.split(' ')[1])).toBeGreaterThan(
      0,
    );
    expect(await metric('nodejs_eventloop_lag_seconds')).toHaveLength(1);
  });

  it('hold no name, no word and no id of anybody, whatever happened', async () => {
    now = AFTER_DUE;
    await app.tick();
    for (const id of ['U0ANNA', 'U0BEN', 'U0CLEO']) {
      const person = world.slack.person(id);
      const [asked] = person.dms();
      await person.replyInThread(asked?.channel ?? '', asked?.ts ?? '', `Berg says ${SECRET}.`);
    }
    now = AFTER_CLOSING;
    await app.tick();
    const { text } = await ask('/metrics');
    const allowed = {
      part: PARTS,
      state: ['waiting', 'claimed', 'sent', 'skipped', 'failed'],
      channel: ['thread', 'dm', 'voice'],
      reader: ['local', 'model', 'none'],
      decided: ['yes', 'no'],
      answer: ['confirmed', 'corrected'],
    } as Readonly<Record<string, readonly string[]>>;
    const ours = text.split('\n').filter((line) => line.startsWith('throughline_'));
    for (const [, name = '', value] of ours.join('\n').matchAll(/(\w+)="([^"]*)"/g))
      if (name !== 'le') expect(allowed[name], name).toContain(value);
    expect(text).not.toMatch(/U0ANNA|U0BEN|Berg|Cole|few-and-large|quarterly|T0/);
    expect(text).not.toContain(SECRET);
  });
});
