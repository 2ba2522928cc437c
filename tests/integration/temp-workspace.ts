import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Holidays } from '../../src/calendar/public-holidays.ts';
import { openDatabase, type StoreContext } from '../../src/db/open-database.ts';
import type { OutboxMessage } from '../../src/domain/outbox-message.ts';
import type { Reading, Side } from '../../src/domain/reading.ts';
import type { IncomingMessage } from '../../src/domain/reply.ts';
import type { Prompt, Round } from '../../src/domain/round.ts';
import type { Schedule } from '../../src/domain/schedule.ts';
import type { Strategy } from '../../src/domain/strategy.ts';
import { createStores } from '../../src/stores.ts';

export const HOUR = 3_600_000;
/** The moment at which the first round is due and opened. */
export const NOW = new Date('2026-11-30T09:00:00Z');
export const WORKSPACE = 'T1';

/** NOW and some hours; fractions and negative numbers too. */
export function hoursLater(hours: number): Date {
  return new Date(NOW.getTime() + hours * HOUR);
}

export const STRATEGY: Strategy = {
  name: 'Few and large',
  period: '2026-Q4',
  statement: 'We serve few large customers well.',
  before: 'We served everybody the same.',
  keyTerms: [],
  priorities: [
    {
      id: 'build',
      title: 'Build for the large',
      decisionRules: [{ id: 'features', prefer: 'audit logs', over: 'quick features', evenIf: '' }],
      behaviours: [],
      resources: [],
      decisionRights: [],
      metrics: [],
    },
  ],
};

/** A schedule that is due at NOW and then no more. */
export const SCHEDULE: Schedule = {
  id: 'plan',
  strategyId: 'large',
  audienceId: 'leaders',
  rotation: [[{ kind: 'text', text: 'What will you do differently?' }]],
  delivery: { kind: 'direct' },
  recurrence: { kind: 'once', at: '2026-11-30T09:00' },
  timeZone: 'UTC',
  atLocalHour: false,
  openDays: 3,
  reminders: [],
  graceHours: 12,
  isPaused: false,
};

/** A calendar without public holidays; the weekend is Saturday and Sunday. */
export const NO_HOLIDAYS: Holidays = {
  daysOff: () => new Set(),
  weekend: () => [6, 7],
  isRegion: () => false,
  regions: () => [],
};

/** When that schedule is due. */
export const OCCURRENCE = { localTime: '2026-11-30T09:00', dueAt: NOW };

/** All stores over one file, as two processes would each have them; `around` wraps each write. */
export function openStores(
  path: string,
  around: (transact: StoreContext['transact']) => StoreContext['transact'] = (transact) => transact,
) {
  const opened = openDatabase(path);
  const context = { ...opened, transact: around(opened.transact) };
  return { ...createStores(context), context, close: context.close };
}
export type Stores = ReturnType<typeof openStores>;

