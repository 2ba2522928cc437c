import type { App } from '@slack/bolt';
import { storageTroubleOf } from '../../../db/watch-storage.ts';
import type { Deps } from '../../../deps.ts';
import type { Result } from '../../../domain/result.ts';
import { type Picked, subjectOf } from '../../../domain/structured-answer.ts';
import { readable } from '../../../slack/readable.ts';
import { plain, respondWith } from '../../../slack/slack-message.ts';
import { openView } from '../../../slack/views.ts';
import {
  ANSWER_IN_FORM,
  MORE,
  type MoreEntry,
  moreEntryOf,
  PRESSES,
  WHO_SEES,
  WHY_ASKED,
} from '../../check-in/slack/answer-buttons.ts';
import { openAnswerForm } from '../answer-form.ts';
import { choose } from '../choose.ts';
import { explainWhoSees, explainWhyAsked } from '../explain-asking.ts';
import { findAsked, type Press, type Refusal } from '../find-asked.ts';
import { answerFormView } from './answer-form-view.ts';
import { type AnswerPress, onAnswerPress, pressMetadata } from './answer-press.ts';
import {
  chooseFailureWords,
  chosenWords,
  NOT_WRITTEN_YET,
  refusalWords,
  whoSeesWords,
  whyAskedWords,
} from './answer-words.ts';
import { openAway, remindLater } from './later.ts';

/**
 * What can be pressed under a question, and in the messages from before there was a menu. What it
 * answers is seen by nobody but the one who pressed.
 */
export function registerAnswerActions(app: App, deps: Deps): void {
  for (const { action, read } of Object.values(PRESSES))
    onAnswerPress(app, deps, new RegExp(`^${action}_[a-z0-9]+$`), (press) =>
      pick(deps, press, readable('what a button says', read(press.said))),
    );
  onAnswerPress(app, deps, MORE, async (press) => {
    await DO[readable('an entry of a menu', moreEntryOf(press.said))](deps, press);
  });
  onAnswerPress(app, deps, ANSWER_IN_FORM, (press) => DO.form(deps, press));
  onAnswerPress(app, deps, WHY_ASKED, (press) => DO.why(deps, press));
  onAnswerPress(app, deps, WHO_SEES, (press) => DO.who(deps, press));
}

const DO: Readonly<Record<MoreEntry, (deps: Deps, press: AnswerPress) => Promise<void>>> = {
  depends: pickDepends,
  form: openForm,
  hour: remindLater,
  tomorrow: remindLater,
  own: remindLater,
  away: openAway,
  why: (deps, press) => explain(deps, press, explainWhyAsked, whyAskedWords),
  who: (deps, press) => explain(deps, press, explainWhoSees, whoSeesWords),
};

async function openForm(deps: Deps, press: AnswerPress): Promise<void> {
  const form = await openAnswerForm(deps, press);
  if (!form.ok) return await respondWith(press.respond, plain(refusalWords(form.error)));
  await openView(press.client, press.triggerId, answerFormView(form.value, pressMetadata(press)));
}

async function explain<Found>(
  deps: Deps,
  press: AnswerPress,
  find: (deps: Deps, press: Press) => Promise<Result<Found, Refusal>>,
  wordsOf: (found: Found) => string,
): Promise<void> {
  const found = await find(deps, press);
  const words = found.ok ? wordsOf(found.value) : refusalWords(found.error);
  await respondWith(press.respond, plain(words));
}

/** An entry of a menu holds too little to name the trade-off; it stands where only one is asked. */
async function pickDepends(deps: Deps, press: AnswerPress): Promise<void> {
  const found = await findAsked(deps, press);
  if (!found.ok) return await respondWith(press.respond, plain(refusalWords(found.error)));
  const ruleId = found.value.questions.find(({ sides }) => sides.length > 0)?.ruleId ?? '';
  await pick(deps, press, { kind: 'dilemma', ruleId, choice: 'depends' });
}

async function pick(deps: Deps, press: AnswerPress, picked: Picked): Promise<void> {
  const chosen = await pickOrKeep(deps, press, picked);
  if (chosen === undefined) return await respondWith(press.respond, plain(NOT_WRITTEN_YET));
  const words = chosen.ok ? chosenWords(chosen.value) : chooseFailureWords(chosen.error);
  await respondWith(press.respond, plain(words));
}

/** Undefined where it cannot be written now: Slack brings no press again, so it stays in memory alone. */
async function pickOrKeep(
  deps: Deps,
  press: AnswerPress,
  picked: Picked,
): Promise<Awaited<ReturnType<typeof choose>> | undefined> {
  const { workspaceId, personId, subject } = press;
  const key = JSON.stringify(['picked', workspaceId, personId, subject, subjectOf(picked)]);
  const pressedAt = deps.clock();
  let chosen: Awaited<ReturnType<typeof choose>> | undefined;
  try {
    await deps.unkept.keep(key, async () => {
      // It counts from when it was pressed, also where the round is over by now.
      chosen = await choose({ ...deps, clock: () => pressedAt }, press, picked);
      if (chosen.ok) deps.worker.wake();
    });
  } catch (error) {
    if (storageTroubleOf(error) === undefined) throw error;
  }
  return chosen;
}
