import { fieldOf } from '../../../src/block-kit/checks.ts';
import { listAt, plainAt, stringAt } from '../../../src/block-kit/read-values.ts';
import { readFileAsBase64 } from '../read-file.ts';
import { asText, type ElementProps, useElement } from './surface.ts';

/** The keyboard that a phone shows. What is wrong is said in Slack's words and not by the browser. */
const KEYBOARDS: Readonly<Record<string, 'email' | 'url' | 'decimal'>> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
};

/** Everything that is typed. */
export function TextInput(props: ElementProps) {
  const { element, block, labelId, describedBy } = props;
  const { domId, value, type, error } = useElement(props);
  const kind = stringAt(element, 'type');
  const triggers = listAt(
    fieldOf(element, 'dispatch_action_config') ?? { trigger_actions_on: ['on_enter_pressed'] },
    'trigger_actions_on',
  );
  const max = fieldOf(element, 'max_length');
  const common = {
    id: domId,
    class: 'field',
    value: asText(value),
    placeholder: plainAt(element, 'placeholder'),
    'aria-labelledby': labelId,
    'aria-describedby': describedBy,
    'aria-invalid': error !== undefined,
    'data-autofocus': fieldOf(element, 'focus_on_load') === true ? '' : undefined,
    maxLength: typeof max === 'number' ? max : 3000,
    onInput: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      type(currentTarget.value, triggers.includes('on_character_entered')),
  };
  const isTall = fieldOf(element, 'multiline') === true || kind === 'rich_text_input';
  if (isTall) return <textarea {...common} rows={4} />;
  return (
    <input
      {...common}
      type="text"
      inputMode={KEYBOARDS[kind]}
      onKeyDown={(event) => {
        const isTold = fieldOf(block, 'dispatch_action') === true;
        if (event.key !== 'Enter' || !isTold || !triggers.includes('on_enter_pressed')) return;
        // Else the form would be sent as well.
        event.preventDefault();
        type(event.currentTarget.value, true);
      }}
    />
  );
}

/** A file of the visitor's. */
export function FileInput(props: ElementProps) {
  const { element, labelId, describedBy } = props;
  const { domId, value, choose, error } = useElement(props);
  const kinds = listAt(element, 'filetypes').map((kind) => `.${String(kind)}`);
  const chosen = value !== null && typeof value === 'object' && 'base64' in value ? value.name : '';
  return (
    <div class="file-input">
      <input
        id={domId}
        type="file"
        class="field"
        accept={kinds.join(',') || undefined}
        aria-labelledby={labelId}
        aria-describedby={describedBy}
        aria-invalid={error !== undefined}
        onChange={async ({ currentTarget: { files } }) => {
          const file = files?.[0];
          if (file) choose({ name: file.name, base64: await readFileAsBase64(file) });
        }}
      />
      {chosen === '' ? null : <p class="hint">{chosen}</p>}
    </div>
  );
}
