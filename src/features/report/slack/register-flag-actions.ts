import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Deps } from '../../../deps.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { FormValues } from '../../../slack/form-values.ts';
import { type ButtonPress, onPress } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { readable } from '../../../slack/readable.ts';
import { onForm, type SentForm } from '../../../slack/sent-form.ts';
import { pushForm, renewPage, showPage } from '../../../slack/views.ts';
import { type ActFailure, actOnFlag, schedulesForFlag } from '../../flags/act-on-flag.ts';
import { askThem, offerToAsk } from '../../flags/ask-them.ts';
import { describeFlag } from '../../flags/describe-flag.ts';
import type { FlagAct } from '../../flags/flag-workflow.ts';
import {
  BY_FIELD,
  FLAG,
  FLAG_FORM,
  PERSON_FIELD,
  REASON_FIELD,
  SCHEDULE_FIELD,
  TOLD_FIELD,
  WHEN_FIELD,
} from '../../flags/slack/flag-actions.ts';
import { ACT_FAILURES } from '../../flags/slack/flag-words.ts';
import { askThemForm, decidedWords, decideForm, pickedSchedule, putWords } from './ask-forms.ts';
import {
  type AboutFlag,
  askAgainForm,
  assignForm,
  type FormAct,
  formSubject,
  reasonForm,
} from './flag-forms.ts';
import { flagView } from './flag-view.ts';
import { keyOf } from './report-actions.ts';

/** The page of a flag, and what executives do there. */
export function registerFlagActions(app: App, deps: Deps): void {
  async function pageOf(workspaceId: string, flagId: string, back: string) {
    const page = await describeFlag(deps, workspaceId, flagId);
    return page === undefined ? noticeView('Not here', ACT_FAILURES.gone) : flagView(page, back);
  }

  onPress(app, deps, FLAG.open, async (press) => {
    await showPage(press, await pageOf(press.workspaceId, press.value, backOf(press)));
  });

  for (const kind of ['acknowledge', 'reopen'] as const) {
    onPress(app, deps, FLAG[kind], async (press) => {
      const { workspaceId, personId, value: flagId } = press;
      await actOnFlag(deps, { workspaceId, personId, flagId, act: { kind } });
      // Where somebody else was faster, the page shows how it stands now.
      await showPage(press, await pageOf(workspaceId, flagId, backOf(press)));
    });
  }

  for (const kind of ['resolve', 'dismiss'] as const) {
    onPress(app, deps, FLAG[kind], (press) => pushForm(press, reasonForm(kind, aboutOf(press))));
  }
  onPress(app, deps, FLAG.assign, (press) => pushForm(press, assignForm(aboutOf(press))));
  onPress(app, deps, FLAG['re-ask'], async (press) => {
    const schedules = await schedulesForFlag(deps, press.workspaceId, press.value);
    await pushForm(press, askAgainForm(aboutOf(press), schedules));
  });

  onPress(app, deps, FLAG.askThem, async (press) => {
    const offer = await offerToAsk(deps, press.workspaceId, press.value);
    const view = offer.ok
      ? askThemForm(aboutOf(press), offer.value)
      : noticeView('Ask them', ACT_FAILURES[offer.error]);
    await pushForm(press, view);
  });
  onPress(app, deps, FLAG.decide, (press) => pushForm(press, decideForm(aboutOf(press))));

  onForm(app, deps, FLAG_FORM, async (sent) => {
    const subject = readable('what a form is about', formSubject(sent.view.private_metadata));
    const { kind, ...about } = subject;
    const done = await doWhatItSays(deps, sent, subject);
    if (!done.ok)
      return {
        kind: 'problems',
        problems: { [fieldOf(kind, done.error)]: ACT_FAILURES[done.error] },
      };
    deps.worker.wake();
    const isOverPage = Boolean(sent.view.previous_view_id);
    // From a card of the report there is no page below that would show what has been done.
    if (done.value !== '' && !isOverPage)
      return { kind: 'show', view: noticeView('Done', done.value) };
    return { kind: 'done', after: (client) => renew(deps, client, sent, about) };
  });
}

/** Does what a form of a flag asks for; answers what its sender reads where no page shows it. */
async function doWhatItSays(
  deps: Deps,
  { workspaceId, personId, form }: SentForm,
  { kind, flagId }: AboutFlag & { readonly kind: FormAct },
): Promise<Result<string, ActFailure>> {
  const who = { workspaceId, personId, flagId };
  const act = kind === 'ask-them' ? askedWith(form) : actOf(kind, form);
  if (act === null) {
    const put = await askThem(deps, who);
    return put.ok ? ok(putWords(put.value.people)) : put;
  }
  const done = await actOnFlag(deps, { ...who, act });
  if (!done.ok) return done;
  return ok(act.kind === 'decide' ? decidedWords(act.toldTo) : '');
}

const FIELDS: Readonly<Record<FormAct, string>> = {
  resolve: REASON_FIELD,
  dismiss: REASON_FIELD,
  decide: REASON_FIELD,
  assign: PERSON_FIELD,
  're-ask': SCHEDULE_FIELD,
  'ask-them': WHEN_FIELD,
};

/** The field at which a failure is shown. */
function fieldOf(kind: FormAct, failure: ActFailure): string {
  if (failure === 'past-day') return BY_FIELD;
  return kind === 'decide' && failure === 'no-one' ? TOLD_FIELD : FIELDS[kind];
}

/** With a round of a schedule; null for now. */
function askedWith(form: FormValues): FlagAct | null {
  const scheduleId = pickedSchedule(form.one(WHEN_FIELD));
  return scheduleId === undefined ? null : { kind: 're-ask', scheduleId };
}

function actOf(kind: Exclude<FormAct, 'ask-them'>, form: FormValues): FlagAct {
  const said = form.one(FIELDS[kind]);
  const by = form.ifThere.one(BY_FIELD);
  switch (kind) {
    case 'assign':
      return { kind, assigneeId: said, ...(by === '' ? {} : { by }) };
    case 're-ask':
      return { kind, scheduleId: said };
    case 'decide': {
      const toldTo = form.one(TOLD_FIELD) === 'everybody' ? 'everybody' : 'concerned';
      return { kind, reason: said, toldTo };
    }
    default:
      return { kind, reason: said };
  }
}

/** The list that a flag was opened from, so that there is a way back; '' for none. */
function backOf({ view }: ButtonPress): string {
  const metadata = view?.private_metadata ?? '';
  return keyOf(metadata) === undefined ? '' : metadata;
}

function aboutOf(press: ButtonPress): AboutFlag {
  return { flagId: press.value, back: backOf(press) };
}

/** Shows on the page under a form what has been done. */
async function renew(
  deps: Deps,
  client: WebClient,
  sent: SentForm,
  { flagId, back }: AboutFlag,
): Promise<void> {
  const page = await describeFlag(deps, sent.workspaceId, flagId);
  if (page !== undefined) await renewPage(client, sent, flagView(page, back));
}
