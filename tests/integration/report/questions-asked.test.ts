import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../../../src/domain/result.ts';
import type { Round } from '../../../src/domain/round.ts';
import { readWaitingReplies, recordReply } from '../../../src/features/answers/take-in-replies.ts';
import { closeDueRounds } from '../../../src/features/flags/close-rounds.ts';
import { answerQuestion, openQuestion } from '../../../src/features/report/answer-question.ts';
import { QUESTIONS_ASKED } from '../../../src/features/report/messages/questions-asked.ts';
import { shortKeyOf } from '../../../src/slack/pages.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  hoursLater,
  messageOf,
  NOW,
  openSentRound,
  readingOf,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

const QUESTION = 'Do our small customers stay with us?';

let workspace: TempWorkspace;
beforeEach(async () => {
  workspace = await createTempWorkspace();
  await workspace.stores.people.setHolders(WORKSPACE, 'executive', ['U4']);
});
afterEach(() => workspace.remove());

const deps = () =>
  testDeps({
    ...workspace.stores,
    reader: {
      identity: { name: 'test', version: '1' },
      read: async ({ text }: { readonly text: string }) => ok(readingOf('silent', text)),
    },
    clock: () => hoursLater(72),
    newId: workspace.newId,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });

/** A round that has closed, in which everybody asked the same. */
async function closedRound(people: readonly string[], changes: Partial<Round>) {
  await openSentRound(workspace.stores, 'r1', people, '100.000000', changes);
  for (const person of people)
    await recordReply(deps(), messageOf(person, '101.000000', `Fine with me. ${QUESTION}`));
  await readWaitingReplies(deps(), NOW);
  await closeDueRounds(deps(), hoursLater(72));
}

const about = {
  workspaceId: WORKSPACE,
  personId: 'U4',
  roundId: 'r1',
  key: shortKeyOf(QUESTION),
} as const;
const brought = async () =>
  await QUESTIONS_ASKED.compose(deps(), WORKSPACE, { subjectId: 'r1' } as never);

describe('what people asked', () => {
  it('is brought and can be answered where the report shows it', async () => {
    await closedRound(['U1', 'U2', 'U3'], { disclosure: 'function' });
    expect(await brought()).toMatchObject({ questions: [{ question: QUESTION }] });
    expect(await openQuestion(deps(), about)).toMatchObject({ ok: true, value: { askers: 3 } });
  });

  it('is hidden with all the rest where too few were asked to tell it without who', async () => {
    await closedRound(['U1', 'U2'], { disclosure: 'function' });
    expect(await brought()).toBeUndefined();
    expect(await openQuestion(deps(), about)).toEqual({ ok: false, error: 'gone' });
    const words = { question: QUESTION, answer: 'Until March.' };
    expect(await answerQuestion(deps(), about, words)).toEqual({ ok: false, error: 'gone' });
  });
});
