import type { KnownBlock, ModalView } from '@slack/types';
import {
  channelsField,
  choiceField,
  choicesField,
  fitOptions,
  radioField,
  wordsField,
} from '../../../slack/form-fields.ts';
import type { Filled } from '../../../slack/form-values.ts';
import { modal } from '../../../slack/modal.ts';
import { smallPrint } from '../../../slack/text.ts';
import type { ScheduleChoices } from '../describe-schedules.ts';
import { askableOptions } from './question-choices.ts';
import { dispatching, isOften, oftenField, whenFields } from './recurrence-fields.ts';
import { FIELD, turnField } from './schedule-fields.ts';
import type { Unseen } from './schedule-values.ts';

/** The form of a schedule, and where it keeps what it does not ask. */
export const SCHEDULE_FORM = 'schedule_form';

/**
 * The form of a schedule, filled with what is known. `unseen.id` is undefined for a new one, which
 * needs a name. There is at least one strategy and one audience to choose.
 */
export function scheduleForm(
  choices: ScheduleChoices,
  filled: Filled,
  unseen: Pick<Unseen, 'id' | 'turns' | 'texts'>,
): ModalView {
  const often = filled.one(FIELD.often);
  const kind = isOften(often) ? often : 'weekly';
  const { id, turns } = unseen;
  return modal({
    callbackId: SCHEDULE_FORM,
    title: id === undefined ? 'New schedule' : 'Edit this schedule',
    submit: 'Save',
    metadata: { id, turns, often: kind },
    blocks: [
      ...(id === undefined ? [nameField(filled)] : []),
      ...whoFields(choices, filled),
      oftenField(kind),
      ...whenFields(kind, filled),
      ...clockFields(choices, filled),
      ...whereFields(filled),
      ...turnFields(choices, filled, unseen),
      ...limitFields(filled),
    ],
  });
}

function nameField(filled: Filled): KnownBlock {
  return wordsField({
    name: FIELD.name,
    label: 'What do you call this schedule?',
    hint: 'You find it under this name later. Leaders do not see it.',
    value: filled.one(FIELD.name),
    most: 60,
    placeholder: 'Leaders, every quarter',
  });
}

function whoFields(choices: ScheduleChoices, filled: Filled): readonly KnownBlock[] {
  const strategies = choices.strategies.map(({ id, content }) => ({
    value: id,
    label: content.name,
  }));
  const audiences = choices.audiences.map((id) => ({ value: id, label: id }));
  return [
    dispatching(
      choiceField({
        name: FIELD.strategy,
        label: 'Which strategy is it about?',
        options: fitOptions(strategies, [filled.one(FIELD.strategy)]),
        value: filled.one(FIELD.strategy) || (strategies[0]?.value ?? ''),
      }),
    ),
    choiceField({
      name: FIELD.audience,
      label: 'Who is asked?',
      options: fitOptions(audiences, [filled.one(FIELD.audience)]),
      value: filled.one(FIELD.audience),
    }),
  ];
}

function clockFields(choices: ScheduleChoices, filled: Filled): readonly KnownBlock[] {
  const options = [
    { value: 'local', label: "At this hour by each leader's own clock" },
    { value: 'zone', label: 'At the same moment for everybody, in the time zone below' },
  ];
  const value = filled.one(FIELD.clock) || 'local';
  return [
    radioField({ name: FIELD.clock, label: 'By whose clock?', options, value }),
    wordsField({
      name: FIELD.zone,
      label: 'Time zone',
      hint: "Such as Europe/Berlin. With each leader's own clock it only says when a day begins.",
      value: filled.one(FIELD.zone) || choices.timeZone,
      most: 60,
    }),
  ];
}

function whereFields(filled: Filled): readonly KnownBlock[] {
  const options = [
    { value: 'direct', label: 'Each leader alone, in a direct message' },
    { value: 'channel', label: 'Together in a channel, answers in its thread' },
  ];
  const value = filled.one(FIELD.where) || 'direct';
  return [
    radioField({ name: FIELD.where, label: 'Where are they asked?', options, value }),
    channelsField({
      name: FIELD.channel,
      label: 'Which channel?',
      hint: 'Only if you ask in a channel. Invite me there first.',
      isOptional: true,
      values: filled.many(FIELD.channel),
      most: 1,
    }),
  ];
}

function turnFields(
  choices: ScheduleChoices,
  filled: Filled,
  { turns, texts }: Pick<Unseen, 'turns' | 'texts'>,
): readonly KnownBlock[] {
  const strategyId = filled.one(FIELD.strategy) || choices.strategies[0]?.id;
  const strategy = choices.strategies.find(({ id }) => id === strategyId)?.content;
  const picked = Array.from({ length: turns }, (_, turn) => filled.many(turnField(turn))).flat();
  const options = askableOptions(strategy, choices.own, texts, picked);
  const fields = Array.from({ length: turns }, (_, turn) =>
    choicesField({
      name: turnField(turn),
      label: turnLabel(turn),
      ...(turn === 0
        ? {
            hint: 'These take a leader two minutes. To fix the trade-offs, pick them instead of “chosen each time”.',
          }
        : {}),
      isOptional: turn > 0,
      options,
      values: filled.many(turnField(turn)),
    }),
  );
  const note =
    'To ask something else each time, fill in more of these. After the last it starts again with the first.';
  return [...fields.slice(0, 1), smallPrint(note), ...fields.slice(1)];
}

function turnLabel(turn: number): string {
  if (turn === 0) return 'What is asked?';
  return `And the ${TURNS[turn - 1] ?? `${turn + 1}th`} time?`;
}

const TURNS = ['second', 'third', 'fourth'];

function limitFields(filled: Filled): readonly KnownBlock[] {
  return [
    wordsField({
      name: FIELD.openDays,
      label: 'How many working days may they take?',
      value: filled.one(FIELD.openDays),
      most: 5,
    }),
    wordsField({
      name: FIELD.reminders,
      label: 'Remind those who have not answered after how many hours?',
      hint: 'Such as 24, 48. Leave it empty for no reminder. Reminders keep to working hours.',
      isOptional: true,
      value: filled.one(FIELD.reminders),
      most: 60,
    }),
    wordsField({
      name: FIELD.grace,
      label: 'How many hours late may a question still go out?',
      hint: 'After an outage a question that is later than this is left out rather than sent.',
      value: filled.one(FIELD.grace),
      most: 5,
    }),
  ];
}
