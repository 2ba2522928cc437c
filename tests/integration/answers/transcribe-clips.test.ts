import { asc } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../../src/deps.ts';
import type { IncomingMessage } from '../../../src/domain/reply.ts';
import { recordReply } from '../../../src/features/answers/take-in-replies.ts';
import { createTranscriber } from '../../../src/features/answers/transcribe.ts';
import {
  leaveOutTranscript,
  transcribeDueClips,
} from '../../../src/features/answers/transcribe-clips.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  messageOf,
  NOW,
  openSentRound,
  openStores,
  readingOf,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';
import { answer, startScriptedServer } from './scripted-server.ts';

type Transcripts = Deps['transcripts'];
type SlackSays = Awaited<ReturnType<Transcripts['of']>>;
const PROCESSING: SlackSays = { kind: 'processing' };
const NONE: SlackSays = { kind: 'none' };
const ready = (text: string): SlackSays => ({ kind: 'ready', text });
const silent = { info: () => {}, warn: () => {}, error: () => {} };

let workspace: TempWorkspace;
let now: Date;
let slackSays: (fileId: string) => SlackSays;
let asked: string[];
let transcriber: Deps['transcriber'];
beforeEach(async () => {
  workspace = await createTempWorkspace();
  now = NOW;
  slackSays = () => PROCESSING;
  asked = [];
  transcriber = undefined;
  await openSentRound(workspace.stores, 'r1', ['U1', 'U2'], '100.000000');
});
afterEach(() => workspace.remove());

const transcripts: Transcripts = {
  async of(fileId) {
    asked.push(fileId);
    return slackSays(fileId);
  },
  async recording() {
    const recording = { bytes: Buffer.from('sound'), type: 'audio/mp4', ending: 'm4a' };
    return { kind: 'ready', recording };
  },
};
const deps = () =>
  testDeps({
    ...workspace.stores,
    transcripts,
    transcriber,
    clock: () => now,
    newId: workspace.newId,
    log: silent,
  });
const send = (
  ts: string,
  { text = '', person = 'U1', ...changes }: Partial<IncomingMessage> & { person?: string } = {},
) => {
  const clips = [{ fileId: `F${ts}` }];
  return recordReply(deps(), messageOf(person, `${ts}.000000`, text, { clips, ...changes }));
};
const hear = () => transcribeDueClips(deps(), now);
const advance = (seconds: number) => {
  now = new Date(NOW.getTime() + seconds * 1000);
};
const clips = () => {
  const { db, schema } = workspace.stores.context;
  return db.select().from(schema.clips).orderBy(asc(schema.clips.fileId));
};
const states = async () => (await clips()).map(({ state }) => state);
const revisions = async () => {
  const { db, schema } = workspace.stores.context;
  const { revisions: table } = schema;
  const rows = await db.select().from(table).orderBy(table.replyId, table.number);
  return rows.map(({ text }) => text);
};
const channels = async () => {
  const { db, schema } = workspace.stores.context;
  return (await db.select().from(schema.replies)).map(({ channel }) => channel);
};
const notes = async () => {
  const { db, schema } = workspace.stores.context;
  const rows = await db.select().from(schema.outbox).orderBy(schema.outbox.id);
  return rows.filter(({ kind }) => kind !== 'prompt').map(({ kind }) => kind);
};
const answers = async () => (await workspace.stores.reports.view(WORKSPACE, 'r1'))?.answers ?? [];