/** A file in a folder of its own with a workspace, the people U1 to U4, a strategy and a schedule. */
export async function createTempWorkspace() {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-store-'));
  const path = join(folder, 'data', 'throughline.db');
  const stores = openStores(path);
  await stores.people.ensureWorkspace(WORKSPACE, 'Example', NOW);
  await stores.people.saveFromDirectory(
    WORKSPACE,
    ['U1', 'U2', 'U3', 'U4'].map((id) => ({
      id,
      name: `Person ${id}`,
      email: `${id.toLowerCase()}@example.org`,
      timeZone: 'UTC',
      standing: 'active' as const,
      isOwner: false,
      awayUntil: null,
    })),
    NOW,
  );
  await stores.people.describe(WORKSPACE, [
    { id: 'U1', function: 'Sales', level: 'director', region: null },
    { id: 'U2', function: 'Product', level: 'manager', region: null },
  ]);
  await stores.strategies.publish(WORKSPACE, 'large', STRATEGY, NOW);
  const audience = {
    people: ['U1', 'U2'],
    userGroups: [],
    channels: [],
    functions: [],
    levels: [],
    except: [],
  };
  await stores.audiences.save(WORKSPACE, 'leaders', audience);
  await stores.schedules.save(WORKSPACE, SCHEDULE, OCCURRENCE, 'file');
  return {
    stores,
    path,
    newId: counter(),
    async remove() {
      stores.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type TempWorkspace = Awaited<ReturnType<typeof createTempWorkspace>>;

/** Ids that nobody has used and that read well in a failure. */
function counter(): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `id-${String(last).padStart(3, '0')}`;
  };
}

export function roundOf(id: string, changes: Partial<Round> = {}): Round {
  return {
    id,
    scheduleId: 'plan',
    strategyId: 'large',
    strategyVersion: 1,
    delivery: { kind: 'direct' },
    questions: [{ kind: 'open', text: 'What will you do differently?', ruleId: null }],
    dueAt: NOW,
    localTime: OCCURRENCE.localTime,
    atLocalHour: false,
    reminders: [],
    disclosure: 'named',
    smallestGroup: 3,
    openedAt: NOW,
    closesAt: hoursLater(72),
    closedAt: null,
    aboutRoundId: null,
    askedBy: null,
    ...changes,
  };
}

/** The prompt of a person in a round; its id is "round/person". */
export function promptOf(roundId: string, personId: string): Prompt {
  return {
    id: `${roundId}/${personId}`,
    roundId,
    personId,
    function: personId === 'U1' ? 'Sales' : 'Product',
    level: null,
    state: 'waiting',
    remark: null,
    channelId: null,
    messageTs: null,
    isSwapped: false,
    sentAt: null,
    remindAt: null,
    reminded: 0,
  };
}

/** A message of the outbox that carries this prompt; its id is "m:" and the prompt's. */
export function outgoingOf(
  { id, personId }: Prompt,
  changes: Partial<OutboxMessage> = {},
): OutboxMessage {
  return {
    id: `m:${id}`,
    kind: 'prompt',
    subjectId: id,
    target: { kind: 'person', personId },
    ordinal: 0,
    notBefore: NOW,
    expiresAt: hoursLater(12),
    ...changes,
  };
}

/**
 * Opens a round that asks these people and sends each prompt: to the channel "D" + person,
 * as the message `ts`.
 */
export async function openSentRound(
  { rounds, outbox }: Stores,
  id: string,
  people: readonly string[],
  ts: string,
  changes: Partial<Round> = {},
): Promise<void> {
  const prompts = people.map((person) => promptOf(id, person));
  const outgoing = prompts.map((prompt) => outgoingOf(prompt));
  const round = roundOf(id, changes);
  await rounds.open({ workspaceId: WORKSPACE, round, prompts, outgoing, next: null });
  await outbox.claim(NOW, hoursLater(1), 100);
  for (const prompt of prompts) {
    await outbox.markSent(`m:${prompt.id}`, { channelId: `D${prompt.personId}`, messageTs: ts });
  }
}

/** A message of a person in the direct channel "D" + person, in the thread of "100.000000". */
export function messageOf(
  authorId: string,
  messageTs: string,
  text: string,
  changes: Partial<IncomingMessage> = {},
): IncomingMessage {
  return {
    workspaceId: WORKSPACE,
    channelId: `D${authorId}`,
    isDirect: true,
    messageTs,
    threadTs: '100.000000',
    authorId,
    isFromOutside: false,
    passedOn: [],
    text,
    editedTs: null,
    sentAt: NOW,
    clips: [],
    otherFiles: 0,
    ...changes,
  };
}

/** A sure reading that takes this side on the one rule there is, with this quote. */
export function readingOf(side: Side, quote: string, name = 'test'): Reading {
  const evidence = { quote, start: 0, end: quote.length };
  return {
    reader: { name, version: '1' },
    kind: 'operational',
    confidence: 0.9,
    decided: true,
    positions: [
      {
        ruleId: 'features',
        side,
        confidence: 0.9,
        decided: true,
        evidence: side === 'silent' ? null : evidence,
      },
    ],
    barriers: [],
    evidence: [evidence],
  };
}
