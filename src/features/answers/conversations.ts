import { compareTs, isDirectChannel } from '../../domain/reply.ts';

/** Somebody who was asked, and where the question stands. */
export type AskedPlace = {
  readonly workspaceId: string;
  readonly personId: string;
  readonly channelId: string | null;
  readonly messageTs: string | null;
  readonly roundId: string;
  readonly openedAt: Date;
  readonly closesAt: Date;
  readonly closedAt: Date | null;
};

/** A part of Slack that is read back as a whole: a direct message channel, or the threads of a channel. */
export type Conversation = {
  readonly workspaceId: string;
  readonly channelId: string;
  /** The oldest message of ours that may be answered there. */
  readonly since: string;
  /** The messages of ours in a channel, under which people answer. */
  readonly roots: readonly string[];
  /** The rounds that are answered there. */
  readonly rounds: readonly Pick<AskedPlace, 'roundId' | 'closesAt' | 'closedAt'>[];
};

/** What tells one conversation from another. */
export function conversationKey({
  workspaceId,
  channelId,
}: Pick<Conversation, 'workspaceId' | 'channelId'>): string {
  return `${workspaceId} ${channelId}`;
}

/**
 * Where all of these people may have answered: under the question, and in their own direct messages,
 * which `directOf` knows. Those that a round still waits for come first.
 */
export async function conversationsOf(
  asked: readonly AskedPlace[],
  directOf: (person: AskedPlace) => Promise<string | undefined>,
): Promise<readonly Conversation[]> {
  const found = new Map<string, Conversation>();
  const note = (place: AskedPlace, channelId: string, since: string) => {
    const { workspaceId, roundId, closesAt, closedAt } = place;
    const key = conversationKey({ workspaceId, channelId });
    const before = found.get(key) ?? { since, roots: [], rounds: [] };
    const isKnown = before.rounds.some((round) => round.roundId === roundId);
    found.set(key, {
      workspaceId,
      channelId,
      since: compareTs(since, before.since) < 0 ? since : before.since,
      roots: [...new Set([...before.roots, since])],
      rounds: isKnown ? before.rounds : [...before.rounds, { roundId, closesAt, closedAt }],
    });
  };
  for (const place of asked) {
    const { channelId, messageTs } = place;
    if (channelId === null || messageTs === null) continue;
    note(place, channelId, messageTs);
    if (isDirectChannel(channelId)) continue;
    const direct = await directOf(place);
    if (direct !== undefined) note(place, direct, tsOf(place.openedAt));
  }
  return [...found.values()].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
}

/** Whether a round is open that is answered there. */
export function isOpen({ rounds }: Pick<Conversation, 'rounds'>): boolean {
  return rounds.some(({ closedAt }) => closedAt === null);
}

/** A moment as the id of a message that was sent in it. */
function tsOf(moment: Date): string {
  const ms = moment.getTime();
  return `${Math.floor(ms / 1000)}.${String(ms % 1000).padStart(3, '0')}000`;
}

/**
 * The kept messages that Slack holds no longer. Where something older is still there, they were deleted;
 * without that the workspace may keep its messages for so long only, which takes nothing back.
 */
export function missingOf<
  Kept extends { readonly messageTs: string; readonly threadTs: string | null },
>(
  kept: readonly Kept[],
  held: { readonly ids: readonly string[] },
  since: string,
): readonly Kept[] {
  const ids = new Set(held.ids);
  const [oldest] = [...ids].sort(compareTs);
  if (oldest === undefined) return [];
  return kept.filter(
    ({ messageTs, threadTs }) =>
      !ids.has(messageTs) &&
      compareTs(messageTs, oldest) > 0 &&
      compareTs(threadTs ?? messageTs, since) >= 0,
  );
}
