import type { HostAction } from 'local-slack';
import type { ThroughlineApp } from '../app.ts';
import { counted } from '../domain/words.ts';
import { READ_BACK_MORE } from '../features/answers/saying.ts';
import { parseStrategy } from '../features/strategies/parse-strategy.ts';
import type { OpenRound } from './move-clock.ts';
import { type LocalSlack, pressButtons } from './press-buttons.ts';
import type { Company } from './read-company.ts';

type Parts = {
  readonly app: Pick<ThroughlineApp, 'tick'>;
  readonly slack: LocalSlack;
  readonly round: OpenRound;
};

/** Everybody who has said nothing in the open round says what the example has them say, and presses. */
export function othersAnswer(parts: Parts, company: Company, strategy: string): HostAction {
  return {
    label: 'Let the others answer',
    detail: () => 'Everybody who has said nothing yet in this round',
    isPossible: () => parts.round.openedAt !== undefined,
    run: async () => {
      const count = await letOthersAnswer(parts, company, strategy);
      return count === 0
        ? 'Everybody has answered.'
        : `${counted(count, 'answer', 'answers')} came in.`;
    },
  };
}

async function letOthersAnswer(
  { app, slack, round }: Parts,
  company: Company,
  text: string,
): Promise<number> {
  const since = `${Math.floor((round.openedAt ?? 0) / 1000)}.000000`;
  const quiet = company.replies.filter(({ personId }) => !hasAnswered(slack, personId, since));
  for (const { personId, text, edit } of quiet) await slack.person(personId).dm(edit ?? text);
  await app.tick();
  const presses = company.presses.filter(({ person }) =>
    quiet.some(({ personId }) => personId === person),
  );
  for (const { person } of presses)
    await slack.waitFor(`a read-back to ${person}`, () =>
      slack
        .person(person)
        .dms()
        .some(({ ts, blocks }) => ts > since && JSON.stringify(blocks).includes(READ_BACK_MORE)),
    );
  const strategy = parseStrategy(text, 'strategy');
  if (strategy.ok) await pressButtons(slack, presses, strategy.value);
  await app.tick();
  return quiet.length;
}

function hasAnswered(slack: LocalSlack, personId: string, since: string): boolean {
  const dms = slack.person(personId).dms();
  return dms.some(({ from, ts, deleted }) => from === personId && ts > since && !deleted);
}
