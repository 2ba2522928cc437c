import type { Deps } from '../../../deps.ts';
import { mainQuestion } from '../../../domain/question.ts';
import { type MessagePlace, sentAtOf } from '../../../domain/reply.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import { paragraph, toOption } from '../../../slack/text.ts';
import { describeOpenQuestions, type OpenQuestion } from '../find-asked.ts';

/** The buttons that name a question; each is numbered, since ids must differ. */
export const THIS_QUESTION = 'this_question';

/** Slack takes 25 elements in a row of buttons; nobody is asked so much at once. */
const MOST_QUESTIONS = 10;

const WHICH =
  'Thank you, I have it. More than one question is open for you: which does this answer?';

type Spot = Pick<MessagePlace, 'channelId' | 'messageTs'>;

type WhichQuestion = Spot & { readonly questions: readonly OpenQuestion[] };

/**
 * Asks, once for each plain message, which of several questions it answers: those that were open when
 * it was sent.
 */
export const WHICH_QUESTION: MessageKind<Deps, WhichQuestion> = {
  priority: PRIORITY.answer,
  async compose(deps, workspaceId, { subjectId }) {
    const [channelId = '', messageTs = '', personId = ''] = subjectId.split(' ');
    const spot = { channelId, messageTs };
    if (await deps.replies.isKnown({ workspaceId, ...spot })) return undefined;
    const actor = { workspaceId, personId };
    const questions = await describeOpenQuestions(deps, actor, sentAtOf(messageTs));
    return questions.length === 0 ? undefined : { ...spot, questions };
  },
  draw: ({ questions, ...spot }) => whichQuestionBlocks(questions, spot),
};

/** What the outbox keeps of a message that may answer several questions. */
export function whichSubject({ channelId, messageTs, authorId }: Spot & { authorId: string }) {
  return `${channelId} ${messageTs} ${authorId}`;
}

/** Asks which question a plain message answers. */
export function whichQuestionBlocks(
  questions: readonly OpenQuestion[],
  { channelId, messageTs }: Spot,
): SlackMessage {
  const elements = questions
    .slice(0, MOST_QUESTIONS)
    .map(({ promptId, strategyName, questions: asked }, index) => {
      const label = `${strategyName}: ${mainQuestion(asked)?.text ?? ''}`;
      return {
        type: 'button' as const,
        action_id: `${THIS_QUESTION}_${index}`,
        text: toOption({ value: '', label }).text,
        value: `${promptId} ${channelId} ${messageTs}`,
      };
    });
  return { text: WHICH, blocks: [paragraph(WHICH), { type: 'actions', elements }] };
}