describe('a clip', () => {
  it('is kept with its reply, and once, however often it comes', async () => {
    const first = await send('101');
    expect(first.kind).toBe('recorded');
    expect((await send('101')).kind).toBe('duplicate');
    expect(await clips()).toMatchObject([
      { fileId: 'F101', channelId: 'DU1', threadTs: '100.000000', state: 'waiting', since: NOW },
    ]);
    expect(await notes()).toEqual(['receipt']);
  });

  it('is tried at once, then after ever longer waits, and asked about after half an hour', async () => {
    await send('101');
    const tries: number[] = [];
    for (let second = 0; second <= 2400; second += 1) {
      advance(second);
      const before = asked.length;
      // Only the store knows when it is due; asking each second would take too long.
      const [clip] = await clips();
      if (clip?.state !== 'waiting' || clip.nextTryAt > now) continue;
      await hear();
      if (asked.length > before) tries.push(second);
    }
    expect(tries).toEqual([0, 15, 45, 105, 225, 465, 945, 1800]);
    expect(await states()).toEqual(['unheard']);
    expect(await notes()).toEqual(['receipt', 'clip-unheard']);
    expect(await hear()).toBe(0);
  });

  it('becomes the words of the reply, escaped as Slack does, and is read back', async () => {
    await send('101');
    slackSays = () => ready('We stop R&D.');
    expect(await hear()).toBe(1);
    expect(await states()).toEqual(['heard']);
    expect(await revisions()).toEqual(['', 'We stop R&amp;D.']);
    expect(await channels()).toEqual(['voice']);
    expect(await notes()).toEqual(['receipt', 'heard']);
    const unread = await workspace.stores.readings.unread(10);
    expect(unread).toMatchObject([{ text: 'We stop R&amp;D.', channel: 'voice' }]);
    const { db, schema } = workspace.stores.context;
    expect(JSON.stringify(await db.select().from(schema.outbox))).not.toContain('R&');
  });

  it('stands beside typed words, and an edit of them leaves it alone', async () => {
    await send('101', { text: 'In short:' });
    slackSays = () => ready('we stop.');
    await hear();
    expect(await channels()).toEqual(['thread']);
    await send('101', { text: 'In brief:', editedTs: '900.000000' });
    expect(await revisions()).toEqual(['In short:', 'In short:\nwe stop.', 'In brief:\nwe stop.']);
  });

  it('of one message never holds up another', async () => {
    await send('101');
    await send('102', { person: 'U2' });
    slackSays = (fileId) => {
      if (fileId === 'F101') throw new Error('unexpected');
      return ready('we stop.');
    };
    expect(await hear()).toBe(1);
    expect(await states()).toEqual(['waiting', 'heard']);
    expect(asked).toEqual(['F101', 'F102']);
    expect(await hear()).toBe(0);
    expect(asked).toHaveLength(2);
  });

  it.each([false, true])('is forgotten with its message, heard: %s', async (isHeard) => {
    await send('101');
    slackSays = () => ready('we stop.');
    if (isHeard) await hear();
    const where = { workspaceId: WORKSPACE, channelId: 'DU1', messageTs: '101.000000' };
    await workspace.stores.replies.erase(where, now);
    await hear();
    expect(await clips()).toEqual([]);
    expect(new Set(await revisions())).toEqual(new Set(['']));
    expect(asked).toHaveLength(isHeard ? 1 : 0);
  });

  it('that is erased while it is being heard stays forgotten', async () => {
    await send('101');
    const where = { workspaceId: WORKSPACE, channelId: 'DU1', messageTs: '101.000000' };
    const erasing: Transcripts = {
      ...transcripts,
      async of() {
        await workspace.stores.replies.erase(where, now);
        return ready('we stop.');
      },
    };
    expect(await transcribeDueClips({ ...deps(), transcripts: erasing }, now)).toBe(0);
    expect(new Set(await revisions())).toEqual(new Set(['']));
    expect(await notes()).toEqual(['receipt']);
  });

  it('that is gone from Slack is dropped without a word', async () => {
    await send('101');
    slackSays = () => ({ kind: 'gone' });
    await hear();
    expect(await clips()).toEqual([]);
    expect(await notes()).toEqual(['receipt']);
    expect((await answers())[0]?.reply).toBeNull();
  });
});

