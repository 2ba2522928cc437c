import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../../deps.ts';
import { holdersOf } from '../../../domain/person.ts';
import { personField } from '../../../slack/form-fields.ts';
import { modal } from '../../../slack/modal.ts';
import { onForm } from '../../../slack/sent-form.ts';
import { paragraph } from '../../../slack/text.ts';
import { stepForm } from './checklist-blocks.ts';
import { stepDone } from './step-done.ts';

/** Asks who reads the report. */
export function readerForm(): ModalView {
  return modal({
    callbackId: stepForm('report'),
    title: 'Who reads the report',
    submit: 'Save',
    blocks: [
      paragraph(
        'Whoever owns the strategy, and can settle what people read differently. Leaders are told who sees their words before they answer.',
      ),
      personField({
        name: 'reader',
        label: 'The first reader',
        hint: 'An admin sees no report by that alone. More readers can be named under People.',
      }),
    ],
  });
}

/** Who reads the report: somebody who is here. */
export function registerReaderStep(app: App, deps: Deps): void {
  onForm(app, deps, stepForm('report'), async (sent) => {
    const { workspaceId } = sent;
    const reader = sent.form.one('reader');
    const person = await deps.people.find(workspaceId, reader);
    if (person?.standing !== 'active') return { kind: 'problems', problems: { reader: NOT_HERE } };
    const known = holdersOf(await deps.people.roles(workspaceId), 'executive');
    await deps.people.setHolders(workspaceId, 'executive', [...new Set([...known, reader])]);
    return stepDone(deps, sent);
  });
}

const NOT_HERE =
  'Please pick somebody of this workspace: no guests, no apps, and nobody of another organisation.';
