import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDueRounds } from '../../../src/features/flags/close-rounds.ts';
import { describeHome, findAskedStrategy } from '../../../src/features/home/describe-home.ts';
import { exportPersonalData } from '../../../src/features/home/export-personal-data.ts';
import { createOwnAnswersStore, type Owner } from '../../../src/features/home/own-answers-store.ts';
import {
  describeOwnSettings,
  type SettingsWish,
  saveOwnSettings,
} from '../../../src/features/home/own-settings.ts';
import { createPersonalDataStore } from '../../../src/features/home/personal-data-store.ts';
import { deleteAnswer, setMayQuote } from '../../../src/features/home/take-back.ts';
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

const MARKER = 'zeppelin';
const WORDS = `I stop the ${MARKER} features.`;
const [MINE, THEIRS] = [
  { workspaceId: WORKSPACE, personId: 'U1' },
  { workspaceId: WORKSPACE, personId: 'U2' },
];
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let workspace: TempWorkspace;
let place: ReturnType<typeof placeOf>;
let now = NOW;
beforeEach(async () => {
  now = NOW;
  workspace = await createTempWorkspace();
  place = placeOf(workspace);
});
afterEach(() => workspace.remove());

function depsOf({ stores, newId }: TempWorkspace) {
  return testDeps({
    ...stores,
    ownAnswers: createOwnAnswersStore(stores.context),
    personalData: createPersonalDataStore(stores.context),
    holidays: NO_HOLIDAYS,
    clock: () => now,
    newId,
    log,
  });
}

function placeOf(from: TempWorkspace) {
  const deps = depsOf(from);
  return {
    describe: (workspaceId: string, personId: string, page: number) =>
      describeHome(deps, { workspaceId, personId }, page),
    settings: (owner: Owner) => describeOwnSettings(deps, owner),
    strategy: (owner: Owner, strategyId: string) => findAskedStrategy(deps, owner, strategyId),
    deleteReply: (owner: Owner, roundId: string) => deleteAnswer(deps, owner, roundId),
    setMayQuote: (owner: Owner, roundId: string, mayQuote: boolean) =>
      setMayQuote(deps, owner, roundId, mayQuote),
    exportAll: (owner: Owner) => exportPersonalData(deps, owner),
    saveSettings: (owner: Owner, wish: SettingsWish) => saveOwnSettings(deps, owner, wish),
  };
}

/** The tables in which a word still stands, whatever column it is in. */
function tablesWith(word: string): readonly string[] {
  const db = new Database(workspace.path, { readonly: true });
  const named = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  const found = named
    .map(String)
    .filter((name) => JSON.stringify(db.prepare(`SELECT * FROM "${name}"`).all()).includes(word));
  db.close();
  return found.sort();
}

/** The files in which a word still stands, the log beside the database and every unused page included. */
function filesWith(word: string): readonly string[] {
  const folder = dirname(workspace.path);
  return readdirSync(folder)
    .filter((name) => readFileSync(join(folder, name)).includes(word))
    .sort();
}

/** U1 answers in every way there is, each time with the marker, and corrects the reading. */
async function answerInEveryWay() {
  const { stores, newId } = workspace;
  await openSentRound(stores, 'r1', ['U1', 'U2'], '100.000000', {
    questions: [
      { kind: 'metrics', text: 'What are you measured on?', ruleId: null },
      { kind: 'open', text: 'What will you do differently?', ruleId: null },
    ],
    disclosure: 'function',
    smallestGroup: 2,
  });
  const clip = { fileId: 'F1' };
  const message = messageOf('U1', '101.000000', WORDS, { clips: [clip] });
  await stores.replies.record(message, 'dm', newId, NOW);
  const edited = { ...message, text: `${WORDS} And no ${MARKER}s.`, editedTs: '102.000000' };
  await stores.replies.record(edited, 'dm', newId, NOW);
  const [waitingClip] = await stores.clips.due(NOW, 1);
  const place = { channelId: 'DU1', threadTs: '100.000000' };
  const heard = {
    id: newId(),
    kind: 'heard',
    subjectId: waitingClip?.id ?? '',
    target: { kind: 'channel', ...place },
    ordinal: 0,
    notBefore: NOW,
    expiresAt: hoursLater(1),
  } as const;
  await stores.clips.keepTranscript(waitingClip?.id ?? '', `I said ${MARKER}.`, heard, NOW);
  const metrics = [{ name: `${MARKER}s sold`, effect: 'conflicts' as const }];
  const answer = {
    workspaceId: WORKSPACE,
    promptId: 'r1/U1',
    channelId: 'DU1',
    parts: [{ key: 'form-r1/U1-words1', text: `${MARKER} in a form` }],
    picked: [{ kind: 'metrics' as const, metrics }],
  };
  await stores.replies.recordAnswer(answer, newId, NOW, () => []);
  await stores.answers.saveDraft('r1/U1', { words1: `a ${MARKER} draft` }, NOW);
  const [reply] = await stores.readings.unread(10);
  if (reply === undefined) throw new Error('nothing to read');
  const { replyId, revision } = reply;
  const content = readingOf('over', reply.text);
  const reading = { id: 'a-reading', replyId, revision, source: 'reader', content } as const;
  await stores.readings.save(reading, NOW);
  const own = { ...content, reader: { name: 'leader', version: '1' } };
  const note = `a ${MARKER} note`;
  await stores.readings.supersede(
    { ...reading, id: 'b-own', source: 'leader', content: own, note },
    NOW,
  );
}

