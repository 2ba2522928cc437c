import { mainQuestion } from '../../../domain/question.ts';
import { toOption } from '../../../slack/form-fields.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import { paragraph } from '../../../slack/text.ts';
import type { OpenQuestion } from '../describe-open-questions.ts';

/** The buttons that name a question; each is numbered, since ids must differ. */
export const THIS_QUESTION = 'this_question';

/** Slack takes 25 elements in a row of buttons; nobody is asked so much at once. */
const MOST_QUESTIONS = 10;

const WHICH =
  'Thank you, I have it. More than one question is open for you: which does this answer?';

/** Asks which question a plain message answers. */
export function whichQuestionBlocks(
  questions: readonly OpenQuestion[],
  { channelId, messageTs }: { readonly channelId: string; readonly messageTs: string },
): SlackMessage {
  return {
    text: WHICH,
    blocks: [
      paragraph(WHICH),
      {
        type: 'actions',
        elements: questions.slice(0, MOST_QUESTIONS).map(({ promptId, ...question }, index) => ({
          type: 'button' as const,
          action_id: `${THIS_QUESTION}_${index}`,
          text: toOption({ value: '', label: inShort(question) }).text,
          value: `${promptId} ${channelId} ${messageTs}`,
        })),
      },
    ],
  };
}

function inShort({
  strategyName,
  questions,
}: Pick<OpenQuestion, 'strategyName' | 'questions'>): string {
  return `${strategyName}: ${mainQuestion(questions)?.text ?? ''}`;
}
