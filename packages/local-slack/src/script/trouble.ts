import { type JsonObject, objectAt, textAt } from '../json.ts';
import type { World } from '../world.ts';

/** What Slack shows where an interaction of each kind was not acknowledged within three seconds. */
const words: Readonly<Record<string, string>> = {
  view_submission: 'We had some trouble connecting. Try again?',
  view_closed: '',
  block_actions: 'A warning sign beside what was pressed.',
};
const otherwise = 'Sorry, that didn’t work. Try again?';

/** Shows the person who acted that the app did not answer, and tells what they read. */
export function showTrouble(world: World, body: JsonObject, reason: string): string {
  const command = textAt(body, 'command');
  const error = reason.includes('timeout') ? 'operation_timeout' : 'dispatch_failed';
  const text =
    command === undefined
      ? (words[textAt(body, 'type') ?? ''] ?? otherwise)
      : `${command} failed with the error "${error}"`;
  const userId = textAt(body, 'user_id') ?? textAt(objectAt(body, 'user'), 'id') ?? '';
  if (text !== '') world.people.get(userId)?.troubles.push(text);
  world.changes.notify();
  return text;
}
