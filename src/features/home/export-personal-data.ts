import type { Deps } from '../../deps.ts';
import type { Owner } from './own-answers-store.ts';

const ABOUT = [
  'This is everything that Throughline keeps about you, and nobody else gets this file from it.',
  'askings: each time you were asked, what you picked, and a form you did not send.',
  'answers: what you wrote or said, with every earlier wording and every reading of it.',
  'A reading by "leader" is your own correction; any other is how a reader understood you.',
  'All moments are in UTC. "ts" is how Slack numbers a message.',
  'To delete an answer, open the Home tab of Throughline in Slack.',
];

/**
 * Everything that is kept of somebody, as a file for them: JSON that says in plain words what it holds.
 * `answers` is how many replies are in it.
 */
export async function exportPersonalData(
  { personalData, clock }: Deps,
  { workspaceId, personId }: Owner,
) {
  const madeAt = clock();
  const data = await personalData.gather(workspaceId, personId);
  const content = `${JSON.stringify({ about: ABOUT, madeAt, ...data }, null, 2)}\n`;
  const day = madeAt.toISOString().slice(0, 10);
  return { name: `throughline-my-answers-${day}.json`, content, answers: data.answers.length };
}
