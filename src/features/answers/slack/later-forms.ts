import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { readForm } from '../../../slack/form-values.ts';
import { whoIs } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { createAnswerDesk } from '../answer-desk.ts';
import { AWAY_PROBLEMS, snoozedWords, snoozeFailureWords } from './answer-words.ts';
import {
  AWAY_FORM,
  awaySavedView,
  BACK_ON,
  REMIND_DATE,
  REMIND_FORM,
  REMIND_TIME,
} from './later-views.ts';
import { pressOf } from './press-metadata.ts';

/** The forms for a reminder at a time of one's own, and for an absence. */
export function registerLaterForms(app: App, deps: Deps): void {
  const desk = createAnswerDesk(deps);
  app.view(REMIND_FORM, async ({ ack, body, view }) => {
    const press = pressOf(view.private_metadata, whoIs(body));
    if (press === undefined) return await ack();
    const form = readForm(view.state.values);
    const localTime = `${form.one(REMIND_DATE)}T${form.one(REMIND_TIME)}`;
    const set = await desk.snooze(press, { kind: 'at', localTime });
    if (set.ok) {
      const notice = noticeView('Remind me', snoozedWords(set.value));
      return await ack({ response_action: 'update', view: notice });
    }
    const field = set.error.kind === 'past' ? REMIND_TIME : REMIND_DATE;
    const errors = { [field]: plainWordsOf(snoozeFailureWords(set.error)) };
    await ack({ response_action: 'errors', errors });
  });

  app.view(AWAY_FORM, async ({ ack, body, view }) => {
    const backOn = readForm(view.state.values).one(BACK_ON);
    const gone = await desk.goAway(whoIs(body), backOn);
    if (gone.ok) {
      await ack({ response_action: 'update', view: awaySavedView(gone.value.back) });
      deps.worker.wake();
    } else {
      const errors = { [BACK_ON]: AWAY_PROBLEMS[gone.error.kind] };
      await ack({ response_action: 'errors', errors });
    }
  });
}

/** An error at a field is plain text: Slack would show the marks of a date as they are. */
function plainWordsOf(mrkdwn: string): string {
  return mrkdwn.replace(/<!date\^[^|]*\|([^>]*)>/g, '$1');
}
