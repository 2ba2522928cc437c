import {
  type ElementInput,
  enteredState,
  initialState,
  optionOf,
} from '../elements/element-state.ts';
import { elementNames, type FoundElement, findElement } from '../elements/find-elements.ts';
import { initialValues, setState } from '../elements/state-values.ts';
import { type JsonObject, listAt, objectAt, textAt } from '../json.ts';
import { channelRef, interactionBase } from '../shapes/interaction.ts';
import { messageObject } from '../shapes/message-object.ts';
import { viewObject } from '../shapes/view-object.ts';
import type { Channel } from '../state/channel.ts';
import type { Message, StateValues } from '../state/message.ts';
import type { Person } from '../state/person.ts';
import { issueResponseUrl } from '../state/response-url.ts';
import { issueTrigger } from '../state/trigger.ts';
import type { View } from '../state/view.ts';
import type { World } from '../world.ts';
import { interact } from './interact.ts';

/** A person uses an element of a message. */
export async function clickMessage(
  world: World,
  person: Person,
  place: { channel: Channel; message: Message },
  name: string,
  input: ElementInput | undefined,
): Promise<void> {
  const { channel, message } = place;
  const found = elementOf(message.blocks, name, `the message ${message.ts}`);
  const values = message.state.get(person.id) ?? initialValues({ blocks: message.blocks });
  message.state.set(person.id, values);
  const action = actionObject(world, found, values, input);
  if (isOnlyEntered(found)) return;
  const ephemeral = message.ephemeralFor !== undefined;
  const threadTs = message.threadTs === undefined ? {} : { threadTs: message.threadTs };
  await interact(world, `the click of ${person.handle} on ${name}`, {
    type: 'block_actions',
    ...interactionBase(world, person),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    trigger_id: issueTrigger(world, person.id).id,
    channel: channelRef(channel),
    ...(ephemeral ? {} : { message: messageObject(world, message) }),
    state: { values },
    response_url: issueResponseUrl(world, 'actions', {
      channel: channel.id,
      userId: person.id,
      messageTs: message.ts,
      ...threadTs,
    }),
    actions: [action],
  });
}

/** A person uses an element of a modal or of the Home tab. */
export async function clickView(
  world: World,
  person: Person,
  view: View,
  name: string,
  input: ElementInput | undefined,
): Promise<void> {
  const found = elementOf(listAt(view.content, 'blocks'), name, `the view ${view.id}`);
  const action = actionObject(world, found, view.state, input);
  if (isOnlyEntered(found)) return;
  await interact(world, `the click of ${person.handle} on ${name}`, {
    type: 'block_actions',
    ...interactionBase(world, person),
    container: { type: 'view', view_id: view.id },
    trigger_id: issueTrigger(world, person.id, view.type === 'modal' ? view.id : undefined).id,
    view: viewObject(world, view),
    actions: [action],
  });
}

/** Slack tells the app of what is entered into an input block only where the block asks for it. */
function isOnlyEntered({ block }: FoundElement): boolean {
  return block['type'] === 'input' && block['dispatch_action'] !== true;
}

function elementOf(blocks: readonly JsonObject[], name: string, where: string): FoundElement {
  const found = findElement(blocks, name);
  if (found) return found;
  throw new Error(
    `${where} has nothing with the action_id "${name}"; it has: ${elementNames(blocks)}`,
  );
}

/** Sets the element's state and answers the entry of `actions` that Slack sends for it. */
function actionObject(
  world: World,
  found: FoundElement,
  values: StateValues,
  input: ElementInput | undefined,
): JsonObject {
  const { element, blockId, actionId } = found;
  const type = textAt(element, 'type') ?? '';
  const base = { action_id: actionId, block_id: blockId, type, action_ts: world.nextTs() };
  if (initialState(element) === undefined)
    return { ...base, ...statelessFields(element, type, input) };
  if (input !== undefined) setState(values, found, enteredState(element, input));
  world.changes.notify();
  return { ...base, ...values[blockId]?.[actionId] };
}

/** Of the two thumbs, the one that was pressed. */
function feedbackFields(element: JsonObject, input: ElementInput | undefined): JsonObject {
  const buttons = ['positive_button', 'negative_button'].map((key) => objectAt(element, key));
  const pressed = buttons.find((button) => button?.['value'] === input);
  if (pressed === undefined) throw new Error(`neither of the two has the value "${input}"`);
  return { text: pressed['text'], value: pressed['value'] };
}

function statelessFields(
  element: JsonObject,
  type: string,
  input: ElementInput | undefined,
): JsonObject {
  if (type === 'overflow') return { selected_option: optionOf(element, String(input)) };
  if (type === 'feedback_buttons') return feedbackFields(element, input);
  const { text, value, style, url } = element;
  return Object.fromEntries(
    Object.entries({ text, value, style, url }).filter(([, field]) => field !== undefined),
  );
}
