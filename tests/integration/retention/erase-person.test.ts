import { Command } from '@commander-js/extra-typings';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eraseCommand } from '../../../src/cli/erase-command.ts';
import { isStandIn } from '../../../src/domain/person.ts';
import { ok } from '../../../src/domain/result.ts';
import { seal } from '../../../src/features/flags/disclosure/disclose.ts';
import { composeReport } from '../../../src/features/report/compose-report.ts';
import { commandParts } from '../cli/command-parts.ts';
import { filesWith } from '../files-with.ts';
import { createReportWorkspace, type ReportWorkspace } from '../report/report-workspace.ts';
import { hoursLater, messageOf, openSentRound, WORKSPACE } from '../temp-workspace.ts';

let w: ReportWorkspace;
afterEach(() => w.remove());

async function run(args: readonly string[], confirm?: () => Promise<boolean>) {
  const out: string[] = [];
  const seen = { exitCode: 0 };
  const parts = commandParts({
    openDeps: async () => ok({ deps: w.deps, close: async () => {} }),
    write: (line) => out.push(line),
    setExitCode: (code) => {
      seen.exitCode = code;
    },
    confirm,
  });
  const program = new Command().addCommand(eraseCommand(parts));
  await program.parseAsync(['erase', ...args], { from: 'user' });
  return { ...seen, out: out.join('\n') };
}

/** U1 is known in every way there is, and has left. */
async function leaveTracks() {
  const { stores, newId } = w;
  const now = hoursLater(73);
  await w.reports.freeze(WORKSPACE, 'U4', await w.key());
  await w.reports.freeze(WORKSPACE, 'U1', await w.key());
  await w.reports.keepPrediction(WORKSPACE, 'U1', { roundId: 'r1', ofHundred: 80 });
  await openSentRound(stores, 'r2', ['U1', 'U3'], '200.000000', {
    dueAt: hoursLater(80),
    closesAt: hoursLater(160),
  });
  const said = messageOf('U1', '201.000000', 'A walrus note.', { threadTs: '200.000000' });
  await stores.replies.record(said, 'thread', newId, now);
  await stores.answers.saveDraft('r2/U1', { words1: 'a walrus draft' }, now);
  await stores.answers.keep('r2/U1', { kind: 'clarity', scale: 4 }, now);
  await stores.guide.add({
    id: 'q1',
    workspaceId: WORKSPACE,
    question: 'How do I walrus?',
    stems: [],
    askedAt: now,
  });
  await stores.guide.vote({ questionId: 'q1', stem: 'x', personId: 'U1', isHelpful: false });
  await stores.people.setAbsence(WORKSPACE, {
    personId: 'U1',
    source: 'self',
    from: now,
    until: hoursLater(100),
  });
  await stores.people.setHolders(WORKSPACE, 'executive', ['U1', 'U4']);
  await stores.closingNotes.want(WORKSPACE, 'U1', false, now);
  await setStanding('left');
}

async function setStanding(standing: 'left' | 'active') {
  const entry = {
    id: 'U1',
    name: 'Person U1',
    email: 'u1@example.org',
    timeZone: 'UTC',
    standing,
    isOwner: false,
    awayUntil: null,
  };
  await w.stores.people.saveFromDirectory(WORKSPACE, [entry], hoursLater(73));
}

const TRACES = ['quick ones', 'walrus', 'Person U1', 'u1@example.org', '"U1"'];
const still = () => TRACES.filter((trace) => filesWith(w.path, trace).length > 0);

beforeEach(async () => {
  w = await createReportWorkspace();
});

describe('throughline erase', () => {
  it('erases somebody who has left from every file, and gives a receipt without a word', async () => {
    await leaveTracks();
    expect(still()).toEqual(TRACES);
    const before = await w.reports.open(WORKSPACE, await w.key());
    const { out, exitCode } = await run(['--person', 'U1@Example.org', '--yes']);
    expect(exitCode).toBe(0);
    expect(out).toContain('2 answers with all wordings and readings');
    expect(out).toContain('1 expectation of a report');
    for (const trace of TRACES) expect(out).not.toContain(trace);
    expect(still()).toEqual([]);

    // Somebody was asked, whoever it was; what others said still stands.
    const { schema, db } = w.stores.context;
    const asked = await db.select().from(schema.prompts);
    expect(asked).toHaveLength(4);
    expect(asked.filter(({ personId }) => isStandIn(personId))).toHaveLength(2);
    const after = await w.reports.open(WORKSPACE, await w.key());
    expect(after?.report.response).toMatchObject({
      asked: before?.report.response.asked,
      replied: 1,
    });
    expect(JSON.stringify(after?.report)).toContain('I build the logs');
    for (const { id } of await w.reports.listFrozen(WORKSPACE)) {
      const kept = await w.stores.frozen.find(WORKSPACE, id);
      if (kept === undefined) throw new Error('gone');
      const report = composeReport(seal(kept.input.view), kept.input.around);
      expect(report.response).toEqual(before?.report.response);
    }
  });

  it('does not let Slack’s list bring back who left, but knows who is there again', async () => {
    await leaveTracks();
    await run(['--person', 'U1', '--yes']);
    await setStanding('left');
    expect(await w.stores.people.find(WORKSPACE, 'U1')).toBeUndefined();
    await setStanding('active');
    expect(await w.stores.people.find(WORKSPACE, 'U1')).toMatchObject({ function: null });
  });

  it('takes nothing in again, and asks them nothing in a round that is open', async () => {
    await leaveTracks();
    await setStanding('active');
    await run(['--person', 'U1', '--yes']);
    const again = messageOf('U1', '201.000000', 'A walrus note.', { threadTs: '200.000000' });
    const recorded = await w.stores.replies.record(again, 'thread', w.newId, hoursLater(74));
    expect(recorded).toEqual({ kind: 'not-a-reply' });
    expect(await w.stores.rounds.openPrompts(WORKSPACE, 'U1')).toEqual([]);
    expect(still()).toEqual([]);
  });

  it('asks first, and erases nothing without a yes', async () => {
    const asked = await run(['--person', 'U1']);
    expect(asked.out).toContain('throughline erase --person U1 --yes');
    const refused = await run(['--person', 'U1'], async () => false);
    expect(refused.out).toContain('Nothing was erased.');
    expect(await run(['--person', 'nobody@example.org', '--yes'])).toMatchObject({ exitCode: 1 });
    expect(filesWith(w.path, 'quick ones')).not.toEqual([]);
  });

  it('leaves a workspace its last admin', async () => {
    await w.stores.people.setHolders(WORKSPACE, 'admin', ['U1']);
    const { out, exitCode } = await run(['--person', 'U1', '--yes']);
    expect(out).toContain('the last admin');
    expect(exitCode).toBe(1);
    expect(filesWith(w.path, 'quick ones')).not.toEqual([]);
    await w.stores.people.setHolders(WORKSPACE, 'admin', ['U1', 'U3']);
    expect(await run(['--person', 'U1', '--yes'])).toMatchObject({ exitCode: 0 });
  });

  it('keeps an audience as narrow as it was', async () => {
    const narrow = {
      people: ['U1'],
      userGroups: [],
      channels: [],
      functions: ['Sales'],
      levels: [],
      except: [],
    };
    await w.stores.audiences.save(WORKSPACE, 'one', narrow);
    await run(['--person', 'U1', '--yes']);
    const { people = [] } = (await w.stores.audiences.find(WORKSPACE, 'one')) ?? {};
    expect(people.map(isStandIn)).toEqual([true]);
  });
});
