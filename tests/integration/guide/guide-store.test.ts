import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGuideStore } from '../../../src/features/guide/guide-store.ts';
import {
  createTempWorkspace,
  hoursLater,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

let temp: TempWorkspace;
beforeEach(async () => {
  temp = await createTempWorkspace();
});
afterEach(() => temp.remove());

/** Asks these questions, an hour apart, each answered from its articles. */
async function guideAsked(...questions: readonly (readonly [string, ...string[]])[]) {
  const guide = createGuideStore(temp.stores.context);
  for (const [n, [question, ...stems]] of questions.entries())
    await guide.add({
      id: `q${n}`,
      workspaceId: WORKSPACE,
      question,
      stems,
      askedAt: hoursLater(n),
    });
  return guide;
}

describe('the guide store', () => {
  it('lists what was answered, the newest first', async () => {
    const guide = await guideAsked(['one', 'a', 'b'], ['in vain'], ['two', 'c']);
    expect(await guide.answered(WORKSPACE, 9)).toEqual([
      { question: 'two', stems: ['c'] },
      { question: 'one', stems: ['a', 'b'] },
    ]);
    expect(await guide.answered(WORKSPACE, 1)).toHaveLength(1);
    expect(await guide.answered('T-other', 9)).toEqual([]);
  });

  it('lists what nothing answered, each wording once, by when it was last asked', async () => {
    const guide = await guideAsked(['bicycles'], ['parking'], ['bicycles'], ['pay', 'a']);
    expect((await guide.feedback(WORKSPACE, 9)).unanswered).toEqual(['bicycles', 'parking']);
  });

  it('lists what did not help, and what did, one vote a person', async () => {
    const guide = await guideAsked(['pay', 'a', 'b'], ['money', 'b']);
    const vote = (questionId: string, stem: string, personId: string, isHelpful: boolean) =>
      guide.vote({ questionId, stem, personId, isHelpful });
    await vote('q0', 'a', 'U1', true);
    await vote('q0', 'a', 'U1', false);
    await vote('q0', 'b', 'U1', true);
    await vote('q1', 'b', 'U2', true);
    await vote('q-unknown', 'b', 'U2', true);
    const { unhelpful, helpful } = await guide.feedback(WORKSPACE, 9);
    expect(unhelpful).toEqual(['pay']);
    expect(helpful).toEqual([{ stem: 'b', votes: 2 }]);
  });
});
