import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageRef, MessageTarget } from '../../../src/domain/outbox-message.ts';
import { err, ok, type Result } from '../../../src/domain/result.ts';
import { RECEIPT } from '../../../src/features/answers/messages/receipt.ts';
import { noteLeft } from '../../../src/features/people/sync-directory.ts';
import { MESSAGE_KINDS } from '../../../src/message-kinds.ts';
import { createSender, type Sender } from '../../../src/outbox/send-messages.ts';
import type { Messenger } from '../../../src/outbox/slack/messenger.ts';
import type { SendFailure } from '../../../src/slack/slack-failure.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  HOUR,
  hoursLater,
  NO_HOLIDAYS,
  NOW,
  outgoingOf,
  promptOf,
  roundOf,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

const RATE_LIMITED: SendFailure = { kind: 'rate-limited', retryAfterMs: 30_000 };
const UNAVAILABLE: SendFailure = { kind: 'unavailable', why: 'Slack did not answer.' };
const UNDELIVERABLE: SendFailure = {
  kind: 'undeliverable',
  cause: 'left',
  why: 'Has left the workspace.',
};
const UNAUTHORISED: SendFailure = {
  kind: 'unauthorised',
  why: 'Slack refused the token.',
  mend: 'Copy the token again.',
};

/** A Slack that answers from a script ("fine" where it has run out) and remembers what it took. */
function scriptedSlack(...script: (SendFailure | 'posted, but no answer')[]) {
  const posted: { id: string; proof: MessageRef }[] = [];
  const calls: string[] = [];
  const lookups: (SendFailure | undefined)[] = [];
  const placeOf = (target: MessageTarget) =>
    target.kind === 'person' ? `D${target.personId}` : target.channelId;
  const messenger: Messenger = {
    async post(id, target): Promise<Result<MessageRef, SendFailure>> {
      calls.push(`post ${id}`);
      const step = script.shift();
      if (step !== undefined && typeof step === 'object') return err(step);
      const proof = { channelId: placeOf(target), messageTs: `${posted.length + 1}.000000` };
      posted.push({ id, proof });
      return step === undefined ? ok(proof) : err(UNAVAILABLE);
    },
    async update(posted) {
      return ok(posted);
    },
    async remove(posted) {
      return ok(posted);
    },
    async findPosted(id) {
      calls.push(`find ${id}`);
      const failure = lookups.shift();
      if (failure) return err(failure);
      return ok(posted.find((message) => message.id === id)?.proof ?? null);
    },
  };
  return { messenger, posted, calls, lookups };
}

let workspace: TempWorkspace;
beforeEach(async () => {
  workspace = await createTempWorkspace();
  lines = [];
});
afterEach(() => workspace.remove());

async function openRound(...people: readonly string[]) {
  const prompts = people.map((person) => promptOf('r1', person));
  const outgoing = prompts.map((prompt) => outgoingOf(prompt));
  const opening = { workspaceId: WORKSPACE, round: roundOf('r1'), prompts, outgoing };
  await workspace.stores.rounds.open({ ...opening, next: null });
}
type ReadBack = (workspaceId: string, place: { channelId: string; messageTs: string }) => unknown;
const nothing: ReadBack = () => undefined;

/** One sender for each Slack, as in a process; waiting moves the clock. */
type Slack = { readonly messenger: Messenger; sender?: Sender };
let time = NOW;
let lines: string[];
function send(slack: Slack, now = NOW, catchUpAt: ReadBack = nothing) {
  time = now;
  answers = catchUpAt;
  const deps = testDeps({
    ...workspace.stores,
    messenger: slack.messenger,
    history: {
      async directSince({ channelId, messageTs }) {
        await answers(WORKSPACE, { channelId, messageTs });
        return { messages: [], ids: [], roots: [] };
      },
    },
    clips: { find: async () => undefined, isAllOf: async () => false },
    library: { search: async () => ({ kind: 'nothing' }) as never },
    holidays: NO_HOLIDAYS,
    clock: () => time,
    wait: async (ms) => {
      time = new Date(time.getTime() + ms);
    },
    log: {
      info: () => {},
      warn: () => {},
      error: (_, message) => lines.push(message),
    },
  });
  slack.sender ??= createSender(deps, MESSAGE_KINDS, noteLeft);
  return slack.sender.send();
}
let answers: ReadBack;
const states = async () => (await workspace.stores.rounds.prompts('r1')).map(({ state }) => state);
const secondsLater = (seconds: number) => hoursLater(seconds / 3600);

