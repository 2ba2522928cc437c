import type { KnownBlock, ModalView } from '@slack/types';
import { dateWithWeekday, localDateOf } from '../../../calendar/local-time.ts';
import type { PromptMessage } from '../../../domain/question.ts';
import type { Schedule } from '../../../domain/schedule.ts';
import { choiceField, fitOptions, radioField } from '../../../slack/form-fields.ts';
import { modal } from '../../../slack/modal.ts';
import { actions, pressButton } from '../../../slack/pages.ts';
import { questionBlocks } from '../../../slack/question-blocks.ts';
import { escapeShort, paragraph, smallPrint } from '../../../slack/text.ts';
import type { ScheduleChoices } from '../../schedules/describe-schedules.ts';
import { RHYTHMS, type Rhythm } from '../../schedules/ready-schedule.ts';
import { firstOccurrence } from '../../schedules/schedule-store.ts';
import { stepForm } from './checklist-blocks.ts';

/** The fields and the button of the form. */
export const WHEN = {
  rhythm: 'rhythm',
  strategy: 'checklist_about',
  audience: 'checklist_whom',
  sample: 'checklist_sample',
} as const;

type WhenParts = {
  readonly choices: ScheduleChoices;
  readonly ready: Readonly<Record<Rhythm, Schedule>>;
  readonly picked: Rhythm;
  readonly question: PromptMessage;
  readonly note: string;
  readonly now: Date;
};

/** The three rhythms, each with its first day, and the first question as leaders will get it. */
export function whenView({ choices, ready, picked, question, note, now }: WhenParts): ModalView {
  const { strategyId, timeZone } = ready[picked];
  return modal({
    callbackId: stepForm('when'),
    title: 'When',
    submit: 'Start',
    blocks: [
      ...pickFields(choices, ready[picked]),
      radioField({
        name: WHEN.rhythm,
        label: 'How often?',
        options: RHYTHMS.map((rhythm) => rhythmOption(rhythm, ready[rhythm], now)),
        value: picked,
      }),
      smallPrint(
        `Everybody is asked at 10:00 by their own clock, on a working day, and reminded once; answers are open for three working days. Days are counted in ${escapeShort(timeZone, 60)}, your time zone. All of it can be changed later.`,
      ),
      { type: 'divider' },
      paragraph('*The first question, as it will look:*'),
      ...questionBlocks(question),
      actions(pressButton(WHEN.sample, 'Send me a sample', strategyId)),
      ...(note === '' ? [] : [smallPrint(note)]),
    ],
  });
}

function rhythmOption(rhythm: Rhythm, schedule: Schedule, now: Date) {
  const first = firstOccurrence(schedule, now);
  const day = first === null ? '' : dateWithWeekday(localDateOf(first.localTime));
  return { value: rhythm, label: LABELS[rhythm], description: `First on ${day}` };
}

const LABELS: Readonly<Record<Rhythm, string>> = {
  quarterly: 'Every quarter',
  monthly: 'Every month',
  'six-weekly': 'Every six weeks',
};

/** Where there is but one strategy or audience, there is nothing to pick. */
function pickFields(
  { strategies, audiences }: ScheduleChoices,
  { strategyId, audienceId }: Schedule,
): readonly KnownBlock[] {
  const about = strategies.map(({ id, content }) => ({ value: id, label: content.name }));
  const whom = audiences.map((id) => ({ value: id, label: id }));
  return [
    ...pickField(WHEN.strategy, 'About which strategy?', about, strategyId),
    ...pickField(WHEN.audience, 'Whom?', whom, audienceId),
  ];
}

function pickField(
  name: string,
  label: string,
  options: readonly { readonly value: string; readonly label: string }[],
  value: string,
): readonly KnownBlock[] {
  if (options.length < 2) return [];
  return [choiceField({ name, label, options: fitOptions(options, [value]), value })];
}
