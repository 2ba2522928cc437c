import type { KnownBlock, ModalView } from '@slack/types';
import { stamped } from './modal.ts';
import type { ShownView } from './shown-view.ts';
import { escapeShort, paragraph, plainText } from './text.ts';

/** What a field holds, and by which name it is handed back to Slack. */
const INITIAL: Readonly<Record<string, string>> = {
  value: 'initial_value',
  selected_option: 'initial_option',
  selected_options: 'initial_options',
  selected_user: 'initial_user',
  selected_users: 'initial_users',
  selected_conversation: 'initial_conversation',
  selected_conversations: 'initial_conversations',
  selected_date: 'initial_date',
  selected_time: 'initial_time',
};

/** A form that was sent, with all that stood in it and, above, what is wrong; a file must be picked anew. */
export function formAgain(view: ShownView, problems: Readonly<Record<string, string>>): ModalView {
  const sentences = Object.values(problems).map((sentence) => escapeShort(sentence, 2000));
  const filled = view.blocks.map((block) => refilled(block, view.state?.values));
  return {
    type: 'modal',
    callback_id: view.callback_id,
    title: plainText(view.title?.text ?? 'Throughline'),
    ...(view.submit ? { submit: plainText(view.submit.text) } : {}),
    close: plainText(view.close?.text ?? 'Cancel'),
    private_metadata: stamped(view.private_metadata),
    ...(view.notify_on_close ? { notify_on_close: true } : {}),
    blocks: [paragraph(`:warning: ${sentences.join('\n')}`), ...filled],
  };
}

type Shown = ShownView['blocks'][number];

function refilled(block: Shown, values: unknown): KnownBlock {
  const { element } = block;
  const held = at(at(values, block.block_id), at(element, 'action_id'));
  const isField = block.type === 'input' && isObject(element) && isObject(held);
  // Slack describes its blocks as it takes them.
  return (isField
    ? { ...block, element: withHeld(element, held) }
    : block) as unknown as KnownBlock;
}

function withHeld(element: object, held: object): object {
  const bare = Object.entries(element).filter(([name]) => !name.startsWith('initial_'));
  const filled = Object.entries(held).flatMap(([name, value]) => {
    const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
    const initial = INITIAL[name];
    return initial === undefined || isEmpty ? [] : [[initial, value] as const];
  });
  return Object.fromEntries([...bare, ...filled]);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function at(value: unknown, name: unknown): unknown {
  return isObject(value) && typeof name === 'string' ? Reflect.get(value, name) : undefined;
}
