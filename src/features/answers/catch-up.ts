import type { Deps } from '../../deps.ts';
import { createSetApart } from '../../domain/set-apart.ts';
import {
  type AskedPlace,
  type Conversation,
  conversationKey,
  conversationsOf,
  isOpen,
} from './conversations.ts';
import { readConversation } from './read-conversation.ts';

const MINUTE = 60_000;
/** A quarter and its last days: people look back at the answers of the round before. */
const LOOK_BACK_MS = 100 * 24 * 60 * MINUTE;
/** Slack brings an event at once, a minute and five minutes later, and then no more. */
const SILENCE_MS = 7 * MINUTE;
const LONGEST_SILENCE_MS = 120 * MINUTE;
/** What Slack takes in a minute is left to the rounds that are open. */
const CLOSED_AT_ONCE = 8;
/** So long a round waits to be closed for words that Slack may hold. */
const LONGEST_CLOSING_WAIT_MS = 15 * MINUTE;
const LONG_AGO = new Date(0);

type Due = { readonly round: { readonly id: string } };

/**
 * Knows when words may have been missed, and reads back then: after a start, a reconnect and a long
 * silence, and once more when the time of a round is over. What is not read yet stays to be read, also
 * once its round has closed.
 */
export function createCatchUp(deps: Deps) {
  const apart = createSetApart(deps.log);
  const read = new Map<string, { readonly gap: number; readonly at: Date }>();
  const seen = new Set<string>();
  const directs = new Map<string, string>();
  let gap = 0;
  /** The last gap after which all conversations were listed, and the last after which all were read. */
  let listed = -1;
  let whole = -1;
  let heardAt = deps.clock();
  let silences = 0;
  let closable: ReadonlySet<string> = new Set();
  let isStopped = false;

  function isToRead(conversation: Conversation, now: Date): boolean {
    const last = read.get(conversationKey(conversation));
    if (last === undefined || last.gap < gap) return true;
    return conversation.rounds.some(({ closesAt }) => closesAt <= now && last.at < closesAt);
  }

  /**
   * Where somebody was asked after the last gap nothing was missed: such a conversation is read when its
   * round is over, and not before.
   */
  function noteNew(all: readonly Conversation[]): void {
    for (const key of all.map(conversationKey)) {
      if (!seen.has(key) && listed === gap) read.set(key, { gap, at: LONG_AGO });
      seen.add(key);
    }
    listed = gap;
  }

  /** Nothing came for longer and longer: perhaps nobody wrote, perhaps it did not reach us. */
  function noteSilence(now: Date): void {
    const silence = now.getTime() - heardAt.getTime();
    const isLong = silence >= Math.min(SILENCE_MS * 2 ** silences, LONGEST_SILENCE_MS);
    // The clock may have been set back.
    if (isLong || silence < 0) heardAt = now;
    if (!isLong) return;
    silences += 1;
    gap += 1;
  }

  async function directOf({ workspaceId, personId }: AskedPlace): Promise<string | undefined> {
    const known =
      directs.get(personId) ?? (await deps.catchUps.directChannelOf(workspaceId, personId));
    const opened = known ?? (await openedWith(personId));
    if (opened !== undefined) directs.set(personId, opened);
    return opened;
  }

  function openedWith(personId: string): Promise<string | undefined> {
    return apart.attempt(`direct messages of ${personId}`, deps.clock(), () =>
      deps.history.directChannel(personId),
    );
  }

  async function readAll(chosen: readonly Conversation[], now: Date): Promise<number> {
    let found = 0;
    const from = gap;
    for (const conversation of chosen) {
      if (isStopped) break;
      const key = conversationKey(conversation);
      const work = () => readConversation(deps, conversation);
      const outcome = await apart.attempt(`read back ${key} ${from}`, now, work);
      if (outcome === undefined) continue;
      read.set(key, { gap: from, at: now });
      found += outcome;
    }
    if (found > 0) deps.log.info({ found }, 'caught up');
    return found;
  }

  /** Of the rounds whose time is over those of which everything is read; answers how many are new among them. */
  function noteClosable(due: readonly Due[], all: readonly Conversation[], now: Date): number {
    const before = closable;
    const readable = due.filter(({ round }) =>
      all
        .filter(({ rounds }) => rounds.some(({ roundId }) => roundId === round.id))
        .every((each) => !isToRead(each, now)),
    );
    closable = new Set(readable.map(({ round }) => round.id));
    return [...closable].filter((id) => !before.has(id)).length;
  }

  return {
    /** Words may have been missed until now. */
    missed(): void {
      gap += 1;
    },

    /** Slack has sent something. */
    heard(): void {
      heardAt = deps.clock();
      silences = 0;
    },

    /**
     * Reads back what is to be read, open rounds first and a few conversations of closed ones. Answers
     * how much there is to do now: messages that are new, rounds that may be closed.
     */
    async run(): Promise<number> {
      const now = deps.clock();
      noteSilence(now);
      const due = await deps.rounds.dueToClose(now);
      if (whole === gap && due.length === 0) return 0;
      const asked = await deps.catchUps.asked(new Date(now.getTime() - LOOK_BACK_MS));
      const all = await conversationsOf(asked, directOf);
      noteNew(all);
      const from = gap;
      const toRead = all.filter((each) => isToRead(each, now));
      const closed = toRead.filter((each) => !isOpen(each)).slice(0, CLOSED_AT_ONCE);
      const found = await readAll([...toRead.filter(isOpen), ...closed], now);
      if (all.every((each) => !isToRead(each, now))) whole = from;
      return found + noteClosable(due, all, now);
    },

    /** Whether a round whose time is over can be closed: all that Slack holds of it is here, or it has waited long enough. */
    mayClose(
      { id, closesAt }: { readonly id: string; readonly closesAt: Date },
      now: Date,
    ): boolean {
      return closable.has(id) || now.getTime() - closesAt.getTime() >= LONGEST_CLOSING_WAIT_MS;
    },

    /** Ends a run before its next conversation. */
    stop(): void {
      isStopped = true;
    },
  };
}

/** What catches up in a process. */
export type CatchUp = ReturnType<typeof createCatchUp>;
