import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeMessage } from '../../../src/features/answers/place-message.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  NOW,
  openSentRound,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

let workspace: TempWorkspace;
beforeEach(async () => {
  workspace = await createTempWorkspace();
  await openSentRound(workspace.stores, 'r1', ['U1'], '100.000000');
});
afterEach(() => workspace.remove());

const written = {
  messageTs: '200.000000',
  threadTs: null,
  authorId: 'U1',
  text: 'We stop the gallery.',
  editedTs: null,
  sentAt: NOW,
  clips: [],
  otherFiles: 0,
};

function place(changes: { personId?: string; channelId?: string; promptId?: string } = {}) {
  const deps = testDeps({
    ...workspace.stores,
    newId: workspace.newId,
    clock: () => NOW,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    history: {
      message: async (_: string, ts: string) => (ts === written.messageTs ? written : undefined),
    },
  });
  const own = { personId: 'U1', channelId: 'DU1', promptId: 'r1/U1' };
  const where = { workspaceId: WORKSPACE, messageTs: written.messageTs };
  return placeMessage(deps, { ...where, ...own, ...changes });
}

const words = async () =>
  (await workspace.stores.reports.view(WORKSPACE, 'r1'))?.answers[0]?.reply?.text;

describe('placing a message', () => {
  it('takes it in as an answer to the question that was picked, once', async () => {
    expect(await place()).toBe(true);
    expect(await place()).toBe(true);
    expect(await words()).toBe('We stop the gallery.');
  });

  it.each([
    ['somebody else’s question', { personId: 'U2' }],
    ['a question of another place', { channelId: 'DU2' }],
    ['a question that is gone', { promptId: 'gone' }],
  ])('refuses %s', async (_, changes) => {
    expect(await place(changes)).toBe(false);
    expect(await words()).toBeUndefined();
  });
});
