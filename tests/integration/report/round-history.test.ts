import { afterEach, describe, expect, it } from 'vitest';
import type { Round } from '../../../src/domain/round.ts';
import { closeDueRounds } from '../../../src/features/flags/close-rounds.ts';
import { hoursLater, openSentRound, WORKSPACE } from '../temp-workspace.ts';
import { createReportWorkspace, type ReportWorkspace } from './report-workspace.ts';

let w: ReportWorkspace;
afterEach(() => w.remove());

/** Another round about the strategy, so many hours later, which nobody answers. */
async function another(
  id: string,
  hours: number,
  people: readonly string[],
  changes: Partial<Round> = {},
) {
  const times = {
    openedAt: hoursLater(hours),
    dueAt: hoursLater(hours),
    closesAt: hoursLater(hours + 10),
  };
  await openSentRound(w.stores, id, people, `${hours}.000000`, { ...times, ...changes });
  w.setNow(hoursLater(hours + 11));
  await closeDueRounds(w.deps, hoursLater(hours + 11));
}

async function historyOf(roundId: string) {
  const source = { kind: 'round', roundId, earlierId: null } as const;
  const shown = await w.reports.open(WORKSPACE, { source, breakdown: 'function' });
  return shown?.report.history.map(({ roundId: id, demonstrated, rules }) => [
    id,
    `${demonstrated.count} of ${demonstrated.of}`,
    `${rules[0]?.aligned.count} of ${rules[0]?.aligned.of}`,
  ]);
}

describe('what changed over all rounds', () => {
  it('has every closed round up to the one that is looked at, the oldest first', async () => {
    w = await createReportWorkspace();
    await another('r2', 100, ['U1', 'U2']);
    await another('r3', 200, ['U1', 'U2', 'U3']);
    const two = [
      ['r1', '1 of 2', '1 of 2'],
      ['r2', '0 of 2', '0 of 2'],
    ];
    expect(await historyOf('r3')).toEqual([...two, ['r3', '0 of 3', '0 of 3']]);
    expect(await historyOf('r2')).toEqual(two);
  });

  it('leaves out a round that asked too few to show anything', async () => {
    w = await createReportWorkspace({ disclosure: 'function', smallestGroup: 3 });
    const function3 = { disclosure: 'function', smallestGroup: 3 } as const;
    await another('r2', 100, ['U1', 'U2', 'U3'], function3);
    expect(await historyOf('r2')).toEqual([['r2', '0 of 3', '0 of 3']]);
  });

  it('leaves out what was put to a few people by itself, and is nothing to others', async () => {
    w = await createReportWorkspace();
    await another('ask', 100, ['U1'], { aboutRoundId: 'r1', askedBy: 'U4' });
    await another('r2', 200, ['U1', 'U2']);
    expect((await historyOf('r2'))?.map(([id]) => id)).toEqual(['r1', 'r2']);
    const source = { kind: 'round', roundId: 'r2', earlierId: 'r1' } as const;
    const others = await w.reports.openForOthers(WORKSPACE, { source, breakdown: 'function' });
    expect(others?.report).toMatchObject({ history: [], change: null });
  });
});
