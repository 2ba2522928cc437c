import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { questionOf } from '../../../src/domain/question.ts';
import type { Reading, Side } from '../../../src/domain/reading.ts';
import { ok } from '../../../src/domain/result.ts';
import { answerPoint } from '../../../src/features/answers/answer-point.ts';
import { describeReadBack } from '../../../src/features/answers/messages/read-back.ts';
import { READ_BACK_NUDGE } from '../../../src/features/answers/messages/read-back-nudge.ts';
import type { PointKey } from '../../../src/features/answers/statements.ts';
import { readWaitingReplies, recordReply } from '../../../src/features/answers/take-in-replies.ts';
import { standOf } from '../../../src/features/flags/round-view.ts';
import type { Reader } from '../../../src/reader/reader.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  hoursLater,
  messageOf,
  NO_HOLIDAYS,
  NOW,
  openSentRound,
  readingOf,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

let workspace: TempWorkspace;
let now: Date;
beforeEach(async () => {
  workspace = await createTempWorkspace();
  now = NOW;
  const questions = [questionOf('clarity'), questionOf('open')];
  await openSentRound(workspace.stores, 'r1', ['U1', 'U2'], '100.000000', { questions });
});
afterEach(() => workspace.remove());

/** Takes the first word for the side; a bonus stands in the way. */
const reader: Reader = {
  identity: { name: 'test', version: '1' },
  async read({ text }) {
    const side = (['over', 'prefer'] as const).find((each) => text.startsWith(each)) ?? 'silent';
    const [quote = text] = /^(?:over|prefer)/.exec(text) ?? [];
    return ok({ ...readingOf(side satisfies Side, quote), ...barriersIn(text) });
  },
};

function barriersIn(text: string): Partial<Reading> {
  const start = text.indexOf('bonus');
  const evidence = { quote: text.slice(start), start, end: text.length };
  return start === -1 ? {} : { barriers: [{ barrier: 'incentives', confidence: 0.9, evidence }] };
}

const deps = () =>
  testDeps({
    ...workspace.stores,
    reader,
    clock: () => now,
    newId: workspace.newId,
    holidays: NO_HOLIDAYS,
    library: { search: async () => ({ excerpts: [], nearest: [] }) as never },
  });

async function write(person: string, ts: string, text: string, editedTs: string | null = null) {
  const outcome = await recordReply(deps(), messageOf(person, ts, text, { editedTs }));
  if (!('replyId' in outcome)) throw new Error(outcome.kind);
  await readWaitingReplies(deps(), now);
  return outcome.replyId;
}
async function readingIdOf(replyId: string): Promise<string> {
  const read = await workspace.stores.readings.readingOf(replyId);
  if (read === undefined) throw new Error('not read');
  return read.readingId;
}
async function press(replyId: string, key: PointKey, said: string, personId = 'U1') {
  const shown = await describeReadBack(deps(), replyId);
  const about = { readingId: await readingIdOf(replyId), personId };
  return await answerPoint(deps(), { ...about, key, said, keys: shown?.keys ?? [] });
}
async function answerOf(person: string) {
  const view = await workspace.stores.reports.view(WORKSPACE, 'r1');
  const found = view?.answers.find(({ personId }) => personId === person);
  if (found === undefined) throw new Error('not asked');
  return found;
}
const standing = async () => {
  const { stand, origin } = standOf(await answerOf('U1'), 'features');
  return [stand, origin];
};