describe('deleting one’s answer', () => {
  it('leaves nothing of it in any table, in an open round', async () => {
    await answerInEveryWay();
    expect(tablesWith(MARKER)).toEqual([
      'clips',
      'form_drafts',
      'readings',
      'reply_messages',
      'revisions',
      'structured_answers',
    ]);
    expect(filesWith(MARKER)).not.toEqual([]);
    expect(await place.deleteReply(MINE, 'r1')).toBe(true);
    expect(tablesWith(MARKER)).toEqual([]);
    expect(filesWith(MARKER)).toEqual([]);
    expect(await place.deleteReply(MINE, 'r1')).toBe(true);
    expect((await place.describe(WORKSPACE, 'U1', 0)).answers.items).toEqual([]);
    expect((await place.describe(WORKSPACE, 'U1', 0)).open).toMatchObject([{ hasAnswered: false }]);
  });

  it('leaves nothing of it in any table, in a closed round: flags and what is published follow', async () => {
    await answerInEveryWay();
    const { stores } = workspace;
    await stores.replies.record(messageOf('U2', '105.000000', 'Fine.'), 'dm', workspace.newId, NOW);
    now = hoursLater(80);
    await closeDueRounds(depsOf(workspace), now);
    expect(tablesWith(MARKER)).toContain('flags');
    await place.deleteReply(MINE, 'r1');
    expect(tablesWith(MARKER)).toEqual([]);
    expect(filesWith(MARKER)).toEqual([]);
  });

  it('leaves nothing of it in any file while somebody else reads, as soon as they have done', async () => {
    await answerInEveryWay();
    const reader = new Database(workspace.path, { readonly: true });
    reader.exec('BEGIN; SELECT count(*) FROM revisions');
    await place.deleteReply(MINE, 'r1');
    expect(filesWith(MARKER)).not.toEqual([]);
    reader.close();
    await workspace.stores.people.setListeningAt(WORKSPACE, NOW);
    expect(filesWith(MARKER)).toEqual([]);
  });

  it('forgets a form that nobody has sent, in a month and from every file', async () => {
    const { stores } = workspace;
    await openSentRound(stores, 'r1', ['U1', 'U2'], '100.000000');
    await stores.answers.saveDraft('r1/U1', { words1: `a ${MARKER} draft` }, NOW);
    await stores.answers.saveDraft('r1/U2', { words1: 'newer' }, hoursLater(1));
    await stores.answers.dropOldDrafts(NOW);
    expect(filesWith(MARKER)).not.toEqual([]);
    await stores.answers.dropOldDrafts(hoursLater(1));
    expect(filesWith(MARKER)).toEqual([]);
    expect(await stores.answers.draft('r1/U2')).toEqual({ words1: 'newer' });
  });

  it('reaches nobody else’s answer, and neither does any other wish', async () => {
    await answerInEveryWay();
    const before = tablesWith(MARKER);
    expect(await place.deleteReply(THEIRS, 'r1')).toBe(false);
    expect(await place.setMayQuote(THEIRS, 'r1', true)).toBe(false);
    expect(tablesWith(MARKER)).toEqual(before);
    expect((await place.describe(WORKSPACE, 'U2', 0)).answers.items).toEqual([]);
    expect((await place.exportAll(THEIRS)).content).not.toContain(MARKER);
    expect((await place.describe('T2', 'U1', 0)).answers.items).toEqual([]);
    expect(await place.deleteReply({ workspaceId: 'T2', personId: 'U1' }, 'r1')).toBe(false);
    const other = { workspaceId: WORKSPACE, personId: 'U3' };
    expect(await place.strategy(other, 'large')).toBeUndefined();
    expect(await place.strategy(MINE, 'large')).toMatchObject({
      content: { name: 'Few and large' },
    });
  });

  it('takes none of the old messages in again, and a new answer by its own time', async () => {
    await answerInEveryWay();
    await place.deleteReply(MINE, 'r1');
    const { stores, newId } = workspace;
    const again = messageOf('U1', '101.000000', WORDS);
    expect(await stores.replies.record(again, 'dm', newId, NOW)).toMatchObject({
      kind: 'duplicate',
    });
    expect(tablesWith(MARKER)).toEqual([]);
    const late = hoursLater(80);
    const after = messageOf('U1', '200.000000', 'A word after the end.', { sentAt: late });
    now = late;
    await closeDueRounds(depsOf(workspace), late);
    await stores.replies.record(after, 'dm', newId, late);
    const { items } = (await place.describe(WORKSPACE, 'U1', 0)).answers;
    expect(items).toMatchObject([{ isLate: true, at: late, words: 'A word after the end.' }]);
  });
});

