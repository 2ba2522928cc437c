/** Where blocks are shown: a message, a modal, or the app's Home tab. */
export type Surface = 'message' | 'modal' | 'home';

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];
const MESSAGES: readonly Surface[] = ['message'];

/**
 * Surfaces of each block type, after the "available in surfaces" list of Slack's block reference.
 * Stricter than that list in three places, because Slack does not show what the list promises:
 * cards in modals, and the two kinds of table outside messages. Apps may never send a file block.
 */
const BLOCK_SURFACES: ReadonlyMap<string, readonly Surface[]> = new Map([
  ['actions', EVERYWHERE],
  ['alert', ['modal']],
  ['card', ['message', 'home']],
  ['carousel', ['message', 'home']],
  ['container', MESSAGES],
  ['context', EVERYWHERE],
  ['context_actions', MESSAGES],
  ['data_table', MESSAGES],
  ['divider', EVERYWHERE],
  ['file', []],
  ['header', EVERYWHERE],
  ['image', EVERYWHERE],
  ['input', EVERYWHERE],
  ['markdown', MESSAGES],
  ['plan', MESSAGES],
  ['rich_text', EVERYWHERE],
  ['section', EVERYWHERE],
  ['table', MESSAGES],
  ['task_card', MESSAGES],
  ['video', EVERYWHERE],
]);

/** Surfaces of the elements that are not allowed everywhere, after each element's reference page. */
const ELEMENT_SURFACES: ReadonlyMap<string, readonly Surface[]> = new Map([
  ['datetimepicker', ['message', 'modal']],
  ['email_text_input', ['modal']],
  ['feedback_buttons', MESSAGES],
  ['file_input', ['modal']],
  ['icon_button', MESSAGES],
  ['number_input', ['modal']],
  ['rich_text_input', ['modal', 'home']],
  ['url_text_input', ['modal']],
  ['workflow_button', MESSAGES],
]);

/** True if Slack shows blocks of this type on this surface. An unknown type is allowed nowhere. */
export function isBlockAllowedOn(type: string, surface: Surface): boolean {
  return BLOCK_SURFACES.get(type)?.includes(surface) ?? false;
}

/** True if Slack shows elements of this type on this surface. Unlisted elements are allowed. */
export function isElementAllowedOn(type: string, surface: Surface): boolean {
  return ELEMENT_SURFACES.get(type)?.includes(surface) ?? true;
}

/** The surface's name in a sentence, plural. */
export function surfaceName(surface: Surface): string {
  return { message: 'messages', modal: 'modals', home: 'Home tabs' }[surface];
}
