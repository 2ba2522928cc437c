import type { Deps } from '../../../deps.ts';
import { counted } from '../../../domain/words.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { pressButton } from '../../../slack/pages.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import { escapeShort, paragraph } from '../../../slack/text.ts';
import { whenAtWork } from '../../check-in/person-timing.ts';
import { disclose } from '../../flags/disclosure/disclose.ts';
import { composeReport } from '../compose-report.ts';
import { keyValue, REPORT } from '../slack/report-actions.ts';

type RoundClosed = {
  readonly strategyName: string;
  readonly roundId: string;
  readonly asked: number;
  readonly replied: number;
};

/** Tells an executive that a round has closed. What was found comes after what they expect. */
export const ROUND_CLOSED: MessageKind<Deps, RoundClosed> = {
  priority: PRIORITY.notice,
  policy: whenAtWork,
  async compose({ reports }, workspaceId, { subjectId: roundId }) {
    const view = await reports.view(workspaceId, roundId);
    if (view === undefined) return undefined;
    const { asked, replied } = composeReport(disclose(view)).response;
    return { strategyName: view.strategy.name, roundId, asked, replied };
  },
  draw({ strategyName, roundId, asked, replied }) {
    const heard = `${replied} of ${counted(asked, 'leader has', 'leaders have')} answered`;
    const key = keyValue({
      source: { kind: 'round', roundId, earlierId: null },
      breakdown: 'function',
    });
    return {
      text: escapeShort(`The round on ${strategyName} has closed. ${heard}.`, 1000),
      blocks: [
        paragraph(
          `*The round on ${escapeShort(strategyName, 200)} has closed.* ${heard}. The report takes a minute to read.`,
        ),
        {
          type: 'actions',
          elements: [
            { ...pressButton(REPORT.show, 'Show me the report', key), style: 'primary' },
            pressButton(REPORT.notes, 'Stop these notes', 'off'),
          ],
        },
      ],
    };
  },
};

/** What somebody reads who wants no notes any more, or wants them again. */
export function notesAnswer(isWanted: boolean): SlackMessage {
  const text = isWanted
    ? 'Gladly. You hear from me when the next round closes.'
    : 'Done: I no longer write to you when a round closes. `/alignment-report` shows the report whenever you like.';
  const again = pressButton(REPORT.notes, 'Send them again', 'on');
  const undo = isWanted ? [] : [{ type: 'actions' as const, elements: [again] }];
  return { text, blocks: [paragraph(text), ...undo] };
}
