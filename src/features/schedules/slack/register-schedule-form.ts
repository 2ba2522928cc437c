import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { DEFAULT_ROTATION } from '../../../domain/schedule.ts';
import { type Filled, filledFrom } from '../../../slack/form-values.ts';
import { type ButtonPress, onPress } from '../../../slack/guard.ts';
import { metadataOf } from '../../../slack/modal.ts';
import { savedLater, savedNow } from '../../../slack/saving.ts';
import {
  type FormOutcome,
  type FormProblems,
  onForm,
  type SentForm,
} from '../../../slack/sent-form.ts';
import { pushForm, renewPage, showPage } from '../../../slack/views.ts';
import { describeSchedule, type ScheduleChoices, scheduleChoices } from '../describe-schedules.ts';
import { findSchedule, type ScheduleProblem, saveSchedule } from '../save-schedule.ts';
import { refValue, textsOf } from './question-choices.ts';
import { fieldOfRecurrence, isOften, type Often } from './recurrence-fields.ts';
import { FIELD, LEAST_TURNS, turnField } from './schedule-fields.ts';
import { SCHEDULE_FORM, scheduleForm } from './schedule-form.ts';
import { SCHEDULE, schedulePage } from './schedule-page.ts';
import { type Problems, scheduleFrom, scheduleValues, type Unseen } from './schedule-values.ts';
import { showSchedules } from './schedules.ts';
import { missingFirst, SCHEDULES } from './schedules-page.ts';

const metadataSchema = z.object({
  id: z.string().optional(),
  turns: z.number(),
  often: z.string(),
});

const SAVED = ':white_check_mark: Saved. This is how I understand it:';

/** The form of a schedule: new, to edit, changing while it is filled in, and saved. */
export function registerScheduleForm(app: App, deps: Deps): void {
  onPress(app, deps, SCHEDULES.add, (press) => showEmptyForm(deps, press));
  onPress(app, deps, SCHEDULE.edit, (press) => showFilledForm(deps, press));
  for (const field of [FIELD.often, FIELD.strategy]) {
    onPress(app, deps, field, (press) => followForm(deps, press));
  }
  onForm(app, deps, SCHEDULE_FORM, (sent) => saveForm(deps, sent));
}

async function showEmptyForm(deps: Deps, press: ButtonPress): Promise<void> {
  const choices = await scheduleChoices(deps, press.workspaceId, press.personId);
  const hasStrategy = choices.strategies.length > 0;
  if (!hasStrategy || choices.audiences.length === 0)
    return await showSchedules(deps, press, 0, missingFirst(hasStrategy));
  const unseen = { id: undefined, turns: LEAST_TURNS, texts: [] };
  await pushForm(press, scheduleForm(choices, filledFrom(freshValues(choices)), unseen));
}

async function showFilledForm(deps: Deps, press: ButtonPress): Promise<void> {
  const { workspaceId, personId, value } = press;
  const known = await findSchedule(deps, workspaceId, value);
  if (known === undefined) return await showSchedules(deps, press);
  const { id, rotation } = known.schedule;
  const turns = Math.max(LEAST_TURNS, rotation.length);
  const filled = filledFrom(scheduleValues(known.schedule));
  const choices = await scheduleChoices(deps, workspaceId, personId);
  await pushForm(press, scheduleForm(choices, filled, { id, turns, texts: textsOf(rotation) }));
}

/** What stands in the form of a new schedule: as little as possible is left to fill in. */
function freshValues({ timeZone, today }: ScheduleChoices) {
  return {
    [FIELD.often]: 'weekly',
    [FIELD.from]: today,
    [FIELD.zone]: timeZone,
    ...Object.fromEntries(
      DEFAULT_ROTATION.map((refs, turn) => [turnField(turn), refs.map((ref) => refValue(ref, []))]),
    ),
    [FIELD.openDays]: '3',
    [FIELD.reminders]: '24',
    [FIELD.grace]: '12',
  };
}

/** Shows the fields that follow from what was just picked; what stands in the others stays. */
async function followForm(deps: Deps, press: ButtonPress): Promise<void> {
  const { view, workspaceId, personId } = press;
  if (view === undefined) return;
  const unseen = await unseenOf(deps, workspaceId, view);
  const choices = await scheduleChoices(deps, workspaceId, personId);
  const filled = orElse(press.form, filledFrom({ [FIELD.from]: choices.today }));
  await showPage(press, scheduleForm(choices, filled, unseen));
}

function orElse(form: Filled, other: Filled): Filled {
  return {
    one: (name) => form.one(name) || other.one(name),
    many: (name) => form.many(name),
  };
}

async function saveForm(deps: Deps, sent: SentForm): Promise<FormOutcome> {
  const { workspaceId, form, view } = sent;
  const unseen = await unseenOf(deps, workspaceId, view);
  if (form.one(FIELD.often) !== unseen.often) return tooFast();
  const read = scheduleFrom(form, unseen);
  if (!read.ok) return { kind: 'problems', problems: read.error };
  const schedule = read.value;
  const save = async (): Promise<FormProblems | undefined> => {
    const saved = await saveSchedule(deps, workspaceId, schedule, unseen.id === undefined);
    return saved.ok ? undefined : problemsAt(saved.error, unseen.often);
  };
  const renewed = async (client: WebClient) => {
    const detail = await describeSchedule(deps, workspaceId, schedule.id);
    if (detail !== undefined) await renewPage(client, sent, schedulePage(detail, SAVED));
  };
  // Slack alone knows whether the app is in a channel.
  const asksSlack = schedule.delivery.kind === 'channel';
  return asksSlack ? savedLater(save, renewed) : await savedNow(save, renewed);
}

/** Sent before the fields for it had come. */
function tooFast(): FormOutcome {
  const message = 'The fields for this are only just coming; fill them in and save again.';
  return { kind: 'problems', problems: { [FIELD.often]: message } };
}

async function unseenOf(
  deps: Deps,
  workspaceId: string,
  view: { readonly private_metadata: string },
): Promise<Unseen & { readonly often: Often }> {
  const { id, turns, often } = metadataOf(view, metadataSchema);
  const known = id === undefined ? undefined : await findSchedule(deps, workspaceId, id);
  return {
    id,
    turns,
    texts: textsOf(known?.schedule.rotation ?? []),
    isPaused: known?.schedule.isPaused ?? false,
    often: isOften(often) ? often : 'weekly',
  };
}

function problemsAt(found: readonly ScheduleProblem[], often: Often): Problems {
  return Object.fromEntries(found.map(({ part, message }) => [fieldOfPart(part, often), message]));
}

function fieldOfPart(part: ScheduleProblem['part'], often: Often): string {
  switch (part) {
    case 'name':
      return FIELD.name;
    case 'strategy':
      return FIELD.strategy;
    case 'audience':
      return FIELD.audience;
    case 'recurrence':
      return fieldOfRecurrence(often);
    case 'where':
      return FIELD.channel;
    default:
      return turnField(part.turn);
  }
}
