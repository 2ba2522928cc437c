import { textAt } from '../json.ts';
import type { World } from '../world.ts';

/** The last calls, deliveries and messages in words, for the text of a failed wait. */
export function recentActivity(world: World): string {
  const calls = world.record.apiCalls.slice(-10).map((call) => {
    const problem = call.answer['ok'] === true ? 'ok' : `${textAt(call.answer, 'error')}`;
    return `  ${call.method} -> ${call.status} ${problem}`;
  });
  const deliveries = world.record.deliveries.slice(-10).map((delivery) => {
    const outcomes = delivery.attempts.map((attempt) => attempt.outcome).join(', ') || 'under way';
    return `  ${delivery.label} -> ${outcomes}`;
  });
  const messages = [...world.channels.values()]
    .flatMap((channel) => [...channel.messages, ...channel.ephemerals])
    .sort((a, b) => (a.ts < b.ts ? -1 : 1))
    .slice(-10)
    .map((each) => `  ${each.channel} ${each.author.kind}: ${each.text.slice(0, 80)}`);
  return [
    'The last calls of the API:',
    ...calls,
    'The last deliveries:',
    ...deliveries,
    'The last messages:',
    ...messages,
  ].join('\n');
}
