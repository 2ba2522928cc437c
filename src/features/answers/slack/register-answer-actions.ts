import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { halves } from '../../../slack/halves.ts';
import { noticeView } from '../../../slack/notice-view.ts';
import { openView } from '../../../slack/open-view.ts';
import { respondWith } from '../../../slack/respond-with.ts';
import { plain } from '../../../slack/slack-message.ts';
import {
  ANSWER_IN_FORM,
  CHOOSE,
  CLARITY,
  I_AM_AWAY,
  I_AM_BACK,
  REMIND_LATER,
  WHO_SEES,
  WHY_ASKED,
} from '../../check-in/slack/answer-actions.ts';
import { createAnswerDesk } from '../answer-desk.ts';
import type { Picked } from '../choose.ts';
import { answerFormView } from './answer-form-view.ts';
import { type AnswerPress, onAnswerPress } from './answer-press.ts';
import {
  chooseFailureWords,
  chosenWords,
  refusalWords,
  snoozedWords,
  snoozeFailureWords,
  whoSeesWords,
  whyAskedWords,
} from './answer-words.ts';
import { awayView, remindView } from './later-views.ts';
import { pressMetadata } from './press-metadata.ts';

/** What somebody reads who is back from an absence. */
export const WELCOME_BACK = 'Welcome back! Questions reach you again as planned.';

/** The buttons under a question. What they answer is seen by nobody but the one who pressed. */
export function registerAnswerActions(app: App, deps: Deps): void {
  const desk = createAnswerDesk(deps);
  registerPicks(app, deps);
  onAnswerPress(app, ANSWER_IN_FORM, async ({ press, client, respond, triggerId }) => {
    const form = await desk.openForm(press);
    if (!form.ok) return await say(respond, refusalWords(form.error));
    const view = answerFormView(form.value, pressMetadata(press));
    await openView(client, triggerId, view);
  });
  onAnswerPress(app, REMIND_LATER, (used) => remindLater(deps, used));
  onAnswerPress(app, I_AM_AWAY, (used) => openAway(deps, used));
  onAnswerPress(app, WHY_ASKED, async ({ press, respond }) => {
    const why = await desk.whyAsked(press);
    await say(respond, why.ok ? whyAskedWords(why.value) : refusalWords(why.error));
  });
  onAnswerPress(app, WHO_SEES, async ({ press, respond }) => {
    const who = await desk.whoSees(press);
    await say(respond, who.ok ? whoSeesWords(who.value) : refusalWords(who.error));
  });
  app.action<BlockAction<ButtonAction>>(I_AM_BACK, async ({ ack, body, client }) => {
    await ack();
    const workspaceId = body.team?.id ?? body.user.team_id ?? '';
    await desk.comeBack({ workspaceId, personId: body.user.id });
    deps.worker.wake();
    const view = noticeView('Welcome back', WELCOME_BACK);
    if (body.view?.type === 'modal') await client.views.update({ view_id: body.view.id, view });
  });
}

function registerPicks(app: App, deps: Deps): void {
  const pickWith = (read: (said: string) => Picked | undefined) => async (used: AnswerPress) => {
    const pick = read(used.said);
    if (pick === undefined) return;
    const chosen = await createAnswerDesk(deps).choose(used.press, pick);
    if (chosen.ok) deps.worker.wake();
    await say(
      used.respond,
      chosen.ok ? chosenWords(chosen.value) : chooseFailureWords(chosen.error),
    );
  };
  onAnswerPress(app, new RegExp(`^${CHOOSE}_(first|second|depends)$`), pickWith(choiceIn));
  onAnswerPress(app, new RegExp(`^${CLARITY}_[1-5]$`), pickWith(scaleIn));
}

function choiceIn(said: string): Picked | undefined {
  const [choice, ruleId] = halves(said, said.indexOf(' '));
  return choice === 'prefer' || choice === 'over' || choice === 'depends'
    ? { kind: 'dilemma', ruleId, choice }
    : undefined;
}

function scaleIn(said: string): Picked | undefined {
  const scale = ([1, 2, 3, 4, 5] as const).find((n) => String(n) === said);
  return scale === undefined ? undefined : { kind: 'clarity', scale };
}

async function remindLater(
  deps: Deps,
  { press, said, client, respond, triggerId }: AnswerPress,
): Promise<void> {
  const answerDesk = createAnswerDesk(deps);
  if (said === 'hour' || said === 'tomorrow') {
    const set = await answerDesk.snooze(press, { kind: said });
    return await say(respond, set.ok ? snoozedWords(set.value) : snoozeFailureWords(set.error));
  }
  const known = await answerDesk.check(press);
  if (!known.ok) return await say(respond, refusalWords(known.error));
  const now = await answerDesk.localTime(press);
  const view = remindView(now, known.value.closesAt, pressMetadata(press));
  await openView(client, triggerId, view);
}

async function openAway(
  deps: Deps,
  { press, client, respond, triggerId }: AnswerPress,
): Promise<void> {
  const answerDesk = createAnswerDesk(deps);
  const known = await answerDesk.check(press);
  if (!known.ok) return await say(respond, refusalWords(known.error));
  const [now, until] = await Promise.all([
    answerDesk.localTime(press),
    answerDesk.awayUntil(press),
  ]);
  await openView(client, triggerId, awayView(now, until));
}

async function say(respond: AnswerPress['respond'], mrkdwn: string): Promise<void> {
  await respondWith(respond, plain(mrkdwn));
}
