import { afterEach, beforeEach, expect, it } from 'vitest';
import { RIGHT_TOLD } from '../../../src/features/report/messages/right-told.ts';
import { tellRight } from '../../../src/features/report/tell-right.ts';
import { shortKeyOf } from '../../../src/slack/pages.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  hoursLater,
  NOW,
  openSentRound,
  STRATEGY,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

const LINE = 'A manager may refuse any custom work.';

let workspace: TempWorkspace;
beforeEach(async () => {
  workspace = await createTempWorkspace();
  const priorities = STRATEGY.priorities.map((each) => ({ ...each, decisionRights: [LINE] }));
  await workspace.stores.strategies.publish(WORKSPACE, 'large', { ...STRATEGY, priorities }, NOW);
  await openSentRound(workspace.stores, 'r1', ['U1', 'U2', 'U3'], '100.000000', {
    strategyVersion: 2,
  });
});
afterEach(() => workspace.remove());

const deps = () =>
  testDeps({
    ...workspace.stores,
    clock: () => hoursLater(80),
    newId: workspace.newId,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
const about = { workspaceId: WORKSPACE, roundId: 'r1', key: shortKeyOf(LINE) } as const;
async function told() {
  const { db, schema } = workspace.stores.context;
  const rows = await db.select().from(schema.outbox);
  return rows.filter(({ kind }) => kind === 'right-told').map(({ recipient }) => recipient);
}

it('sends what they may decide to each of those who are here, once however often it is pressed', async () => {
  await workspace.stores.people.saveFromDirectory(
    WORKSPACE,
    [
      {
        ...{ id: 'U3', name: 'Person U3', email: null, timeZone: 'UTC', awayUntil: null },
        ...{ standing: 'left', isOwner: false },
      },
    ],
    NOW,
  );
  expect(await tellRight(deps(), about, null)).toEqual({ ok: true, value: 2 });
  expect(await tellRight(deps(), about, null)).toMatchObject({ ok: true });
  expect((await told()).sort()).toEqual(['U1', 'U2']);
  const content = await RIGHT_TOLD.compose(deps(), WORKSPACE, {
    subjectId: `r1 ${about.key}`,
  } as never);
  expect(content).toMatchObject({ right: LINE });
});

it('sends nothing that the strategy of the round does not say', async () => {
  expect(await tellRight(deps(), { ...about, key: 'forged' }, null)).toMatchObject({
    error: 'gone',
  });
  expect(await tellRight(deps(), { ...about, workspaceId: 'W2' }, null)).toMatchObject({
    error: 'gone',
  });
  expect(await told()).toEqual([]);
});