describe('a file that changed', () => {
  const changed = (fileId: string, workspaceId = WORKSPACE) =>
    workspace.stores.clips.hasten(workspaceId, fileId, now);

  it('makes its clip due, also where a try from before then would put it off', async () => {
    await send('101');
    const overtaken: Transcripts = {
      ...transcripts,
      async of() {
        expect(await changed('F101')).toBe(true);
        return PROCESSING;
      },
    };
    await transcribeDueClips({ ...deps(), transcripts: overtaken }, now).catch(() => 0);
    slackSays = () => ready('we stop.');
    expect(await hear()).toBe(1);
  });

  it('that is no waiting clip of ours changes nothing', async () => {
    expect(await changed('F999')).toBe(false);
    await send('101');
    expect(await changed('F101', 'T2')).toBe(false);
    slackSays = () => ready('we stop.');
    await hear();
    expect(await changed('F101')).toBe(false);
  });
});

describe('after a kill', () => {
  /** The process dies at the given write of hearing: it never happens. */
  const dyingAt = (write: 'keepTranscript' | 'giveUp' | 'postpone') => ({
    ...workspace.stores.clips,
    [write]: async () => {
      throw new Error('killed');
    },
    ...(write === 'postpone' ? {} : { postpone: async () => Promise.reject(new Error('killed')) }),
  });

  it.each([
    ['keepTranscript', ready('we stop.'), 'heard'],
    ['giveUp', NONE, 'clip-unheard'],
    ['postpone', PROCESSING, undefined],
  ] as const)(
    'before %s the clip is tried again by the next process',
    async (write, says, note) => {
      await send('101');
      slackSays = () => says;
      const dying = testDeps({ ...deps(), clips: dyingAt(write) });
      await expect(transcribeDueClips(dying, now)).rejects.toThrow('killed');
      const next = openStores(workspace.path);
      await transcribeDueClips({ ...deps(), ...next }, now);
      await transcribeDueClips({ ...deps(), ...next }, now);
      next.close();
      expect(await notes()).toEqual(note === undefined ? ['receipt'] : ['receipt', note]);
      expect(await revisions()).toEqual(write === 'keepTranscript' ? ['', 'we stop.'] : ['']);
    },
  );

  it('nothing is heard twice, by two processes at once neither', async () => {
    await send('101');
    const other = openStores(workspace.path);
    slackSays = () => ready('we stop.');
    const overtaken: Transcripts = {
      ...transcripts,
      async of() {
        expect(await transcribeDueClips({ ...deps(), ...other }, now)).toBe(1);
        return ready('we stop.');
      },
    };
    expect(await transcribeDueClips({ ...deps(), transcripts: overtaken }, now)).toBe(0);
    other.close();
    expect(await revisions()).toEqual(['', 'we stop.']);
    expect(await notes()).toEqual(['receipt', 'heard']);
  });
});

describe('where Slack has no transcript', () => {
  const address = async (
    script: Parameters<typeof startScriptedServer>[0][string],
    timeLimit = 100_000,
  ) => {
    const server = await startScriptedServer({ '/v1/audio/transcriptions': script });
    const access = { url: `${server.origin}/v1`, model: 'm', apiKey: undefined };
    transcriber = createTranscriber(access, timeLimit);
    return server;
  };

  it('the person is asked kindly at once if there is no transcription address', async () => {
    await send('101');
    slackSays = () => NONE;
    await hear();
    expect(await notes()).toEqual(['receipt', 'clip-unheard']);
  });

  it('the transcription address is asked', async () => {
    await send('101');
    slackSays = () => NONE;
    const server = await address(answer(200, '{"text":"we stop."}'));
    await hear();
    await server.stop();
    expect(await revisions()).toEqual(['', 'we stop.']);
    expect(await notes()).toEqual(['receipt', 'heard']);
  });

  it('nor after half an hour, the address is asked too', async () => {
    await send('101');
    const server = await address(answer(200, '{"text":"we stop."}'));
    await hear();
    expect(server.seen).toHaveLength(0);
    advance(1800);
    await hear();
    await server.stop();
    expect(await states()).toEqual(['heard']);
  });

  it.each([
    ['fails', answer(500, '{}'), 10_000],
    ['does not answer in time', () => undefined, 50],
    ['answers nonsense', answer(200, 'nonsense'), 10_000],
  ])(
    'and the address %s, it is asked again until half an hour is over',
    async (_, script, limit) => {
      await send('101');
      slackSays = () => NONE;
      const server = await address(script, limit);
      await hear();
      expect(await states()).toEqual(['waiting']);
      advance(15);
      await hear();
      expect(await clips()).toMatchObject([{ state: 'waiting', attempts: 2 }]);
      advance(1800);
      await hear();
      await server.stop();
      expect(await states()).toEqual(['unheard']);
      expect(await notes()).toEqual(['receipt', 'clip-unheard']);
    },
  );
});

