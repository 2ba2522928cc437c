import type { ModalView } from '@slack/types';
import type { Settings } from '../../../domain/settings.ts';
import { plainText, wordsField } from '../../../slack/form-fields.ts';
import { paragraph } from '../../../slack/text.ts';

export const PROFILE_FIELDS_FORM = 'settings_profile_fields_form';

/** The form that says which fields of a Slack profile hold function and level. */
export function profileFieldsForm({ profileFields }: Settings): ModalView {
  return {
    type: 'modal',
    callback_id: PROFILE_FIELDS_FORM,
    title: plainText('Slack profiles'),
    submit: plainText('Save and read them'),
    close: plainText('Cancel'),
    blocks: [
      paragraph(
        'If your workspace keeps function or level in Slack profiles, name the fields here. What stands in a profile then wins over what is written here; an empty field changes nothing. Slack lets me read about a hundred profiles a minute.',
      ),
      wordsField({
        name: 'profileFunction',
        label: 'The field with the function',
        hint: 'Its name as it shows in profiles, such as Team. Empty: none.',
        value: profileFields.function ?? '',
        most: 100,
        isOptional: true,
      }),
      wordsField({
        name: 'profileLevel',
        label: 'The field with the level',
        hint: 'It must say executive, director, manager or frontline; anything else is passed over.',
        value: profileFields.level ?? '',
        most: 100,
        isOptional: true,
      }),
    ],
  };
}
