import { makeActivity } from './activity.ts';
import { makeChanges } from './changes.ts';
import { makeDeadlines } from './deadlines.ts';
import { createDispatcher } from './delivery/dispatcher.ts';
import type { Transport } from './delivery/envelope.ts';
import { makeFaultBox } from './faults.ts';
import { makeIds } from './ids.ts';
import { readManifest } from './manifest.ts';
import type { LocalSlackOptions } from './options.ts';
import { populate } from './populate.ts';
import { makeRateLimiter } from './rate-limits.ts';
import { makeRecord } from './record.ts';
import { makeTimestamps } from './timestamps.ts';
import type { Identity, World } from './world.ts';

/** Builds the workspace that the options describe; nothing listens yet. */
export function makeWorld(options: LocalSlackOptions, transport: Transport): World {
  const clock = options.clock ?? Date.now;
  const shared = {
    clock,
    ids: makeIds(),
    deadlines: makeDeadlines(clock),
    record: makeRecord(),
    activity: makeActivity(),
    changes: makeChanges(),
    faults: makeFaultBox(),
  };
  const world: World = {
    ...shared,
    identity: identityOf(options),
    manifest: readManifest(options.manifest),
    nextTs: makeTimestamps(clock),
    people: new Map(),
    channels: new Map(),
    userGroups: new Map(),
    profileFields: new Map(),
    files: new Map(),
    views: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    tickets: new Set(),
    limits: makeRateLimiter(clock, options.rateLimits ?? true),
    dispatcher: createDispatcher(transport, shared),
    actionTimeoutMs: options.actionTimeoutMs ?? 100_000,
    origin: 'http://127.0.0.1',
    standing: 'installed',
  };
  populate(world, options);
  return world;
}

/** Made up, and in the form of Slack's; secrets are assembled so that no scanner takes them for real ones. */
function identityOf(options: LocalSlackOptions): Identity {
  return {
    teamId: options.teamId ?? 'T0LOCAL001',
    teamName: options.teamName ?? 'Local Slack',
    teamDomain: options.teamDomain ?? 'local-slack',
    appId: 'A0LOCAL001',
    botId: 'B0LOCAL001',
    botUserId: 'U0LOCALBOT',
    botToken: ['xoxb', 'local', 'bot'].join('-'),
    appToken: ['xapp', '1', 'A0LOCAL001', 'local'].join('-'),
    signingSecret: 'local-signing-secret',
    verificationToken: 'local-verification-token',
  };
}