describe('a transcript that is wrong', () => {
  it('is left out when its author says so, and nobody else can', async () => {
    await send('101');
    slackSays = () => ready('we stop.');
    await hear();
    const [clip] = await clips();
    const press = (personId: string) =>
      leaveOutTranscript(deps(), { workspaceId: WORKSPACE, personId }, clip?.id ?? '');
    expect(await press('U2')).toBe(false);
    expect(await press('U1')).toBe(true);
    expect(await press('U1')).toBe(false);
    expect(await revisions()).toEqual(['', 'we stop.', '']);
    expect(await clips()).toMatchObject([{ state: 'misheard', transcript: '' }]);
    expect(await notes()).toEqual(['receipt', 'heard', 'clip-unheard']);
    expect(await workspace.stores.readings.unread(10)).toEqual([]);
  });
});

describe('a reminder', () => {
  it('does not go to who sent a clip, unless nobody can make it out', async () => {
    const isAnswered = () => workspace.stores.rounds.isAnswered('r1/U1');
    expect(await isAnswered()).toBe(false);
    await send('101');
    expect(await isAnswered()).toBe(true);
    slackSays = () => NONE;
    await hear();
    expect(await isAnswered()).toBe(false);
  });
});

describe('the report', () => {
  it('counts a clip that nobody has made out as an answer that cannot be read yet', async () => {
    await send('101');
    const [first] = await answers();
    expect(first?.reply).toMatchObject({ text: '', reading: null });
    slackSays = () => NONE;
    await hear();
    expect((await answers())[0]?.reply).toMatchObject({ text: '', reading: null });
    await send('102', { person: 'U3', channelId: 'DU1' });
    expect((await workspace.stores.reports.view(WORKSPACE, 'r1'))?.uncounted).toBe(1);
  });

  it('counts what was typed instead', async () => {
    await send('101');
    slackSays = () => NONE;
    await hear();
    await recordReply(deps(), messageOf('U1', '102.000000', 'we stop.'));
    const [unread] = await workspace.stores.readings.unread(10);
    const reading = { id: 'x', source: 'reader', content: readingOf('prefer', 'we') } as const;
    const { replyId = '', revision = 0 } = unread ?? {};
    await workspace.stores.readings.save({ ...reading, replyId, revision }, now);
    expect((await answers())[0]?.reply).toMatchObject({ text: 'we stop.', reading: {} });
  });
});

describe('files that are no clips', () => {
  const share = (text: string, changes: Partial<IncomingMessage> = {}) =>
    recordReply(deps(), messageOf('U1', '101.000000', text, { otherFiles: 1, ...changes }));

  it('alone are declined once and are no answer', async () => {
    expect((await share('')).kind).toBe('only-files');
    expect((await share('')).kind).toBe('only-files');
    expect(await notes()).toEqual(['file-declined']);
    expect((await answers())[0]?.reply).toBeNull();
  });

  it('with words, or beside a clip, are passed over', async () => {
    expect((await share('we stop.')).kind).toBe('recorded');
    const clip = { messageTs: '102.000000', clips: [{ fileId: 'F1' }] };
    expect((await share('', clip)).kind).toBe('recorded');
    expect(await notes()).toEqual(['receipt']);
  });

  it('elsewhere are none of our business', async () => {
    expect((await share('', { threadTs: '5.000000' })).kind).toBe('not-a-reply');
    expect(await notes()).toEqual([]);
  });
});
