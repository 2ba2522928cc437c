import type { KnownBlock } from '@slack/types';
import { isSetUp, type SetUpStep, type StepName } from '../../../domain/set-up-steps.ts';
import { hubAction } from '../../../slack/hub-view.ts';
import { pressButton, row } from '../../../slack/pages.ts';
import { escapeShort, paragraph } from '../../../slack/text.ts';

/** The button of each step while it is to be done, and the form that completes it. */
const TO_DO: Readonly<Record<StepName, { readonly label: string; readonly form: string }>> = {
  strategy: { label: 'Choose a strategy', form: 'checklist_rules_form' },
  people: { label: 'Choose the people', form: 'checklist_apply_form' },
  report: { label: 'Choose a reader', form: 'checklist_reader_form' },
  when: { label: 'Choose when', form: 'checklist_when_form' },
};

/** Where a step that is done is looked after. */
const ROOM = {
  strategy: 'strategies',
  people: 'audiences',
  report: 'people',
  when: 'schedules',
} as const;

/** The action id of the button of a step. */
export function stepAction(name: StepName): string {
  return `checklist_${name}`;
}

/** The callback id of the form that completes a step. */
export function stepForm(name: StepName): string {
  return TO_DO[name].form;
}

/** The forms after which the checklist shows something else. */
export const CHECKLIST_FORMS: readonly string[] = Object.values(TO_DO).map(({ form }) => form);

/** The four steps, each with how far it is and one button. */
export function checklistBlocks(steps: readonly SetUpStep[]): readonly KnownBlock[] {
  return steps.map(({ name, label, isDone, state }, at) => {
    const mark = isDone ? ':white_check_mark:' : ':white_large_square:';
    return row(
      `step_${name}`,
      `${mark} *${at + 1}. ${label}:* ${escapeShort(state, 400)}`,
      isDone
        ? pressButton(hubAction(ROOM[name]), 'Change', '')
        : pressButton(stepAction(name), TO_DO[name].label, ''),
    );
  });
}

/** The checklist as the head of a page; nothing once all of it is done. */
export function checklistUntilDone(steps: readonly SetUpStep[]): readonly KnownBlock[] {
  if (isSetUp(steps)) return [];
  const left = steps.filter(({ isDone }) => !isDone).length;
  return [
    paragraph(
      `*Four steps to the first question*, ${left === 4 ? 'ten minutes in all' : `${left} left`}:`,
    ),
    ...checklistBlocks(steps),
    { type: 'divider' },
  ];
}
