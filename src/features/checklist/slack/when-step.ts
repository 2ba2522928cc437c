import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../../deps.ts';
import type { Schedule } from '../../../domain/schedule.ts';
import type { Filled } from '../../../slack/form-values.ts';
import { filledIn } from '../../../slack/form-values.ts';
import { type Actor, type ButtonPress, onPress } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { type FormOutcome, onForm, type SentForm } from '../../../slack/sent-form.ts';
import { showPage } from '../../../slack/views.ts';
import { sampleOf } from '../../check-in/messages/sample.ts';
import { sendFirstSample } from '../../schedules/change-schedule.ts';
import { type ScheduleChoices, scheduleChoices } from '../../schedules/describe-schedules.ts';
import { RHYTHMS, type Rhythm, readySchedule } from '../../schedules/ready-schedule.ts';
import { saveSchedule } from '../../schedules/save-schedule.ts';
import { stepForm } from './checklist-blocks.ts';
import { stepDone } from './step-done.ts';
import { WHEN, whenView } from './when-view.ts';

/** When people are asked: one press for a rhythm, all else is known. */
export function registerWhenStep(app: App, deps: Deps): void {
  onPress(app, deps, WHEN.sample, (press) => sendSample(deps, press));
  onForm(app, deps, stepForm('when'), (sent) => saveRhythm(deps, sent));
}

/** The form of the rhythms, with the first question as it will look; or what has to be there first. */
export async function whenForm(
  deps: Deps,
  actor: Actor,
  filled: Filled = filledIn(undefined),
  note = '',
): Promise<ModalView> {
  const choices = await scheduleChoices(deps, actor.workspaceId, actor.personId);
  const ready = await readySchedules(deps, actor.workspaceId, choices, filled);
  if (ready === undefined) return NOT_YET;
  const schedule = ready[pickedRhythm(filled)];
  const question = await sampleOf(deps, actor.workspaceId, schedule, 0, deps.clock());
  if (question === undefined) return NOT_YET;
  return whenView({
    choices,
    ready,
    picked: pickedRhythm(filled),
    question,
    note,
    now: deps.clock(),
  });
}

const NOT_YET = noticeView(
  'When',
  'First choose the strategy and the people: then I can show you the first question, and when it goes out.',
);

/** A schedule in each rhythm; undefined before there is a strategy to ask about, and people. */
async function readySchedules(
  deps: Deps,
  workspaceId: string,
  { strategies, audiences, timeZone }: ScheduleChoices,
  filled: Filled,
): Promise<Readonly<Record<Rhythm, Schedule>> | undefined> {
  const strategyId = filled.one(WHEN.strategy) || strategies[0]?.id;
  const audienceId = filled.one(WHEN.audience) || audiences[0];
  if (strategyId === undefined || audienceId === undefined) return undefined;
  const taken = (await deps.schedules.list(workspaceId)).map(({ schedule }) => schedule.id);
  const parts = { strategyId, audienceId, timeZone, taken, now: deps.clock() };
  return {
    quarterly: readySchedule('quarterly', parts),
    monthly: readySchedule('monthly', parts),
    'six-weekly': readySchedule('six-weekly', parts),
  };
}

function pickedRhythm(filled: Filled): Rhythm {
  return RHYTHMS.find((rhythm) => rhythm === filled.one(WHEN.rhythm)) ?? 'quarterly';
}

async function sendSample(deps: Deps, press: ButtonPress): Promise<void> {
  const { workspaceId, personId, value: strategyId, form } = press;
  await sendFirstSample(deps, workspaceId, form.one(WHEN.strategy) || strategyId, personId);
  await showPage(press, await whenForm(deps, press, form, SENT));
  deps.worker.wake();
}

const SENT = 'The sample is on its way to your direct messages. Its buttons do nothing.';

async function saveRhythm(deps: Deps, sent: SentForm): Promise<FormOutcome> {
  const { workspaceId, personId, form } = sent;
  const choices = await scheduleChoices(deps, workspaceId, personId);
  const ready = await readySchedules(deps, workspaceId, choices, form.ifThere);
  if (ready === undefined) return { kind: 'show', view: NOT_YET };
  const saved = await saveSchedule(deps, workspaceId, ready[pickedRhythm(form.ifThere)], true);
  if (saved.ok) return stepDone(deps, sent);
  const sentences = saved.error.map(({ message }) => message).join(' ');
  return { kind: 'problems', problems: { [WHEN.rhythm]: sentences } };
}
