import type { Deps } from '../../../deps.ts';
import { counted } from '../../../domain/words.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { escapeShort, paragraph } from '../../../slack/text.ts';
import { whenAtWork } from '../../check-in/person-timing.ts';
import { disclose } from '../../flags/disclosure/disclose.ts';
import { givenAnswers } from '../answered-questions.ts';
import { composeReport } from '../compose-report.ts';
import type { GivenAnswer, PeoplesQuestion } from '../peoples-questions.ts';
import { questionBlocks } from '../slack/question-blocks.ts';

type QuestionsAsked = {
  readonly strategyName: string;
  readonly roundId: string;
  readonly questions: readonly PeoplesQuestion[];
  readonly answered: readonly GivenAnswer[];
};

/** Brings the owner of a strategy what people asked about it; nothing where nobody asked. */
export const QUESTIONS_ASKED: MessageKind<Deps, QuestionsAsked> = {
  priority: PRIORITY.notice,
  policy: whenAtWork,
  async compose(deps, workspaceId, { subjectId: roundId }) {
    const view = await deps.reports.view(workspaceId, roundId);
    // What a report hides of a round that asked too few is hidden here as well.
    const questions = view === undefined ? [] : composeReport(disclose(view)).questions;
    if (view === undefined || questions.length === 0) return undefined;
    const answered = await givenAnswers(deps, workspaceId, roundId);
    return { strategyName: view.strategy.name, roundId, questions, answered };
  },
  draw({ strategyName, roundId, questions, answered }) {
    const count = counted(questions.length, 'question', 'questions');
    const text = `People asked ${count} about ${escapeShort(strategyName, 200)}.`;
    return {
      text,
      blocks: [
        paragraph(`*${text}* A line from you helps: it goes to everybody who asked the same.`),
        ...questionBlocks(roundId, questions, answered),
      ],
    };
  },
};
