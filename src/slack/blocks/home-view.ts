import type { HomeView, KnownBlock } from '@slack/types';
import type { Rights } from '../../domain/person.ts';
import type { Desk } from '../../services/describe-desk.ts';
import type { GuideFeedback } from '../../services/ports/guide-store.ts';
import { hubAction } from './admin/hub-view.ts';
import { ASK_GUIDE } from './ask-guide-view.ts';
import { deskBlocks } from './desk-blocks.ts';
import { escapeShort, paragraph, title } from './text.ts';

/** The Home tab of a person; `feedback` on the guide is for admins. */
export function homeView(
  desk: Desk,
  rights: Rights,
  feedback: GuideFeedback | undefined,
): HomeView {
  return {
    type: 'home',
    blocks: [
      title('Does everybody read the strategy the same way?'),
      ...deskBlocks(desk).blocks,
      { type: 'divider' },
      paragraph('*The guide* answers questions about carrying a strategy out, in short passages.'),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: ASK_GUIDE,
            text: { type: 'plain_text', text: 'Ask the guide' },
          },
          ...(rights.mayAdminister
            ? [
                {
                  type: 'button' as const,
                  action_id: hubAction('home'),
                  text: { type: 'plain_text' as const, text: 'Set up' },
                },
              ]
            : []),
        ],
      },
      ...(feedback === undefined ? [] : feedbackBlocks(feedback)),
    ],
  };
}

function feedbackBlocks({ unanswered, unhelpful }: GuideFeedback): readonly KnownBlock[] {
  const list = (heading: string, questions: readonly string[]) =>
    questions.length === 0
      ? []
      : [
          paragraph(
            [`*${heading}*`, ...questions.map((q) => `• ${escapeShort(q, 200)}`)].join('\n'),
          ),
        ];
  return [
    ...list('Asked, and nothing in the library answered', unanswered),
    ...list('Answered, but it did not help', unhelpful),
  ];
}
