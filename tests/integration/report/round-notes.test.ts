import { afterEach, describe, expect, it } from 'vitest';
import { closeDueRounds } from '../../../src/features/flags/close-rounds.ts';
import { ROUND_CLOSED } from '../../../src/features/report/messages/round-closed.ts';
import { hoursLater, openSentRound, WORKSPACE } from '../temp-workspace.ts';
import { createReportWorkspace, type ReportWorkspace } from './report-workspace.ts';

let w: ReportWorkspace;
afterEach(() => w.remove());

/** Who hears that a second round has closed. */
async function toldOfNext(): Promise<readonly string[]> {
  const { stores, deps } = w;
  await stores.outbox.claim(hoursLater(90), hoursLater(91), 100);
  await openSentRound(stores, 'r2', ['U1', 'U2'], '200.000000', {
    dueAt: hoursLater(100),
    openedAt: hoursLater(100),
    closesAt: hoursLater(150),
  });
  await closeDueRounds(deps, hoursLater(151));
  const waiting = await stores.outbox.claim(hoursLater(152), hoursLater(153), 100);
  return waiting.flatMap(({ message }) =>
    message.kind === 'round-closed' && message.subjectId === 'r2' && 'personId' in message.target
      ? [message.target.personId]
      : [],
  );
}

describe('the note that a round has closed', () => {
  it('goes to the executives who want it', async () => {
    w = await createReportWorkspace();
    await w.stores.people.setHolders(WORKSPACE, 'executive', ['U3', 'U4']);
    await w.reports.wantNotes(WORKSPACE, 'U4', false);
    expect(await toldOfNext()).toEqual(['U3']);
  });

  it('comes again to those who want it again', async () => {
    w = await createReportWorkspace();
    for (const isWanted of [false, false, true])
      await w.reports.wantNotes(WORKSPACE, 'U4', isWanted);
    expect(await toldOfNext()).toEqual(['U4']);
  });

  it('tells nothing of what was found: they are first asked what they expect', async () => {
    w = await createReportWorkspace();
    const [note] = await w.stores.outbox
      .claim(hoursLater(80), hoursLater(81), 100)
      .then((all) => all.filter(({ message }) => message.kind === 'round-closed'));
    if (note === undefined) throw new Error('no note');
    const deps = w.deps as unknown as Parameters<typeof ROUND_CLOSED.compose>[0];
    const content = await ROUND_CLOSED.compose(deps, WORKSPACE, note.message);
    expect({ kind: note.message.kind, ...content }).toEqual({
      kind: 'round-closed',
      strategyName: 'Few and large',
      roundId: 'r1',
      asked: 2,
      replied: 2,
    });
  });
});
