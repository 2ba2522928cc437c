import type { HostAction } from 'local-slack';
import type { ThroughlineApp } from '../app.ts';
import { counted, formatList } from '../domain/words.ts';
import type { LocalSlack } from './press-buttons.ts';
import type { DemoClock } from './start-company.ts';

const HOUR = 3_600_000;
/** Longer than any rhythm that the demo has: a quarter, and a little. */
const MOST_HOURS = 100 * 24;

type Parts = {
  readonly app: Pick<ThroughlineApp, 'tick' | 'nextSendAt'>;
  readonly slack: Pick<LocalSlack, 'tick'>;
  readonly clock: DemoClock;
  readonly round: OpenRound;
};

/** The round that a visitor of the page is in; undefined when none is open. */
export type OpenRound = { openedAt: number | undefined };

type Work = Awaited<ReturnType<ThroughlineApp['tick']>>;

/** What a visitor of the page can do with the demo's clock. */
export function clockActions(parts: Parts): readonly HostAction[] {
  return [
    {
      label: 'Until something happens',
      detail: () => 'The next question, a reminder, the closing',
      run: () => until(parts, (work) => happenings(work).length > 0),
    },
    {
      label: 'Until the round closes',
      detail: () => 'Then the report is ready',
      isPossible: () => parts.round.openedAt !== undefined,
      run: () => until(parts, ({ closed }) => closed > 0),
    },
    { label: 'An hour later', run: async () => inWords(parts, await move(parts, HOUR)) },
    { label: 'A day later', run: async () => inWords(parts, await move(parts, 24 * HOUR)) },
  ];
}

/** Moves on to the next round and until everybody has been asked in it, so that a visitor can answer. */
export async function openNextRound(parts: Parts): Promise<void> {
  await until(parts, ({ opened }) => opened > 0, 3);
  const latest = parts.clock.now() + 24 * HOUR;
  for (;;) {
    const next = await parts.app.nextSendAt();
    if (next === null || next.getTime() > latest) return;
    await move(parts, next.getTime() + 1000 - parts.clock.now());
  }
}

async function until(
  parts: Parts,
  isReached: (work: Work) => boolean,
  stepHours = 1,
): Promise<string> {
  for (let hours = 0; hours < MOST_HOURS; hours += stepHours) {
    const work = await move(parts, stepHours * HOUR);
    if (isReached(work)) return inWords(parts, work);
  }
  return 'Nothing is due for months.';
}

async function move({ app, slack, clock, round }: Parts, by: number): Promise<Work> {
  clock.setTo(clock.now() + by);
  slack.tick();
  const work = await app.tick();
  if (work.closed > 0) round.openedAt = undefined;
  if (work.opened > 0) round.openedAt = clock.now();
  return work;
}

function inWords({ clock }: Parts, work: Work): string {
  const when = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(clock.now());
  const happened = happenings(work);
  return `${when}: ${happened.length === 0 ? 'nothing happened' : formatList(happened)}.`;
}

function happenings({ opened, reminded, sent, closed }: Work): readonly string[] {
  return [
    opened > 0 ? 'a round opened' : '',
    reminded > 0 ? `${counted(reminded, 'person was', 'people were')} reminded` : '',
    closed > 0 ? 'a round closed' : '',
    sent > 0 ? counted(sent, 'message went out', 'messages went out') : '',
  ].filter((each) => each !== '');
}
