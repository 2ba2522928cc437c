import type { Deps } from '../../deps.ts';
import type { Round } from '../../domain/round.ts';
import { type AskCount, tellable } from './concerned.ts';

/**
 * Counts who was asked in a round that puts a collision to people. Where names are not shown nobody
 * watches the answers come in: they are counted once it has closed.
 */
export async function countAsked(
  { rounds }: Pick<Deps, 'rounds'>,
  round: Round,
): Promise<AskCount> {
  let [asked, answered] = [0, 0];
  for (const { id, state } of await rounds.prompts(round.id)) {
    const hasAnswered = await rounds.isAnswered(id);
    if (hasAnswered) answered += 1;
    if (hasAnswered || state === 'waiting' || state === 'sent') asked += 1;
  }
  const people = tellable(asked, round);
  const isSealed = round.disclosure !== 'named' && round.closedAt === null;
  return { people, answered: people === null || isSealed ? null : tellable(answered, round) };
}
