import type { Deps } from '../../deps.ts';
import type { Prompt, Round } from '../../domain/round.ts';

type WaitingMessage = Awaited<ReturnType<Deps['outbox']['waitingOf']>>[number];

/** Where one person stands in a round. */
export type PersonStanding = {
  readonly personId: string;
  /** `reached` keeps to what people were told: whether they answered is for nobody to see. */
  readonly state: 'answered' | 'asked' | 'reached' | 'waiting' | 'missed';
  /** When they are asked, at the earliest; null for all who do not wait. */
  readonly waitsUntil: Date | null;
  /** Why they wait or were missed, in words for the admin; '' where there is nothing to say. */
  readonly remark: string;
};

/** A round with the state of its delivery. */
export type RoundState = {
  readonly round: Round;
  readonly strategyName: string;
  readonly answered: number;
  /** Those that need a look come first. */
  readonly people: readonly PersonStanding[];
};

/** A page of rounds, the open ones first, then the newest. `page` counts from 0. */
export type RoundsPage = {
  readonly rounds: readonly RoundState[];
  readonly page: number;
  readonly pages: number;
};

const ORDER: readonly PersonStanding['state'][] = [
  'missed',
  'waiting',
  'asked',
  'reached',
  'answered',
];

/** The rounds of a workspace with their delivery; a page beyond the last is the last. */
export async function describeRounds(
  deps: Deps,
  workspaceId: string,
  wanted: number,
  perPage: number,
): Promise<RoundsPage> {
  const all = await deps.rounds.list(workspaceId);
  const isOpen = ({ closedAt }: Round) => closedAt === null;
  const ordered = [...all.filter(isOpen), ...all.filter((round) => !isOpen(round))];
  const pages = Math.max(1, Math.ceil(ordered.length / perPage));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  const names = await strategyNames(deps, workspaceId);
  const rounds: RoundState[] = [];
  for (const round of ordered.slice(page * perPage, (page + 1) * perPage)) {
    rounds.push(await stateOf(deps, workspaceId, round, names));
  }
  return { rounds, page, pages };
}

/** One round with its delivery, or undefined. */
export async function describeRound(
  deps: Deps,
  workspaceId: string,
  roundId: string,
): Promise<RoundState | undefined> {
  const round = await deps.rounds.find(workspaceId, roundId);
  const names = await strategyNames(deps, workspaceId);
  return round && (await stateOf(deps, workspaceId, round, names));
}

async function strategyNames(
  { strategies }: Deps,
  workspaceId: string,
): Promise<ReadonlyMap<string, string>> {
  const all = await strategies.list(workspaceId);
  return new Map(all.map(({ strategyId, content }) => [strategyId, content.name]));
}

async function stateOf(
  { rounds, reports, outbox }: Deps,
  workspaceId: string,
  round: Round,
  names: ReadonlyMap<string, string>,
): Promise<RoundState> {
  const view = await reports.view(workspaceId, round.id);
  const answered = new Set(
    view?.answers.filter(({ reply }) => reply !== null).map(({ promptId }) => promptId),
  );
  const messages = await outbox.waitingOf(round.id);
  const waiting = new Map(messages.map((message) => [message.subjectId, message]));
  const standings = (await rounds.prompts(round.id)).map((prompt) =>
    standingOf(prompt, answered.has(prompt.id), waiting.get(prompt.id) ?? waiting.get(round.id)),
  );
  const people = round.disclosure === 'named' ? standings : standings.map(withoutAnswer);
  return {
    round,
    strategyName: view?.strategy.name ?? names.get(round.strategyId) ?? round.strategyId,
    answered: standings.filter(({ state }) => state === 'answered').length,
    people: people.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)),
  };
}

function standingOf(
  { personId, state, remark }: Prompt,
  hasAnswered: boolean,
  message: WaitingMessage | undefined,
): PersonStanding {
  const plain = { personId, waitsUntil: null, remark: '' };
  if (hasAnswered) return { ...plain, state: 'answered' };
  if (state === 'sent') return { ...plain, state: 'asked' };
  if (state !== 'waiting') return { ...plain, state: 'missed', remark: remark ?? '' };
  const waitsUntil = message?.notBefore ?? null;
  return { ...plain, state: 'waiting', waitsUntil, remark: message?.remark ?? '' };
}

function withoutAnswer(standing: PersonStanding): PersonStanding {
  const { state } = standing;
  return state === 'answered' || state === 'asked' ? { ...standing, state: 'reached' } : standing;
}
