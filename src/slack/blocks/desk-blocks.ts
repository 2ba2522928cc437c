import type { KnownBlock } from '@slack/types';
import type { Rights } from '../../domain/person.ts';
import { counted } from '../../domain/words.ts';
import type { Desk, RoundStanding } from '../../services/describe-desk.ts';
import type { PlannedSchedule } from '../../services/ports/plan-stores.ts';
import { firstThatFit, LARGEST_MESSAGE, MOST_BLOCKS, sizeOf } from './fit.ts';
import type { SlackMessage } from './message-blocks.ts';
import { escapeShort, moment, paragraph, smallPrint } from './text.ts';

/** The actions of the desk; their value names the schedule or round. */
export const ASK_NOW = 'ask_now';
export const CLOSE_NOW = 'close_now';

const MOST_OWN = 6;
/** Room and blocks for the lines around the lists of an admin. */
const AROUND_LISTS = { size: 1000, blocks: 4 };

/** What `/strategy-check` shows: one's own open questions and, to an admin, how everything stands. */
export function deskBlocks(desk: Desk, rights: Rights): SlackMessage {
  const own = desk.rounds.filter((standing) => standing.own !== 'not-asked');
  const forAll = ownBlocks(own);
  const forAdmins = rights.mayAdminister ? adminBlocks(desk, forAll) : [];
  return { text: 'How your strategy check stands', blocks: [...forAll, ...forAdmins] };
}

function ownBlocks(own: readonly RoundStanding[]): readonly KnownBlock[] {
  if (own.length === 0)
    return [paragraph('*Nothing is waiting for you.* You will get a message when you are asked.')];
  const shown = own.slice(0, MOST_OWN).map(({ strategyName, question, own: mine, round }) => {
    const done =
      mine === 'answered'
        ? ':white_check_mark: answered'
        : ':speech_balloon: waiting for your answer';
    return paragraph(
      `*${escapeShort(strategyName, 150)}*: ${escapeShort(question, 300)}\n${done}, open until ${moment(round.closesAt)}`,
    );
  });
  const more = own.length - shown.length;
  return more > 0 ? [...shown, smallPrint(`And ${more} more for you.`)] : shown;
}

function adminBlocks(desk: Desk, before: readonly KnownBlock[]): readonly KnownBlock[] {
  const pieces = [
    ...desk.rounds.map((round) => [roundBlock(round)]),
    ...desk.schedules.map((planned) => [scheduleBlock(planned, desk)]),
  ];
  const room = LARGEST_MESSAGE - sizeOf(before) - AROUND_LISTS.size;
  const most = MOST_BLOCKS - before.length - AROUND_LISTS.blocks;
  const shown = firstThatFit(pieces, room, most).flat();
  const more = pieces.length - shown.length;
  return [
    { type: 'divider' },
    paragraph('*For admins*'),
    ...shown,
    ...(more > 0 ? [smallPrint(`And ${more} more rounds and plans that do not fit here.`)] : []),
    smallPrint(
      desk.schedules.length === 0
        ? 'Nothing is planned yet. Write a set-up file and point SETUP_FILE at it; the README shows how.'
        : 'Strategies, people and times are kept in your set-up file.',
    ),
  ];
}

function roundBlock({ round, strategyName, asked, replied, unreached }: RoundStanding): KnownBlock {
  const missed =
    unreached > 0 ? `, ${counted(unreached, 'person', 'people')} could not be reached` : '';
  return {
    ...paragraphOf(
      `Open: *${escapeShort(strategyName, 150)}*, ${replied} of ${asked} answered${missed}, until ${moment(round.closesAt)}`,
    ),
    accessory: {
      type: 'button',
      action_id: CLOSE_NOW,
      text: { type: 'plain_text', text: 'Close now' },
      value: round.id,
      confirm: {
        title: { type: 'plain_text', text: 'Close this round?' },
        text: { type: 'plain_text', text: 'Answers that come later are kept, but marked as late.' },
        confirm: { type: 'plain_text', text: 'Close it' },
        deny: { type: 'plain_text', text: 'Leave it open' },
      },
    },
  };
}

function scheduleBlock({ schedule, next }: PlannedSchedule, desk: Desk): KnownBlock {
  const name =
    desk.strategies.find(({ id }) => id === schedule.strategyId)?.name ?? schedule.strategyId;
  const when = schedule.isPaused ? 'paused' : next ? `next ${moment(next.dueAt)}` : 'nothing due';
  return {
    ...paragraphOf(`Plan: *${escapeShort(name, 150)}* (${escapeShort(schedule.id, 100)}), ${when}`),
    accessory: {
      type: 'button',
      action_id: ASK_NOW,
      text: { type: 'plain_text', text: 'Ask now' },
      value: schedule.id,
      confirm: {
        title: { type: 'plain_text', text: 'Ask everybody now?' },
        text: {
          type: 'plain_text',
          text: 'Each leader of this plan gets the question within a minute.',
        },
        confirm: { type: 'plain_text', text: 'Ask now' },
        deny: { type: 'plain_text', text: 'Not yet' },
      },
    },
  };
}

function paragraphOf(mrkdwn: string) {
  return { type: 'section', text: { type: 'mrkdwn', text: mrkdwn } } as const;
}
