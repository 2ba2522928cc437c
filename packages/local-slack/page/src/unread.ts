import { useEffect } from 'preact/hooks';
import { recall, remember } from './use-page.ts';
import type { World } from './world.ts';

type Seen = Readonly<Record<string, string>>;

/** The ts of the last message that a person saw, by channel. */
export function useSeen(personId: string): Seen {
  return recall<Seen>(`seen ${personId}`, {});
}

/** How many messages of a channel a person has not seen. */
export function countUnread(
  { messages }: World,
  channelId: string | undefined,
  personId: string,
  seen: Seen,
): number {
  if (channelId === undefined) return 0;
  const last = seen[channelId] ?? '';
  return (messages.get(channelId) ?? []).filter(
    ({ ts, from, ephemeralFor }) =>
      ts > last && from !== personId && (ephemeralFor === undefined || ephemeralFor === personId),
  ).length;
}

/** Notes that a person has seen a channel up to this message. */
export function useSeeing(personId: string, channelId: string, ts: string | undefined): void {
  useEffect(() => {
    if (ts === undefined) return;
    const seen = recall<Seen>(`seen ${personId}`, {});
    if ((seen[channelId] ?? '') < ts) remember(`seen ${personId}`, { ...seen, [channelId]: ts });
  }, [personId, channelId, ts]);
}
