import { isDeepStrictEqual } from 'node:util';
import { fieldOf } from './checks.ts';
import { readRichText } from './read-rich-text.ts';
import { listAt, paragraph, plainAt, stringAt, wordsOf } from './read-values.ts';
import type { Choice, Control, Names, Passage, Picture } from './render-model.ts';

/** Reads one element into the controls it shows; two for a pair of feedback buttons. */
export function readControls(element: unknown, names?: Names): readonly Control[] {
  const type = stringAt(element, 'type');
  if (type === 'feedback_buttons') {
    return ['positive_button', 'negative_button'].map((key) => readButton(fieldOf(element, key)));
  }
  return [readControl(element, type, names)];
}

function readControl(element: unknown, type: string, names?: Names): Control {
  switch (type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return readButton(element);
    case 'image':
      return readPicture(element);
    case 'checkboxes':
    case 'radio_buttons':
      return readChoices(element, type === 'checkboxes', names);
    case 'overflow':
      return {
        kind: 'overflow',
        labels: listAt(element, 'options').map((option) => plainAt(option, 'text')),
      };
    default:
      return type.endsWith('_input') ? readEntry(element, type, names) : readMenu(element, names);
  }
}

function readButton(element: unknown): Control {
  const style = stringAt(element, 'style');
  const colour = style === 'primary' || style === 'danger' ? style : 'plain';
  return { kind: 'button', label: plainAt(element, 'text'), colour };
}

/** A picture; one from Slack's own files has no address that a browser could open. */
export function readPicture(element: unknown): Picture {
  return {
    kind: 'picture',
    alt: plainAt(element, 'alt_text'),
    url: stringAt(element, 'image_url'),
  };
}

function readChoices(element: unknown, several: boolean, names?: Names): Control {
  const chosen = [fieldOf(element, 'initial_option'), ...listAt(element, 'initial_options')];
  const choices = listAt(element, 'options').map(
    (option): Choice => ({
      label: wordsOf(fieldOf(option, 'text'), names),
      description: wordsOf(fieldOf(option, 'description'), names),
      chosen: chosen.some((each) => isDeepStrictEqual(each, option)),
    }),
  );
  return { kind: 'choices', several, choices };
}

const INITIAL_IDS = ['user', 'channel', 'conversation'];
const INITIAL_PLAIN = ['initial_date', 'initial_time'];

/** Select menus and pickers: what is chosen, or the words that invite to choose. */
function readMenu(element: unknown, names?: Names): Control {
  const options = [fieldOf(element, 'initial_option'), ...listAt(element, 'initial_options')];
  const ids = INITIAL_IDS.flatMap((each) => [
    stringAt(element, `initial_${each}`),
    ...listAt(element, `initial_${each}s`),
  ]);
  const moment = fieldOf(element, 'initial_date_time');
  const chosen = [
    ...options.map((option) => plainAt(option, 'text')),
    ...ids.map((id) => (typeof id === 'string' ? (names?.(id) ?? id) : '')),
    ...INITIAL_PLAIN.map((key) => stringAt(element, key)),
    typeof moment === 'number' ? momentText(moment) : '',
  ];
  return {
    kind: 'menu',
    hint: plainAt(element, 'placeholder') || 'Choose',
    chosen: chosen.filter((each) => each !== ''),
  };
}

function momentText(seconds: number): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return '';
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function readEntry(element: unknown, type: string, names?: Names): Control {
  const initial = fieldOf(element, 'initial_value');
  const hint = plainAt(element, 'placeholder') || (type === 'file_input' ? 'Add files' : '');
  return {
    kind: 'entry',
    hint,
    value: typeof initial === 'string' ? asTyped(initial) : readRichText(initial, names),
    tall: fieldOf(element, 'multiline') === true || type === 'rich_text_input',
  };
}

/** Text in a field stands there exactly as it was typed. */
function asTyped(text: string): readonly Passage[] {
  return text === '' ? [] : [paragraph([{ kind: 'text', text, style: {} }])];
}