describe('sending what is due', () => {
  it('posts each message once and keeps the proof', async () => {
    await openRound('U1', 'U2');
    const slack = scriptedSlack();
    expect(await send(slack)).toBe(2);
    expect(await send(slack, hoursLater(1))).toBe(0);
    expect(slack.calls).toEqual(['post m:r1/U1', 'post m:r1/U2']);
    expect(await workspace.stores.rounds.prompt('r1/U2')).toMatchObject({
      state: 'sent',
      channelId: 'DU2',
      messageTs: '2.000000',
    });
  });

  it('goes on over more than one batch', async () => {
    const receipts = Array.from({ length: 45 }, (_, n) => promptOf(`x${n}`, 'U1'));
    for (const prompt of receipts) await workspace.stores.outbox.add(WORKSPACE, outgoingOf(prompt));
    const slack = scriptedSlack();
    await send(slack);
    expect(await workspace.stores.outbox.pending()).toBe(0);
  });

  it('skips what is about something that is gone', async () => {
    await workspace.stores.outbox.add(WORKSPACE, outgoingOf(promptOf('gone', 'U1')));
    const slack = scriptedSlack();
    expect(await send(slack)).toBe(0);
    expect(slack.calls).toEqual([]);
    expect(await workspace.stores.outbox.pending()).toBe(0);
  });

  it('skips what would come too late, and says so', async () => {
    await openRound('U1');
    const slack = scriptedSlack();
    expect(await send(slack, hoursLater(12.01))).toBe(0);
    expect(slack.calls).toEqual([]);
    expect(await workspace.stores.rounds.prompt('r1/U1')).toMatchObject({
      state: 'skipped',
      remark: 'Its time had passed before it could be sent.',
    });
  });

  it('still sends at the last moment', async () => {
    const limit = outgoingOf(promptOf('r1', 'U1'), { expiresAt: hoursLater(5) });
    const opening = {
      workspaceId: WORKSPACE,
      round: roundOf('r1'),
      prompts: [promptOf('r1', 'U1')],
    };
    await workspace.stores.rounds.open({ ...opening, outgoing: [limit], next: null });
    expect(await send(scriptedSlack(), hoursLater(5))).toBe(1);
  });
});

describe('where Slack asks to wait', () => {
  it('waits as long as it asks, and tries again then', async () => {
    await openRound('U1');
    const slack = scriptedSlack(RATE_LIMITED);
    expect(await send(slack)).toBe(0);
    expect(await send(slack, secondsLater(5))).toBe(0);
    expect(slack.calls).toHaveLength(1);
    expect(await send(slack, secondsLater(29))).toBe(1);
    expect(time).toEqual(secondsLater(30));
    expect(slack.calls).toEqual(['post m:r1/U1', 'post m:r1/U1']);
  });

  it('sends to other places, but nothing more to that one', async () => {
    await openRound('U1', 'U2');
    await workspace.stores.outbox.add(
      WORKSPACE,
      outgoingOf(promptOf('r1', 'U1'), { id: 'z', kind: 'round-closed', subjectId: 'r1' }),
    );
    const slack = scriptedSlack(RATE_LIMITED);
    expect(await send(slack)).toBe(1);
    expect(slack.calls).toHaveLength(2);
    expect(slack.posted.map(({ id }) => id)).toEqual(['m:r1/U2']);
    expect(await send(slack, secondsLater(30))).toBe(2);
  });

  it('waits altogether when a second place is refused too', async () => {
    await openRound('U1', 'U2', 'U3', 'U4');
    const slack = scriptedSlack(RATE_LIMITED, RATE_LIMITED, RATE_LIMITED, RATE_LIMITED);
    expect(await send(slack)).toBe(4);
    expect(slack.calls).toHaveLength(8);
    expect(time.getTime()).toBeGreaterThanOrEqual(secondsLater(30).getTime());
  });

  it('leaves it to a later tick where that is long', async () => {
    await openRound('U1', 'U2');
    const wait: SendFailure = { kind: 'rate-limited', retryAfterMs: 300_000 };
    const slack = scriptedSlack(wait, wait);
    expect(await send(slack)).toBe(0);
    expect(await send(slack, secondsLater(200))).toBe(0);
    expect(slack.calls).toHaveLength(2);
    expect(await send(slack, secondsLater(300))).toBe(2);
  });
});

