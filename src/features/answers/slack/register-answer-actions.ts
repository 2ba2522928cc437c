import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import type { Result } from '../../../domain/result.ts';
import type { Picked } from '../../../domain/structured-answer.ts';
import { plain, respondWith } from '../../../slack/slack-message.ts';
import { openView } from '../../../slack/views.ts';
import {
  ANSWER_IN_FORM,
  PRESSES,
  WHO_SEES,
  WHY_ASKED,
} from '../../check-in/slack/answer-buttons.ts';
import { openAnswerForm } from '../answer-form.ts';
import { choose } from '../choose.ts';
import { explainWhoSees, explainWhyAsked } from '../explain-asking.ts';
import type { Press, Refusal } from '../find-asked.ts';
import { answerFormView } from './answer-form-view.ts';
import { type AnswerPress, onAnswerPress, pressMetadata } from './answer-press.ts';
import {
  chooseFailureWords,
  chosenWords,
  refusalWords,
  whoSeesWords,
  whyAskedWords,
} from './answer-words.ts';

/** The buttons under a question. What they answer is seen by nobody but the one who pressed. */
export function registerAnswerActions(app: App, deps: Deps): void {
  for (const { action, read } of Object.values(PRESSES))
    onAnswerPress(app, deps, new RegExp(`^${action}_[a-z0-9]+$`), (press) =>
      pick(deps, press, read(press.said)),
    );
  onAnswerPress(app, deps, ANSWER_IN_FORM, async (press) => {
    const form = await openAnswerForm(deps, press);
    if (!form.ok) return await respondWith(press.respond, plain(refusalWords(form.error)));
    await openView(press.client, press.triggerId, answerFormView(form.value, pressMetadata(press)));
  });
  onAnswerPress(app, deps, WHY_ASKED, (press) => explain(press, explainWhyAsked, whyAskedWords));
  onAnswerPress(app, deps, WHO_SEES, (press) => explain(press, explainWhoSees, whoSeesWords));

  async function explain<Found>(
    press: AnswerPress,
    find: (deps: Deps, press: Press) => Promise<Result<Found, Refusal>>,
    wordsOf: (found: Found) => string,
  ): Promise<void> {
    const found = await find(deps, press);
    const words = found.ok ? wordsOf(found.value) : refusalWords(found.error);
    await respondWith(press.respond, plain(words));
  }
}

async function pick(deps: Deps, press: AnswerPress, picked: Picked | undefined): Promise<void> {
  if (picked === undefined) return;
  const chosen = await choose(deps, press, picked);
  if (chosen.ok) deps.worker.wake();
  const words = chosen.ok ? chosenWords(chosen.value) : chooseFailureWords(chosen.error);
  await respondWith(press.respond, plain(words));
}