describe('a press under a read-back', () => {
  it.each([
    ['yes', 'over', ['over', 'confirmed']],
    ['the other one', 'prefer', ['prefer', 'corrected']],
    ['both', 'split', ['split', 'corrected']],
    ['not about this', 'silent', ['silent', 'corrected']],
  ])('that says %s becomes their own word on exactly that', async (_, said, expected) => {
    const replyId = await write('U1', '101.000000', 'over for the bonus');
    expect(await standing()).toEqual(['over', 'read']);
    const outcome = await press(replyId, 's0', said);
    expect(outcome).toMatchObject({ ok: true, value: { isNew: true } });
    expect(await standing()).toEqual(expected);
    const { reply } = await answerOf('U1');
    expect(reply?.reading).toMatchObject({ origin: 'read', barriers: [{ origin: 'read' }] });
    expect(await workspace.stores.outbox.claim(now, hoursLater(1), 9)).toHaveLength(2);
  });

  it('shows a side that was put right by the whole reply, not by what was taken for the other', async () => {
    const replyId = await write('U1', '101.000000', 'over is what others do');
    const quoted = async () => standOf(await answerOf('U1'), 'features').position?.evidence?.quote;
    expect(await quoted()).toBe('over');
    await press(replyId, 's0', 'prefer');
    expect(await quoted()).toBe('over is what others do');
  });

  it('has no barrier to put where somebody only asks', async () => {
    const replyId = await write('U1', '101.000000', 'over, but what about my bonus?');
    expect(await describeReadBack(deps(), replyId)).toMatchObject({ keys: ['s0', 'c'] });
  });

  it('leaves the other point where it stands, and changes nothing the second time', async () => {
    const replyId = await write('U1', '101.000000', 'over for the bonus');
    const first = await press(replyId, 'b0', 'no');
    expect(first.ok && first.value.readBack).toMatchObject({
      open: [{ key: 's0' }],
      noted: [{ kind: 'barrier', stands: false }],
    });
    const about = { readingId: await readingIdOf(replyId), personId: 'U1' } as const;
    const again = { ...about, key: 'b0', said: 'yes', keys: ['s0', 'b0'] } as const;
    expect(await answerPoint(deps(), again)).toMatchObject({ ok: true, value: { isNew: false } });
    expect((await answerOf('U1')).reply?.reading?.barriers).toEqual([]);
    expect(await standing()).toEqual(['over', 'read']);
  });

  it('keeps both of two at once', async () => {
    const replyId = await write('U1', '101.000000', 'over for the bonus');
    await Promise.all([press(replyId, 's0', 'prefer'), press(replyId, 'b0', 'yes')]);
    expect((await answerOf('U1')).reply?.reading).toMatchObject({
      positions: [{ side: 'prefer', origin: 'corrected' }],
      barriers: [{ origin: 'confirmed' }],
    });
  });

  it('answers a question as their own choice, and then how clear it is', async () => {
    const replyId = await write('U1', '101.000000', 'hm');
    const chosen = await press(replyId, 'q0', 'over');
    expect(await standing()).toEqual(['over', 'chosen']);
    expect(chosen.ok && chosen.value.readBack).toMatchObject({ keys: ['q0', 'c'] });
    const about = { readingId: await readingIdOf(replyId), personId: 'U1' } as const;
    const clear = { ...about, key: 'c', said: '4', keys: ['q0', 'c'] } as const;
    expect(await answerPoint(deps(), clear)).toMatchObject({
      ok: true,
      value: { isNew: true, readBack: { open: [], noted: [{ side: 'over' }, { scale: 4 }] } },
    });
    const choices = await workspace.stores.answers.of('r1/U1');
    expect(choices).toEqual([{ kind: 'clarity', scale: 4 }]);
  });

  it('says that it came too late where a question is pressed after the end', async () => {
    const replyId = await write('U1', '101.000000', 'hm');
    const shown = await describeReadBack(deps(), replyId);
    now = hoursLater(72);
    const about = { readingId: await readingIdOf(replyId), personId: 'U1' };
    const late = { ...about, key: 'q0', said: 'over', keys: shown?.keys ?? [] } as const;
    expect(await answerPoint(deps(), late)).toEqual({
      ok: false,
      error: { kind: 'closed', closesAt: hoursLater(72) },
    });
    const clear = { ...late, key: 'c', said: '4' } as const;
    expect(await answerPoint(deps(), clear)).toMatchObject({ error: { kind: 'closed' } });
    expect(await standing()).toEqual(['silent', 'read']);
  });

  it('is nobody else’s, and not about words that have changed', async () => {
    const replyId = await write('U1', '101.000000', 'over');
    const readingId = await readingIdOf(replyId);
    expect(await press(replyId, 's0', 'over', 'U2')).toMatchObject({
      error: { kind: 'not-theirs' },
    });
    await write('U1', '101.000000', 'prefer', '102.000000');
    const old = { readingId, personId: 'U1', key: 's0', said: 'over', keys: [] } as const;
    expect(await answerPoint(deps(), old)).toMatchObject({ error: { kind: 'outdated' } });
    expect(await standing()).toEqual(['prefer', 'read']);
  });
});

