import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import type { FormValues } from '../../../slack/form-values.ts';
import { type ButtonPress, onForm, onPress, type SentForm } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { pushForm, showPage } from '../../../slack/views.ts';
import { actOnFlag, schedulesForFlag } from '../../flags/act-on-flag.ts';
import { describeFlag } from '../../flags/describe-flag.ts';
import type { FlagAct } from '../../flags/flag-workflow.ts';
import {
  FLAG,
  FLAG_FORM,
  PERSON_FIELD,
  REASON_FIELD,
  SCHEDULE_FIELD,
} from '../../flags/slack/flag-actions.ts';
import { ACT_FAILURES } from '../../flags/slack/flag-words.ts';
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

  onPress(app, deps, 'executive', FLAG.open, async (press) => {
    await showPage(press, await pageOf(press.workspaceId, press.value, backOf(press)));
  });

  for (const kind of ['acknowledge', 'reopen'] as const) {
    onPress(app, deps, 'executive', FLAG[kind], async (press) => {
      const { workspaceId, personId, value: flagId } = press;
      await actOnFlag(deps, { workspaceId, personId, flagId, act: { kind } });
      // Where somebody else was faster, the page shows how it stands now.
      await showPage(press, await pageOf(workspaceId, flagId, backOf(press)));
    });
  }

  for (const kind of ['resolve', 'dismiss'] as const) {
    onPress(app, deps, 'executive', FLAG[kind], (press) =>
      pushForm(press, reasonForm(kind, aboutOf(press))),
    );
  }
  onPress(app, deps, 'executive', FLAG.assign, (press) =>
    pushForm(press, assignForm(aboutOf(press))),
  );
  onPress(app, deps, 'executive', FLAG['re-ask'], async (press) => {
    const schedules = await schedulesForFlag(deps, press.workspaceId, press.value);
    await pushForm(press, askAgainForm(aboutOf(press), schedules));
  });

  onForm(app, deps, 'executive', FLAG_FORM, async (sent) => {
    const { workspaceId, personId } = sent;
    const subject = formSubject(sent.view.private_metadata);
    if (subject === undefined) return { kind: 'done' };
    const { kind, flagId, back } = subject;
    const done = await actOnFlag(deps, {
      workspaceId,
      personId,
      flagId,
      act: actOf(kind, sent.form),
    });
    if (!done.ok)
      return { kind: 'problems', problems: { [FIELDS[kind]]: ACT_FAILURES[done.error] } };
    deps.worker.wake();
    return { kind: 'done', after: () => renew(deps, sent, { flagId, back }) };
  });
}

const FIELDS: Readonly<Record<FormAct, string>> = {
  resolve: REASON_FIELD,
  dismiss: REASON_FIELD,
  assign: PERSON_FIELD,
  're-ask': SCHEDULE_FIELD,
};

function actOf(kind: FormAct, form: FormValues): FlagAct {
  const said = form.one(FIELDS[kind]);
  if (kind === 'assign') return { kind, assigneeId: said };
  if (kind === 're-ask') return { kind, scheduleId: said };
  return { kind, reason: said };
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
  { workspaceId, view, client }: SentForm,
  { flagId, back }: AboutFlag,
): Promise<void> {
  const below = view.previous_view_id;
  const page = await describeFlag(deps, workspaceId, flagId);
  if (!below || page === undefined) return;
  await client.views.update({ view_id: below, view: flagView(page, back) }).catch(() => undefined);
}
