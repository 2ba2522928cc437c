import { fileURLToPath } from 'node:url';
import type { LocalSlackOptions } from 'local-slack';
import { startLocalSlack } from 'local-slack';
import { err } from '../../../src/domain/result.ts';
import { createMessenger, type Messenger } from '../../../src/outbox/slack/messenger.ts';
import { createDueWorker } from '../../../src/run-due-work.ts';
import { noRetryClient } from '../../../src/slack/clients.ts';
import { type GivenDeps, testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  NO_HOLIDAYS,
  NOW,
  type Stores,
  WORKSPACE,
} from '../temp-workspace.ts';

const MANIFEST = fileURLToPath(new URL('../../../manifest.yml', import.meta.url));

const NOTHING = { messages: [], ids: [], roots: [] };
const NOTHING_WRITTEN = {
  thread: async () => NOTHING,
  directSince: async () => NOTHING,
  directChannel: async (personId: string) => `D${personId}`,
};

/** The people of the temp workspace, as Slack knows them. */
export const FOUR = ['U1', 'U2', 'U3', 'U4'].map((id) => ({ id, name: `Person ${id}` }));

/**
 * The temp workspace with a local Slack, one clock for both (waiting moves it), and workers of the
 * app's own: everything but Bolt, the reader and the library.
 */
export async function startDeliveryWorld(options: Partial<LocalSlackOptions> = {}) {
  const workspace = await createTempWorkspace();
  let time = NOW.getTime();
  const slack = await startLocalSlack({
    manifest: MANIFEST,
    clock: () => time,
    people: FOUR,
    rateLimits: false,
    ...options,
  });
  const lines: string[] = [];
  const log = {
    info: () => {},
    warn: () => {},
    error: (fields: object, message: string) => lines.push(`${JSON.stringify(fields)} ${message}`),
  };
  const messenger = createMessenger(noRetryClient(slack, log));
  const clock = () => new Date(time);

  function needsOver(stores: Stores, over: GivenDeps = {}) {
    return testDeps({
      ...stores,
      messenger,
      clock,
      wait: async (ms) => {
        // Several may wait at once: each moves the clock to where its own wait ends.
        time = Math.max(time, clock().getTime() + ms);
      },
      directory: { membersOf: async () => [] },
      holidays: NO_HOLIDAYS,
      newId: workspace.newId,
      random: () => 0,
      history: NOTHING_WRITTEN,
      reader: {
        identity: { name: 'none', version: '1' },
        read: async () => err({ kind: 'unavailable', message: 'Nobody reads here.' }),
      },
      transcripts: {
        of: async () => ({ kind: 'gone' }),
        recording: async () => ({ kind: 'none' }),
      },
      transcriber: undefined,
      library: {
        refresh: async () => ({ changed: false, newProblems: [] }),
        search: async () => ({ kind: 'nothing' }) as never,
      },
      log,
      ...over,
    });
  }

  return {
    workspace,
    stores: workspace.stores,
    slack,
    messenger,
    lines,
    clock,
    setTime: (to: Date) => {
      time = to.getTime();
    },
    needsOver,
    workerOver: (stores: Stores, over: GivenDeps = {}) => createDueWorker(needsOver(stores, over)),
    /** What each person was sent, by the words it begins with. */
    sentTo: (personId: string) => slack.record.messagesTo(personId).map(({ text }) => text),
    async stop() {
      await slack.stop();
      await workspace.remove();
    },
  };
}
export type DeliveryWorld = Awaited<ReturnType<typeof startDeliveryWorld>>;

/** A messenger that calls `before` ahead of each call of Slack and `after` when it has answered. */
export function messengerAround(messenger: Messenger, before: () => void, after: () => void) {
  const around = async <Value>(call: () => Promise<Value>) => {
    before();
    const value = await call();
    after();
    return value;
  };
  return {
    post: (...args: Parameters<Messenger['post']>) => around(() => messenger.post(...args)),
    update: (...args: Parameters<Messenger['update']>) => around(() => messenger.update(...args)),
    remove: (...args: Parameters<Messenger['remove']>) => around(() => messenger.remove(...args)),
    findPosted: (...args: Parameters<Messenger['findPosted']>) =>
      around(() => messenger.findPosted(...args)),
  } satisfies Messenger;
}

/** Adds people to the workspace and has a schedule ask all of them. */
export async function askMany(stores: Stores, ids: readonly string[]): Promise<void> {
  const entries = ids.map((id) => ({
    id,
    name: `Person ${id}`,
    email: null,
    timeZone: 'UTC',
    standing: 'active' as const,
    isOwner: false,
    awayUntil: null,
  }));
  await stores.people.saveFromDirectory(WORKSPACE, entries, NOW);
  const nobody = { userGroups: [], channels: [], functions: [], levels: [], except: [] };
  await stores.audiences.save(WORKSPACE, 'leaders', { ...nobody, people: ids });
}
