import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeMessage } from '../../../src/features/answers/take-in-replies.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  messageOf,
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

const written = messageOf('U1', '200.000000', 'We stop the gallery.', { threadTs: null });

function place(changes: { personId?: string; channelId?: string; promptId?: string } = {}) {
  const deps = testDeps({
    ...workspace.stores,
    newId: workspace.newId,
    clock: () => NOW,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    history: {
      message: async ({ channelId, messageTs }) =>
        messageTs === written.messageTs ? { ...written, channelId } : undefined,
    },
  });
  const { channelId = 'DU1', personId = 'U1', promptId = 'r1/U1' } = changes;
  const where = { workspaceId: WORKSPACE, channelId, messageTs: written.messageTs };
  return placeMessage(deps, where, { personId, promptId });
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
