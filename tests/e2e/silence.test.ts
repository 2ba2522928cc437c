import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { DrizzleQueryError, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDatabase, type StoreContext } from '../../src/db/open-database.ts';
import { startProcess } from './app-process.ts';
import { AFTER_CLOSING, AFTER_DUE, startWorld, type World } from './world.ts';

/** Stands in every text that a person supplies here, and must stand in nothing that is written. */
const MARKER = 'zanzibarquux';
const NAMES = /Anna Berg|Ben Cole|Cleo Diaz|Dan Ek|Eve Fox|Berg\b|Cole\b|Diaz\b/;
const SAID = `From Monday we chase inbound trials with ${MARKER}.`;

const trouble = vi.hoisted(() => ({ store: false, reader: false }));

vi.mock('../../src/db/open-database.ts', async (original) => {
  const real = await original<typeof import('../../src/db/open-database.ts')>();
  const transactOf = (store: StoreContext): StoreContext['transact'] => {
    return async (work) => {
      if (!trouble.store) return await store.transact(work);
      throw new DrizzleQueryError('insert into "revisions"', [SAID], new Error(SAID));
    };
  };
  const open = (path: string) => {
    const store = real.openDatabase(path);
    return { ...store, transact: transactOf(store) };
  };
  return { ...real, openDatabase: open };
});
vi.mock('../../src/reader/local/local-reader.ts', async (original) => {
  const real = await original<typeof import('../../src/reader/local/local-reader.ts')>();
  return {
    createLocalReader: (...args: Parameters<typeof real.createLocalReader>) => {
      const reader = real.createLocalReader(...args);
      return {
        ...reader,
        read: async (...read: Parameters<typeof reader.read>) => {
          if (trouble.reader) throw new Error(`cannot read: ${read[0].text}`);
          return await reader.read(...read);
        },
      };
    },
  };
});

let world: World | undefined;
const processes: ChildProcess[] = [];
afterEach(async () => {
  Object.assign(trouble, { store: false, reader: false });
  vi.restoreAllMocks();
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  await world?.stop();
  world = undefined;
});

