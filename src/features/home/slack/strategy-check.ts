import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Deps } from '../../../deps.ts';
import { mainQuestion } from '../../../domain/question.ts';
import { hubAction } from '../../../slack/hub-view.ts';
import { onCommand } from '../../../slack/listen.ts';
import { actions, pressButton } from '../../../slack/pages.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import { escapeShort, moment, paragraph, smallPrint } from '../../../slack/text.ts';
import { openView } from '../../../slack/views.ts';
import { hubHere } from '../../checklist/slack/hub-here.ts';
import { mayOpenSetUp } from '../../people/first-admin.ts';

/** `/strategy-check`: what waits for the person who asks; an admin gets the hub besides. */
export function registerStrategyCheck(app: App, deps: Deps): void {
  onCommand(app, deps, '/strategy-check', async ({ workspaceId, personId, client, ...typed }) => {
    const maySetUp = await mayOpenSetUp(deps, { workspaceId, personId });
    if (maySetUp) await openView(client, typed.triggerId, await hubHere(deps, workspaceId));
    const own = await openRoundsOf(deps, workspaceId, personId);
    const { text, blocks } = openRoundsMessage(own);
    const more: KnownBlock[] = maySetUp ? [] : [smallPrint(await whoSetsUp(deps, workspaceId))];
    const { maySeeReports } = await deps.people.rightsOf(workspaceId, personId);
    if (maySeeReports && !maySetUp)
      more.unshift(actions(pressButton(hubAction('audit'), 'Who did what', '')));
    await typed.answer({ text, blocks: [...blocks, ...more] });
  });
}

/** What everybody but admins reads below what waits for them. */
export const SETUP_IS_FOR_ADMINS =
  'Setting up is for admins: if you should be one, ask the person who set Throughline up to add you.';

/** What they read before there is an admin. */
export const SETUP_IS_FOR_OWNERS =
  'Nobody looks after Throughline here at the moment. An owner of this workspace can: whoever of them types `/strategy-check` first becomes its admin.';

async function whoSetsUp({ people }: Deps, workspaceId: string): Promise<string> {
  const admins = await people.adminsHere(workspaceId);
  return admins.length === 0 ? SETUP_IS_FOR_OWNERS : SETUP_IS_FOR_ADMINS;
}

/** An open round as one of those asked sees it. */
export type OpenRound = {
  readonly strategyName: string;
  readonly question: string;
  readonly closesAt: Date;
  readonly hasAnswered: boolean;
};

/** Describes the open rounds in which somebody is asked. */
async function openRoundsOf(
  { rounds }: Deps,
  workspaceId: string,
  personId: string,
): Promise<readonly OpenRound[]> {
  const found: OpenRound[] = [];
  for (const { id, roundId } of await rounds.openPrompts(workspaceId, personId)) {
    const brief = await rounds.brief(workspaceId, roundId);
    if (brief === undefined) continue;
    const { round, strategy } = brief;
    found.push({
      strategyName: strategy.name,
      question: mainQuestion(round.questions)?.text ?? '',
      closesAt: round.closesAt,
      hasAnswered: await rounds.isAnswered(id),
    });
  }
  return found;
}

const MOST_OWN = 6;

/** What waits for somebody here: their own open questions. */
export function openRoundsMessage(own: readonly OpenRound[]): SlackMessage {
  return { text: 'How your strategy check stands', blocks: ownBlocks(own) };
}

function ownBlocks(own: readonly OpenRound[]): readonly KnownBlock[] {
  if (own.length === 0)
    return [paragraph('*Nothing is waiting for you.* You will get a message when you are asked.')];
  const shown = own.slice(0, MOST_OWN).map(({ strategyName, question, hasAnswered, closesAt }) => {
    const done = hasAnswered
      ? ':white_check_mark: answered'
      : ':speech_balloon: waiting for your answer';
    return paragraph(
      `*${escapeShort(strategyName, 150)}*: ${escapeShort(question, 300)}\n${done}, open until ${moment(closesAt)}`,
    );
  });
  const more = own.length - shown.length;
  return more > 0 ? [...shown, smallPrint(`And ${more} more for you.`)] : shown;
}
