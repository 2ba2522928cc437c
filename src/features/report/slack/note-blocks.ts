import { counted } from '../../../domain/words.ts';
import type { Message } from '../../../outbox/message.ts';
import { pressButton } from '../../../slack/pages.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import { escapeShort, paragraph } from '../../../slack/text.ts';
import { FLAG } from '../../flags/slack/flag-actions.ts';
import { keyValue, REPORT } from './report-actions.ts';

/** Tells an executive that a round has closed. What was found comes after what they expect. */
export function closedNote(note: Extract<Message, { kind: 'round-closed' }>): SlackMessage {
  const { strategyName, roundId, asked, replied } = note;
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
}

/** What somebody reads who wants no notes any more, or wants them again. */
export function notesAnswer(isWanted: boolean): SlackMessage {
  const text = isWanted
    ? 'Gladly. You hear from me when the next round closes.'
    : 'Done: I no longer write to you when a round closes. `/alignment-report` shows the report whenever you like.';
  const again = pressButton(REPORT.notes, 'Send them again', 'on');
  const undo = isWanted ? [] : [{ type: 'actions' as const, elements: [again] }];
  return { text, blocks: [paragraph(text), ...undo] };
}

/** Tells somebody that they are to look after a flag. */
export function assignedNote({
  flagId,
  strategyName,
  summary,
  askedBy,
}: Extract<Message, { kind: 'flag-assigned' }>): SlackMessage {
  const who = askedBy === null ? 'You are asked' : `<@${escapeShort(askedBy, 30)}> asks you`;
  const name = escapeShort(strategyName, 200);
  const text = `${who} to look after something that came up on *${name}*.`;
  if (summary === null) {
    const talk = `${text} Please talk to them: they can tell you what it is about.`;
    return { text: talk, blocks: [paragraph(talk)] };
  }
  return {
    text,
    blocks: [
      paragraph(`${text}\n${escapeShort(summary, 600)}`),
      { type: 'actions', elements: [pressButton(FLAG.open, 'Look at it', flagId)] },
    ],
  };
}
