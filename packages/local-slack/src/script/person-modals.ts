import { type ElementInput, enteredState, isEmptyState } from '../elements/element-state.ts';
import { elementNames, findElement, interactiveElements } from '../elements/find-elements.ts';
import { setState } from '../elements/state-values.ts';
import { isObject, type JsonObject, listAt, objectAt } from '../json.ts';
import { fileObject } from '../shapes/file-object.ts';
import { interactionBase } from '../shapes/interaction.ts';
import { viewObject } from '../shapes/view-object.ts';
import { addFile } from '../state/files.ts';
import type { Person } from '../state/person.ts';
import { issueResponseUrl } from '../state/response-url.ts';
import { issueTrigger } from '../state/trigger.ts';
import type { View } from '../state/view.ts';
import { addView, closeModalsOf, closeView, maxModals, replaceView } from '../state/views.ts';
import { viewRefusal } from '../web-api/view-content.ts';
import type { World } from '../world.ts';
import { interact } from './interact.ts';
import { type SeenView, seenView } from './seen.ts';

/** What became of a submitted modal. */
export type SubmitResult = {
  readonly outcome: 'closed' | 'errors' | 'updated' | 'pushed' | 'cleared';
  /** By block_id, with `errors`. */
  readonly errors?: Readonly<Record<string, string>>;
  /** The view that shows now, with `updated` and `pushed`. */
  readonly view?: SeenView;
};

/** What a person enters: as into any element, or a file for a `file_input`. */
export type FormInput = ElementInput | { readonly name: string; readonly content: string | Buffer };

/** A person fills in a modal and submits it. Rejects where Slack's own form would not let them. */
export async function submitAs(
  world: World,
  person: Person,
  view: View,
  entered: Readonly<Record<string, FormInput>>,
): Promise<SubmitResult> {
  if (!view.content['submit'] && interactiveElements(listAt(view.content, 'blocks')).length === 0)
    throw new Error('this modal has nothing to submit');
  fillIn(world, person, view, entered);
  mustBeComplete(view);
  world.changes.notify();
  const payload = await interact(world, `the submission of ${person.handle}`, {
    type: 'view_submission',
    ...interactionBase(world, person),
    trigger_id: issueTrigger(world, person.id, view.id).id,
    view: viewObject(world, view),
    response_urls: responseUrls(world, person, view),
  });
  return applyResponse(world, person, view, isObject(payload) ? payload : {});
}

/** A person closes a modal, or with `all` the whole stack. */
export async function closeAs(
  world: World,
  person: Person,
  view: View,
  all: boolean,
): Promise<void> {
  const clears = all || view.content['clear_on_close'] === true;
  if (clears) closeModalsOf(world, person);
  else closeView(world, view);
  if (view.content['notify_on_close'] !== true) return;
  await interact(world, `the closing of a modal by ${person.handle}`, {
    type: 'view_closed',
    ...interactionBase(world, person),
    view: viewObject(world, view),
    is_cleared: clears,
  });
}

/** Slack hands out an address for each conversation that was picked where the form asked for one. */
function responseUrls(world: World, person: Person, view: View): readonly JsonObject[] {
  return interactiveElements(listAt(view.content, 'blocks')).flatMap((found) => {
    if (found.element['response_url_enabled'] !== true) return [];
    const { selected_conversation, selected_channel } =
      view.state[found.blockId]?.[found.actionId] ?? {};
    const channel = selected_conversation ?? selected_channel;
    if (typeof channel !== 'string') return [];
    const response_url = issueResponseUrl(world, 'app', { channel, userId: person.id });
    const { blockId: block_id, actionId: action_id } = found;
    return [{ block_id, action_id, channel_id: channel, response_url }];
  });
}

/** What a person enters stands in the view from now on; nobody is told. */
export function fillIn(
  world: World,
  person: Person,
  view: View,
  entered: Readonly<Record<string, FormInput>>,
): void {
  const blocks = listAt(view.content, 'blocks');
  for (const [name, input] of Object.entries(entered)) {
    const found = findElement(blocks, name);
    if (!found) throw new Error(`this modal has no "${name}"; it has: ${elementNames(blocks)}`);
    const state = isUpload(input)
      ? uploadedState(world, person, found.element, input)
      : enteredState(found.element, input);
    setState(view.state, found, state);
  }
}

type Upload = Extract<FormInput, { readonly name: string }>;

function isUpload(input: FormInput): input is Upload {
  return input !== null && typeof input === 'object' && 'content' in input;
}

function uploadedState(
  world: World,
  person: Person,
  element: JsonObject,
  { name, content }: Upload,
): JsonObject {
  if (element['type'] !== 'file_input') throw new Error('only a file_input takes a file');
  const kinds = element['filetypes'];
  const kind = name.split('.').at(-1) ?? '';
  if (Array.isArray(kinds) && !kinds.includes(kind))
    throw new Error(`Slack takes only ${kinds.join(', ')} here, not ${name}`);
  const bytes = Buffer.from(content);
  const owner = person.id;
  const file = addFile(world, { owner, name, bytes, complete: true, isInForm: true });
  return { type: 'file_input', files: [fileObject(world, file)] };
}

function mustBeComplete(view: View): void {
  for (const found of interactiveElements(listAt(view.content, 'blocks'))) {
    if (found.block['type'] !== 'input' || found.block['optional'] === true) continue;
    if (isEmptyState(view.state[found.blockId]?.[found.actionId]))
      throw new Error(
        `Slack does not submit this modal: "${found.actionId}" is empty and not optional`,
      );
  }
}

function applyResponse(
  world: World,
  person: Person,
  view: View,
  payload: JsonObject,
): SubmitResult {
  switch (payload['response_action']) {
    case undefined:
      if (Object.keys(payload).length > 0)
        throw new Error('Slack takes only an empty answer or one with a response_action');
      closeView(world, view);
      return { outcome: 'closed' };
    case 'clear':
      closeModalsOf(world, person);
      return { outcome: 'cleared' };
    case 'errors':
      return { outcome: 'errors', errors: errorsOf(view, payload) };
    case 'update': {
      replaceView(world, view, viewOf(world, payload, view.id));
      return { outcome: 'updated', view: seenView(world, view) };
    }
    case 'push': {
      if (person.modals.length >= maxModals) throw new Error(`Slack stacks ${maxModals} modals`);
      const pushed = addView(world, person, 'modal', viewOf(world, payload));
      return { outcome: 'pushed', view: seenView(world, pushed) };
    }
    default:
      throw new Error(`Slack knows no response_action "${String(payload['response_action'])}"`);
  }
}

function errorsOf(view: View, payload: JsonObject): Readonly<Record<string, string>> {
  const errors = objectAt(payload, 'errors') ?? {};
  const inputs = listAt(view.content, 'blocks').filter((block) => block['type'] === 'input');
  const known = new Set(inputs.map((block) => block['block_id']));
  for (const blockId of Object.keys(errors))
    if (!known.has(blockId))
      throw new Error(`Slack shows an error only at an input block; "${blockId}" is none`);
  if (Object.keys(errors).length === 0)
    throw new Error('response_action errors came without errors');
  return Object.fromEntries(Object.entries(errors).map(([key, value]) => [key, String(value)]));
}

function viewOf(world: World, payload: JsonObject, except?: string): JsonObject {
  const view = objectAt(payload, 'view');
  if (!view) throw new Error('the response_action came without a view');
  const refusal = viewRefusal(world, view, 'modal', except);
  if (refusal) throw new Error(`Slack would not show this view: ${JSON.stringify(refusal)}`);
  return view;
}
