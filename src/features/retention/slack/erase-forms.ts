import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { wordsField } from '../../../slack/form-fields.ts';
import { drawFields, modal, noticeView, one } from '../../../slack/modal.ts';
import { escapeMrkdwn, paragraph } from '../../../slack/text.ts';
import { type ErasureReceipt, type Found, heldInWords, receiptLines } from '../erase-person.ts';

export const ERASE_FORM = 'erase_person_form';
export const ERASE_SURE_FORM = 'erase_person_sure_form';
/** Whom the second form is about. */
export const erasePlaceSchema = z.object({ who: z.string().min(1) });

const TITLE = 'Erase a person';

/** Whom to erase: in words, since Slack offers nobody to pick who has left. */
export const ERASE_FIELDS = {
  who: one(wordsField, {
    label: 'Whom?',
    hint: 'Their e-mail address or their member id (in their Slack profile, under the three dots). Those who have left too.',
    most: 200,
  }),
};

/** Asks whom to erase; nothing is erased by it yet. */
export function eraseForm(who: string): ModalView {
  return modal({
    callbackId: ERASE_FORM,
    title: TITLE,
    submit: 'Look first',
    blocks: [
      paragraph(
        'For somebody who asks that all that is kept of them is erased. You see first how much there is.',
      ),
      ...drawFields(ERASE_FIELDS, { who }),
    ],
  });
}

/** Says how much there is, and asks whether it is to go. */
export function eraseSureForm(who: string, { held }: Found): ModalView {
  return modal({
    callbackId: ERASE_SURE_FORM,
    title: TITLE,
    submit: 'Erase for good',
    metadata: { who },
    blocks: [
      paragraph(`*${escapeMrkdwn(who)}*: ${heldInWords(held)}.`),
      paragraph(
        'All of it is erased, and nobody can bring it back. Reports that were shown before may count one answer less from now on.',
      ),
    ],
  });
}

/** What was erased. */
export function receiptView(receipt: ErasureReceipt): ModalView {
  return noticeView('Erased', receiptLines(receipt).join('\n\n'));
}