describe('exporting', () => {
  it('holds every wording, reading, correction, pick, draft, absence and setting', async () => {
    await answerInEveryWay();
    await place.saveSettings(MINE, { preferredTime: '10:30', backOn: '2026-12-02' });
    const { name, content, answers } = await place.exportAll(MINE);
    expect({ name, answers }).toEqual({
      name: 'throughline-my-answers-2026-11-30.json',
      answers: 1,
    });
    const file = JSON.parse(content);
    expect(file.person).toMatchObject({ id: 'U1', preferredTime: '10:30' });
    expect(file.absences).toMatchObject([{ source: 'self', until: '2026-12-02T00:00:00.000Z' }]);
    expect(file.askings[0].picked[0].answer.metrics[0].name).toBe(`${MARKER}s sold`);
    expect(file.askings[0].unsentForm[0].fields.words1).toBe(`a ${MARKER} draft`);
    const [answer] = file.answers;
    expect(answer.revisions.map(({ text }: { text: string }) => text)).toHaveLength(4);
    expect(answer.revisions[0].text).toBe(WORDS);
    expect(answer.readings.map(({ by }: { by: string }) => by)).toEqual(['reader', 'leader']);
    expect(answer.readings[1].note).toBe(`a ${MARKER} note`);
    expect(answer.clips[0].transcript).toBe(`I said ${MARKER}.`);
  });
});

describe('quotes in an anonymous round', () => {
  it('are allowed and taken back by their author; the flags of a closed round follow', async () => {
    const { stores, newId } = workspace;
    const round = { disclosure: 'anonymous', smallestGroup: 2 } as const;
    await openSentRound(stores, 'r1', ['U1', 'U2'], '100.000000', round);
    for (const person of ['U1', 'U2']) {
      const message = messageOf(person, '101.000000', `${WORDS} ${person}`);
      await stores.replies.record(message, 'dm', newId, NOW);
    }
    for (const { replyId, revision, text } of await stores.readings.unread(10)) {
      const content = readingOf('over', text);
      const reading = { id: newId(), replyId, revision, source: 'reader', content } as const;
      await stores.readings.save(reading, NOW);
    }
    now = hoursLater(80);
    await closeDueRounds(depsOf(workspace), now);
    expect(tablesWith(MARKER)).not.toContain('flags');
    await place.setMayQuote(MINE, 'r1', true);
    expect(tablesWith(MARKER)).toContain('flags');
    await place.setMayQuote(MINE, 'r1', false);
    expect(tablesWith(MARKER)).not.toContain('flags');
  });
});

describe('what somebody only picked', () => {
  it('stands among their answers, and is deleted like them', async () => {
    const { stores } = workspace;
    await openSentRound(stores, 'r1', ['U1'], '100.000000');
    await stores.answers.keep('r1/U1', { kind: 'clarity', scale: 4 }, NOW);
    const { items } = (await place.describe(WORKSPACE, 'U1', 0)).answers;
    expect(items).toMatchObject([{ words: 'How clear the strategy is to me, from 1 to 5: 4.' }]);
    expect(await place.deleteReply(MINE, 'r1')).toBe(true);
    expect((await place.describe(WORKSPACE, 'U1', 0)).answers.items).toEqual([]);
  });
});

describe('the time somebody likes', () => {
  it('is kept, and can be given up again', async () => {
    const { stores } = workspace;
    expect(await place.saveSettings(MINE, { preferredTime: '25:00', backOn: '' })).toMatchObject({
      error: { about: 'time' },
    });
    await place.saveSettings(MINE, { preferredTime: '10:30', backOn: '' });
    expect(await stores.people.find(WORKSPACE, 'U1')).toMatchObject({ preferredTime: '10:30' });
    expect(await place.settings(MINE)).toMatchObject({ preferredTime: '10:30', backOn: null });
    await place.saveSettings(MINE, { preferredTime: '', backOn: '' });
    expect(await place.settings(MINE)).toMatchObject({ preferredTime: null });
  });

  it('changes nothing where the day of return cannot be taken', async () => {
    const wish = { preferredTime: '10:30', backOn: '2026-11-30' };
    expect(await place.saveSettings(MINE, wish)).toMatchObject({
      error: { about: 'backOn', why: 'not-ahead' },
    });
    expect(await place.settings(MINE)).toMatchObject({ preferredTime: null });
  });
});