/** Everything that this process writes from now on: the log at its finest, and what goes around it. */
function listen() {
  const written: string[] = [];
  const stream = new PassThrough();
  stream.on('data', (data: Buffer) => written.push(data.toString()));
  for (const target of [process.stdout, process.stderr]) {
    vi.spyOn(target, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
  }
  for (const level of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    vi.spyOn(console, level).mockImplementation((...parts) => {
      written.push(parts.map((part) => (part instanceof Error ? part.stack : part)).join(' '));
    });
  }
  const log = pino({ level: 'trace', base: null }, stream);
  const whenWritten = async (isTrue: () => boolean) => {
    while (!isTrue()) await once(stream, 'data');
  };
  return { log, written: () => written.join('\n'), whenWritten };
}

/** Makes the database refuse what is written into a table, with words of people in its message. */
async function refuseWrites(path: string, table: string): Promise<() => Promise<void>> {
  const store = openDatabase(path);
  const run = (statement: string) =>
    store.transact(async (tx) => {
      tx.run(sql.raw(statement));
    });
  const refusal = `SELECT RAISE(ABORT, '${MARKER}')`;
  await run(`CREATE TRIGGER refuse BEFORE INSERT ON ${table} BEGIN ${refusal}; END`);
  return async () => {
    await run('DROP TRIGGER refuse');
    store.close();
  };
}

describe('what people say and who they are', () => {
  it('stands in nothing that is written in a whole round, whatever fails', async () => {
    const started = await startWorld({ ask: '[[clarity, "dilemma: features", open]]' });
    world = started;
    const { slack, config } = started;
    const { log, written, whenWritten } = listen();
    const app = await started.startApp(log);
    started.setTime(AFTER_DUE);
    await app.tick();
    const [anna, ben, cleo, dan] = ['U0ANNA', 'U0BEN', 'U0CLEO', 'U0DAN'].map((id) =>
      slack.person(id),
    ) as [Person, Person, Person, Person];
    const promptOf = (person: Person) => {
      const [prompt] = person.dms();
      if (prompt === undefined) throw new Error('nobody asked');
      return prompt;
    };
    const settle = async () => {
      await slack.whenQuiet();
      await app.tick().catch((error: Error) => log.error({ error: error.name }, 'a tick failed'));
      await slack.whenQuiet();
    };

    /** Slack gets no acknowledgement of what could not be kept, and gives up in the end. */
    const writeInVain = async (words: string) => {
      const failures = () => written().split('a listener failed').length;
      const before = failures();
      await ben.replyInThread(promptOf(ben).channel, promptOf(ben).ts, words, { wait: false });
      await whenWritten(() => failures() > before);
      slack.faults.giveUp();
    };

    // The ways to answer.
    const toBen = promptOf(ben);
    const sent = await ben.replyInThread(toBen.channel, toBen.ts, SAID);
    await ben.edit(sent.channel, sent.ts, `${SAID} And more.`);
    await anna.dm(SAID);
    await dan.recordClip(
      { channel: promptOf(dan).channel, threadTs: promptOf(dan).ts },
      { durationMs: 900, transcript: SAID },
    );
    await dan.shareFile('dm', { name: `${MARKER}.pdf`, content: SAID, text: SAID });
    await slack.person('U0EVE').dm(SAID);
    const more = JSON.stringify(promptOf(cleo).blocks).match(/prompt:[^" ]+ who/)?.[0] ?? '';
    await cleo.click(promptOf(cleo), 'answer_more', more);
    await cleo.replyInThread(promptOf(cleo).channel, promptOf(cleo).ts, SAID);
    await cleo.click(promptOf(cleo), 'answer_in_form');
    const form = await slack.waitFor('the form', () => cleo.openViews().at(-1));
    await cleo.click(form, 'words2', SAID);
    await cleo.submit(form, { words2: SAID, choice1: 'over', why1: SAID });
    await settle();

    // What was understood, put right; questions to the guide; who is who.
    const newest = ben
      .dms()
      .filter(({ fromApp, deleted }) => fromApp && !deleted)
      .at(-1);
    if (newest === undefined) throw new Error('nothing was read back');
    await ben.click(newest, 'read_back_wrong');
    const correction = await slack.waitFor('the correction', () => ben.openViews().at(-1));
    await ben.submit(correction, { kind: 'operational', note: SAID });
    await ben.runCommand('/strategy-guide', `why ${MARKER}?`);
    await ben.dm(`guide why ${MARKER}?`);
    await ben.setStatus({ text: `away with ${MARKER}`, emoji: ':palm_tree:' });
    await slack.addPerson({ id: 'U0NEW', name: `Nora ${MARKER}` });
    await ben.openHome();
    await slack.waitFor('a Home tab', () => ben.home());
    await ben.click('home', 'home_export');
    await settle();

    // What may fail on the way.
    for (const method of ['chat.postMessage', 'chat.update', 'views.open', 'files.info'] as const) {
      slack.faults.fail(method, { times: 2 });
      slack.faults.loseAnswer(method);
    }
    await ben.replyInThread(toBen.channel, toBen.ts, `Once more: ${SAID}`);
    await cleo.click(promptOf(cleo), 'answer_in_form').catch(() => undefined);
    await settle();
    slack.faults.clear();

    trouble.reader = true;
    await ben.replyInThread(toBen.channel, toBen.ts, `And again: ${SAID}`);
    await settle();
    trouble.reader = false;

    trouble.store = true;
    await writeInVain(`Still: ${SAID}`);
    await cleo.click(promptOf(cleo), 'answer_more', more).catch(() => undefined);
    await ben.runCommand('/strategy-guide', `how ${MARKER}?`).catch(() => undefined);
    await settle();
    trouble.store = false;

    const allow = await refuseWrites(config.databasePath, 'revisions');
    await writeInVain(`Yet again: ${SAID}`);
    await settle();
    await allow();

    // The end, the report, and a fresh start that reads the history.
    await ben.deleteMessage(sent.channel, sent.ts);
    started.setTime(AFTER_CLOSING);
    await settle();
    await anna.runCommand('/alignment-report', '');
    await settle();
    await app.stop();
    const again = await started.startApp(log);
    await again.tick();
    await again.stop();

    const all = written();
    expect(all).not.toContain(MARKER);
    expect(all).not.toMatch(NAMES);
    const told = slack.record.apiCalls.filter(({ args }) => JSON.stringify(args).includes(MARKER));
    for (const { method } of told) expect(method).toMatch(/^(chat\.|views\.|response_url$)/);
    // It was heard, and the failures did happen.
    expect((await kept(config.databasePath)).join()).toContain(MARKER);
    for (const line of ['message received', 'a listener failed', 'a tick failed', 'round closed']) {
      expect(all).toContain(line);
    }
    expect(all).toContain('message not sent');
  });

  it('stands in nothing that the real process writes, even where it dies of it', async () => {
    world = await startWorld({ inRealTime: true });
    const { slack, config } = world;
    const { child, output } = start(world);
    const ben = slack.person('U0BEN');
    await slack.waitFor('it listens', () => slack.connections > 0);
    await ben.dm(SAID);
    await slack.whenQuiet();
    await refuseWrites(config.databasePath, 'guide_questions');
    await ben.runCommand('/strategy-guide', `why ${MARKER}?`);
    await slack.whenQuiet();

    const ended = once(child, 'exit');
    child.kill('SIGUSR2');
    expect(await ended).toEqual([1, null]);
    const all = output();
    expect(all).not.toContain(MARKER);
    expect(all).not.toMatch(NAMES);
    expect(all).toContain('message received');
    expect(all).toContain('a listener failed');
    expect(all).toContain('Throughline had to stop: TypeError');
  }, 600_000);
});

type Person = ReturnType<World['slack']['person']>;

async function kept(path: string): Promise<readonly string[]> {
  const store = openDatabase(path);
  const rows = await store.db.select().from(store.schema.revisions);
  store.close();
  return rows.map(({ text }) => text);
}

/** Code with a bug whose message holds somebody's words. */
const BUG =
  "data:text/javascript,process.on('SIGUSR2', () => { Promise.reject(new TypeError(process.env.WORDS)); })";

function start(world: World) {
  const told = { LOG_LEVEL: 'trace', WORDS: SAID };
  const child = startProcess(world, ['ignore', 'pipe', 'pipe'], told, ['--import', BUG]);
  processes.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => {
      said += data.toString();
    });
  }
  return { child, output: () => said };
}
