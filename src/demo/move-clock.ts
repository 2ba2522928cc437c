import type { HostAction } from 'local-slack';
import type { ThroughlineApp } from '../app.ts';
import { counted, formatList } from '../domain/words.ts';
import type { LocalSlack } from './press-buttons.ts';
import type { DemoClock } from './run-check-in.ts';

const HOUR = 3_600_000;
/** Longer than any rhythm that the demo has: a quarter, and a little. */
const MOST_HOURS = 100 * 24;

type Parts = {
  readonly app: Pick<ThroughlineApp, 'tick'>;
  readonly slack: Pick<LocalSlack, 'tick'>;
  readonly clock: DemoClock;
};

type Work = Awaited<ReturnType<ThroughlineApp['tick']>>;

/** What a visitor of the page can do with the demo's clock. */
export function clockActions(parts: Parts): readonly HostAction[] {
  return [
    {
      label: 'Until something happens',
      detail: () => 'The next question, a reminder, the closing',
      run: () => untilSomethingHappens(parts),
    },
    { label: 'An hour later', run: async () => inWords(parts, await move(parts, HOUR)) },
    { label: 'A day later', run: async () => inWords(parts, await move(parts, 24 * HOUR)) },
  ];
}

async function untilSomethingHappens(parts: Parts): Promise<string> {
  for (let hours = 0; hours < MOST_HOURS; hours += 1) {
    const work = await move(parts, HOUR);
    if (happenings(work).length > 0) return inWords(parts, work);
  }
  return 'Nothing is due for months.';
}

async function move({ app, slack, clock }: Parts, by: number): Promise<Work> {
  clock.setTo(clock.now() + by);
  slack.tick();
  return await app.tick();
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