describe('what somebody said of their reply', () => {
  it('stays theirs when they add to it, and is asked again when its words go', async () => {
    const replyId = await write('U1', '101.000000', 'over');
    await press(replyId, 's0', 'prefer');
    await write('U1', '103.000000', 'And more.');
    expect(await standing()).toEqual(['prefer', 'corrected']);
    const shown = await describeReadBack(deps(), replyId);
    expect(shown).toMatchObject({ noted: [{ kind: 'side', side: 'prefer' }] });
    await write('U1', '101.000000', 'prefer anything', '104.000000');
    expect(await standing()).toEqual(['prefer', 'read']);
  });
});

describe('a nudge', () => {
  const nudges = async () => {
    const claimed = await workspace.stores.outbox.claim(now, hoursLater(100), 99);
    return claimed.filter(({ message }) => message.kind === 'read-back-nudge');
  };
  const decide = async (replyId: string) => {
    const message = { subjectId: replyId } as Parameters<typeof READ_BACK_NUDGE.compose>[2];
    const decision = await READ_BACK_NUDGE.policy?.(deps(), WORKSPACE, message, now);
    const content = await READ_BACK_NUDGE.compose(deps(), WORKSPACE, message);
    return [decision?.kind, content !== undefined];
  };

  it('waits beside the read-back for the next reminder, in its thread, and once', async () => {
    await workspace.stores.rounds.setRemindAt('r1/U1', hoursLater(5));
    await write('U1', '101.000000', 'over');
    await write('U1', '102.000000', 'for the bonus');
    now = hoursLater(4.9);
    expect(await nudges()).toEqual([]);
    now = hoursLater(5);
    const [nudge, ...others] = await nudges();
    expect(nudge?.message.target).toEqual({
      kind: 'channel',
      channelId: 'DU1',
      threadTs: '100.000000',
    });
    expect(others).toEqual([]);
    await workspace.stores.outbox.markSent(nudge?.message.id ?? '', {
      channelId: 'DU1',
      messageTs: '200.000000',
    });
    await write('U1', '103.000000', 'and more');
    now = hoursLater(60);
    expect(await nudges()).toEqual([]);
  });

  it('comes a working day later where no reminder is due', async () => {
    await write('U1', '101.000000', 'over');
    now = hoursLater(23.9);
    expect(await nudges()).toEqual([]);
    now = hoursLater(24);
    expect(await nudges()).toHaveLength(1);
  });

  it('is not sent outside working time, after the end, or where nothing is left to say', async () => {
    const replyId = await write('U1', '101.000000', 'over for the bonus');
    now = hoursLater(24);
    expect(await decide(replyId)).toEqual(['send', true]);
    now = hoursLater(36);
    expect(await decide(replyId)).toEqual(['defer', true]);
    await press(replyId, 's0', 'over');
    expect(await decide(replyId)).toEqual(['defer', true]);
    await press(replyId, 'b0', 'yes');
    expect(await decide(replyId)).toEqual(['defer', false]);
    now = hoursLater(72);
    expect((await decide(replyId))[0]).toBe('drop');
  });
});

describe('the look around in a round', () => {
  it('sees the newest readings at most, one for each person, their own word first', async () => {
    const first = await write('U1', '101.000000', 'over');
    await press(first, 's0', 'prefer');
    now = hoursLater(1);
    await write('U2', '102.000000', 'over');
    const around = await workspace.stores.readings.around('r1', 200);
    const seen = around.map((one) => [one.personId, one.function, one.reading.positions[0]?.side]);
    expect(seen.sort()).toEqual([
      ['U1', 'Sales', 'prefer'],
      ['U2', 'Product', 'over'],
    ]);
    const newest = await workspace.stores.readings.around('r1', 1);
    expect(newest.map(({ personId }) => personId)).toEqual(['U2']);
  });
});
