import type { KnownBlock, ModalView } from '@slack/types';
import {
  choiceField,
  dateField,
  fitOptions,
  personField,
  wordsField,
} from '../../../slack/form-fields.ts';
import { modal, noticeView } from '../../../slack/modal.ts';
import { paragraph } from '../../../slack/text.ts';
import type { FittingSchedule } from '../../flags/act-on-flag.ts';
import { type FlagAct, LONGEST_REASON } from '../../flags/flag-workflow.ts';
import {
  BY_FIELD,
  FLAG_FORM,
  PERSON_FIELD,
  REASON_FIELD,
  SCHEDULE_FIELD,
} from '../../flags/slack/flag-actions.ts';

/** What a form of a flag does when it is sent. */
export type FormAct =
  | Extract<FlagAct['kind'], 'resolve' | 'dismiss' | 'decide' | 'assign' | 're-ask'>
  | 'ask-them';

/** The flag that a form is about, and the value of the list that its page goes back to; '' for none. */
export type AboutFlag = { readonly flagId: string; readonly back: string };

/** Asks why a flag is settled. */
export function reasonForm(kind: 'resolve' | 'dismiss', about: AboutFlag): ModalView {
  const [title, label] =
    kind === 'resolve'
      ? (['Resolved', 'What settled it?'] as const)
      : (['Dismiss', 'Why does it need no attention?'] as const);
  const hint = 'One sentence is enough. Every executive can read it here.';
  return form(title, kind, about, [
    wordsField({ name: REASON_FIELD, label, hint, isLong: true, most: LONGEST_REASON }),
  ]);
}

/** Asks who is to look after a flag. */
export function assignForm(about: AboutFlag): ModalView {
  return form('Who looks after it?', 'assign', about, [
    personField({
      name: PERSON_FIELD,
      label: 'Person',
      hint: 'They get a short message. Who is no executive does not see what people said: please tell them yourself.',
    }),
    dateField({ name: BY_FIELD, label: 'By when?', isOptional: true }),
  ]);
}

/** Asks with which schedule a flag is put to people again; says so where there is none. */
export function askAgainForm(about: AboutFlag, schedules: readonly FittingSchedule[]): ModalView {
  const [soonest] = schedules;
  if (soonest === undefined) {
    return noticeView(
      'Put it to people again',
      'No plan asks about this strategy again. An admin can make one with `/strategy-check`; then come back here.',
    );
  }
  const options = fitOptions(
    schedules.map(({ id, nextAt }) => ({
      value: id,
      label: `${id}, next on ${nextAt.toISOString().slice(0, 10)}`,
    })),
    [],
  );
  return form('Put it to people again', 're-ask', about, [
    paragraph(
      'The choice is added to the next round of this plan, once, with its sides in an order drawn for each person. The report after that says whether it moved.',
    ),
    choiceField({ name: SCHEDULE_FIELD, label: 'Which plan?', options, value: soonest.id }),
  ]);
}

/** A form about a flag. */
export function form(
  title: string,
  kind: FormAct,
  { flagId, back }: AboutFlag,
  blocks: readonly KnownBlock[],
): ModalView {
  return modal({
    callbackId: FLAG_FORM,
    title,
    submit: 'Save',
    metadata: `${kind} ${flagId}\n${back}`,
    blocks,
  });
}

/** What a form of a flag is about; undefined for metadata that is not ours. */
export function formSubject(
  metadata: string,
): (AboutFlag & { readonly kind: FormAct }) | undefined {
  const found = /^(resolve|dismiss|decide|assign|re-ask|ask-them) (.+)\n(.*)$/.exec(metadata);
  const [, kind, flagId, back = ''] = found ?? [];
  if (kind === undefined || flagId === undefined) return undefined;
  return { kind: kind as FormAct, flagId, back };
}
