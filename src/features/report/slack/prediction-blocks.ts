import type { ModalView } from '@slack/types';
import { wordsField } from '../../../slack/form-fields.ts';
import { modal } from '../../../slack/modal.ts';
import { pressButton } from '../../../slack/pages.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import { escapeShort, paragraph, smallPrint } from '../../../slack/text.ts';
import type { PredictionQuestion } from '../ask-prediction.ts';
import type { ReportKey } from '../report-request.ts';
import { keyValue, PREDICTION_FORM, REPORT } from './report-actions.ts';

export const PREDICTION_FIELD = 'belief';
export const PREDICTION_PROBLEM = 'Please write a number from 0 to 100.';

const QUESTION =
  'How many of 100 leaders, do you think, put this strategy first in what they plan?';

/** Asks an executive, once and before they see the report, what they expect. */
export function predictionBlocks(
  { strategyName }: PredictionQuestion,
  key: ReportKey,
): SlackMessage {
  const value = keyValue(key);
  return {
    text: QUESTION,
    blocks: [
      paragraph(
        `*Before you see the report on ${escapeShort(strategyName, 200)}, one question:*\n${QUESTION}`,
      ),
      {
        type: 'actions',
        elements: [
          { ...pressButton(REPORT.predict, 'Say a number', value), style: 'primary' },
          pressButton(REPORT.skipPrediction, 'Rather not say', value),
        ],
      },
      smallPrint(
        'What you say stands in the report beside what was found, together with what other executives say, without names. You are asked once.',
      ),
    ],
  };
}

/** The form in which they say it; the metadata says where the report then goes. */
export function predictionForm(metadata: string): ModalView {
  return modal({
    callbackId: PREDICTION_FORM,
    title: 'What do you expect?',
    submit: 'Show the report',
    metadata,
    blocks: [
      wordsField({
        name: PREDICTION_FIELD,
        label: QUESTION,
        hint: 'A number from 0 to 100. Your first thought is the one that counts.',
        placeholder: '60',
        most: 20,
      }),
    ],
  });
}
