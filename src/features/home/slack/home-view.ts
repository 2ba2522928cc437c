import type { HomeView, KnownBlock } from '@slack/types';
import type { Rights } from '../../../domain/person.ts';
import type { SetUpStep } from '../../../domain/set-up-steps.ts';
import { hubAction } from '../../../slack/hub-view.ts';
import { actions, pressButton } from '../../../slack/pages.ts';
import { escapeShort, paragraph, title } from '../../../slack/text.ts';
import { checklistUntilDone } from '../../checklist/slack/checklist-blocks.ts';
import type { GuideFeedback } from '../../guide/guide-store.ts';
import { ASK_GUIDE } from '../../guide/slack/ask-guide-view.ts';
import { REPORT } from '../../report/slack/report-actions.ts';
import type { OwnPlace } from '../describe-home.ts';
import { answerBlocks } from './answer-blocks.ts';
import { openBlocks } from './open-blocks.ts';
import { settingsBlocks } from './settings-blocks.ts';
import { strategyBlocks } from './strategy-blocks.ts';

/** What only admins find on their Home tab: what the guide lacks, and the checklist until it is done. */
export type ForAdmins = {
  readonly feedback: GuideFeedback;
  readonly steps: readonly SetUpStep[];
};

/** The Home tab of a person: their own place. */
export function homeView(
  place: OwnPlace,
  rights: Rights,
  forAdmins: ForAdmins | undefined,
): HomeView {
  return {
    type: 'home',
    blocks: [
      ...checklistUntilDone(forAdmins?.steps ?? []),
      title('What is asked of you'),
      ...openBlocks(place.open),
      ...strategyBlocks(place.strategies),
      title('What you have answered'),
      ...answerBlocks(place.answers),
      ...settingsBlocks(place.settings),
      { type: 'divider' },
      ...guideBlocks(rights),
      ...(forAdmins === undefined ? [] : feedbackBlocks(forAdmins.feedback)),
    ],
  };
}

function guideBlocks({ mayAdminister, maySeeReports }: Rights): readonly KnownBlock[] {
  return [
    paragraph('*The guide* answers questions about carrying a strategy out, in short passages.'),
    actions(
      pressButton(ASK_GUIDE, 'Ask the guide', ''),
      ...(mayAdminister ? [pressButton(hubAction('home'), 'Set up', '')] : []),
      ...(maySeeReports ? [pressButton(REPORT.show, 'Show me the report', '')] : []),
    ),
    ...(maySeeReports
      ? [
          paragraph(
            '*The report:* type `/alignment-report` to see who stands where on each choice.',
          ),
        ]
      : []),
  ];
}

function feedbackBlocks({ unanswered, unhelpful }: GuideFeedback): readonly KnownBlock[] {
  const list = (heading: string, questions: readonly string[]) => {
    const lines = questions.map((question) => `• ${escapeShort(question, 200)}`);
    return lines.length === 0 ? [] : [paragraph([`*${heading}*`, ...lines].join('\n'))];
  };
  return [
    ...list('Asked, and nothing in the library answered', unanswered),
    ...list('Answered, but it did not help', unhelpful),
  ];
}