describe('where it is not clear whether Slack took it', () => {
  it('looks the message up before sending it again, and does not post it twice', async () => {
    await openRound('U1');
    const slack = scriptedSlack('posted, but no answer');
    expect(await send(slack)).toBe(0);
    expect(await states()).toEqual(['waiting']);
    expect(await send(slack, hoursLater(1))).toBe(1);
    expect(slack.calls).toEqual(['post m:r1/U1', 'find m:r1/U1']);
    expect(slack.posted).toHaveLength(1);
    expect(await workspace.stores.rounds.prompt('r1/U1')).toMatchObject({
      state: 'sent',
      messageTs: '1.000000',
    });
  });

  it('posts it again where it is not there', async () => {
    await openRound('U1');
    const slack = scriptedSlack(UNAVAILABLE);
    await send(slack);
    expect(await send(slack, hoursLater(1))).toBe(1);
    expect(slack.calls).toEqual(['post m:r1/U1', 'find m:r1/U1', 'post m:r1/U1']);
  });

  it('looks it up after a process died in between', async () => {
    await openRound('U1');
    const slack = scriptedSlack();
    const [claimed] = await workspace.stores.outbox.claim(NOW, secondsLater(120), 1);
    if (claimed) {
      const { id, target } = claimed.message;
      const facts = { isLate: false, wasAsked: true, isClip: false, closesAt: NOW };
      await slack.messenger.post(id, target, RECEIPT.draw(facts));
    }
    expect(await send(slack, secondsLater(121))).toBe(1);
    expect(slack.posted).toHaveLength(1);
  });

  it('takes in what was answered while nobody knew that the question was there', async () => {
    await openRound('U1', 'U2');
    const slack = scriptedSlack('posted, but no answer');
    const places: unknown[] = [];
    const catchUpAt = async (...place: unknown[]) => places.push(place);
    await send(slack, NOW, catchUpAt);
    expect(places).toEqual([]);
    await send(slack, hoursLater(1), catchUpAt);
    expect(places).toEqual([[WORKSPACE, { channelId: 'DU1', messageTs: '1.000000' }]]);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  it('sends the others also where those answers cannot be read back now', async () => {
    await openRound('U1', 'U2');
    const slack = scriptedSlack('posted, but no answer', UNAVAILABLE);
    await send(slack);
    const noAnswer = () => Promise.reject(new Error('no answer'));
    expect(await send(slack, hoursLater(1), noAnswer)).toBe(2);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  it('keeps its doubt where the look-up is asked to wait', async () => {
    await openRound('U1');
    const slack = scriptedSlack('posted, but no answer');
    slack.lookups.push(RATE_LIMITED);
    await workspace.stores.outbox.claim(NOW, secondsLater(120), 1);
    await send(slack, secondsLater(121));
    slack.lookups.push(RATE_LIMITED);
    await send(slack, secondsLater(160));
    await send(slack, secondsLater(200));
    await send(slack, hoursLater(1));
    expect(slack.calls.filter((call) => call.startsWith('post'))).toHaveLength(1);
    expect(await states()).toEqual(['sent']);
  });

  it('finds a message that is too old to be sent, but had been', async () => {
    await openRound('U1');
    const slack = scriptedSlack('posted, but no answer');
    await send(slack);
    expect(await send(slack, hoursLater(20))).toBe(1);
    expect(await states()).toEqual(['sent']);
  });

  it('waits longer after each try, and gives up in the end', async () => {
    const limit = outgoingOf(promptOf('r1', 'U1'), { expiresAt: hoursLater(1000) });
    const prompts = [promptOf('r1', 'U1')];
    const opening = { workspaceId: WORKSPACE, round: roundOf('r1'), prompts, outgoing: [limit] };
    await workspace.stores.rounds.open({ ...opening, next: null });
    const slack = scriptedSlack(...Array.from({ length: 20 }, () => UNAVAILABLE));
    const triedAt: number[] = [];
    for (let minute = 0; minute < 600; minute += 1) {
      const before = slack.calls.length;
      await send(slack, secondsLater(minute * 60));
      if (slack.calls.length > before) triedAt.push(minute);
    }
    const gaps = triedAt.slice(1).map((minute, i) => minute - (triedAt[i] ?? 0));
    expect(triedAt).toHaveLength(8);
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
    expect(await states()).toEqual(['failed']);
  });
});

describe('where Slack says no', () => {
  it('gives an undeliverable message up at once and sends the others', async () => {
    await openRound('U1', 'U2');
    expect(await send(scriptedSlack(UNDELIVERABLE))).toBe(1);
    expect(await states()).toEqual(['failed', 'sent']);
    expect((await workspace.stores.rounds.prompt('r1/U1'))?.remark).toBe('Has left the workspace.');
  });

  it('stops where the token no longer works, and gives nothing up for it', async () => {
    await openRound('U1', 'U2', 'U3');
    const slack = scriptedSlack(UNAUTHORISED);
    expect(await send(slack)).toBe(0);
    expect(await send(slack, hoursLater(0.1))).toBe(0);
    expect(slack.calls).toHaveLength(1);
    expect(lines).toEqual(['Copy the token again.']);
    expect(await states()).toEqual(['waiting', 'waiting', 'waiting']);
    expect(await send(slack, new Date(NOW.getTime() + HOUR / 6))).toBe(3);
  });
});
