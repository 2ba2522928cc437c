import { QUESTION_ANSWERED } from '../../../src/features/report/messages/question-answered.ts';
import { RIGHT_TOLD } from '../../../src/features/report/messages/right-told.ts';
import { ANSWERED, STRATEGY } from '../samples.ts';
import { type Moment, message } from '../shown.ts';

const [answered] = ANSWERED;

export const TOLD: Moment = {
  title: 'What comes back',
  comes:
    'When an executive answers what somebody asked, or reminds people of what they may decide.',
  shown: [
    message(
      'An answer',
      QUESTION_ANSWERED.draw({
        strategyName: STRATEGY.name,
        question: answered.question,
        answer: answered.answer,
        answeredBy: 'Anna Berg',
      }),
    ),
    message(
      'What they may decide',
      RIGHT_TOLD.draw({
        strategyName: STRATEGY.name,
        right: 'The head of a region decides on discounts up to a fifth.',
      }),
    ),
  ],
};
