import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { PageMessage } from '../../src/page/wire.ts';
import { format, nearDay } from './blocks/local-dates.ts';
import { isFor, type Replies, useChannelName } from './channels.ts';
import { Composer } from './composer.tsx';
import { Icon } from './icon.tsx';
import { MessageOf } from './message.tsx';
import { useSeeing } from './unread.ts';
import { usePage, usePerson } from './use-page.ts';

type Props = {
  readonly channelId: string;
  /** Instead of the name of the channel. */
  readonly head?: ComponentChildren;
  onThread(ts: string): void;
  onBack?(): void;
};

const NONE: readonly PageMessage[] = [];

/** A channel or a conversation: what was said, and the field to say more. */
export function Conversation({ channelId, head, onThread, onBack }: Props) {
  const { world } = usePage();
  const person = usePerson();
  const all = world.messages.get(channelId) ?? NONE;
  const replies = useMemo(() => countReplies(all, person.id), [all, person.id]);
  const shown = useMemo(
    () => all.filter((each) => isTopLevel(each) && isFor(each, person.id)),
    [all, person.id],
  );
  useSeeing(person.id, channelId, all.at(-1)?.ts);
  const name = useChannelName(channelId);
  return (
    <>
      <header class="place-header">
        {head ?? (
          <>
            <button type="button" class="icon-button back" aria-label="All places" onClick={onBack}>
              <Icon name="back" />
            </button>
            <h2>{name}</h2>
            <span class="topic">{world.channels.get(channelId)?.topic}</span>
          </>
        )}
      </header>
      <div class="messages" role="log" aria-label={`Messages in ${name}`} tabIndex={0}>
        <div class="messages-inside">
          {shown.length === 0 ? (
            <p class="hint beginning">This is the very beginning of {name}.</p>
          ) : null}
          <MessageList messages={shown} replies={replies} onThread={onThread} />
        </div>
      </div>
      <Composer channelId={channelId} label={`Message ${name}`} />
    </>
  );
}

type ListProps = {
  readonly messages: readonly PageMessage[];
  readonly replies?: ReadonlyMap<string, Replies>;
  onThread?(ts: string): void;
};

/** Messages under their days; one shortly after another of the same author has no head of its own. */
export function MessageList({ messages, replies, onThread }: ListProps) {
  const { world } = usePage();
  const { timeZone } = usePerson();
  const now = Date.now() + world.clockAhead;
  return (
    <ol class="message-list" onKeyDown={moveByArrows}>
      {messages.map((message, index) => {
        const before = messages[index - 1];
        const isNewDay =
          before === undefined || dayOf(message, timeZone) !== dayOf(before, timeZone);
        return (
          <>
            {isNewDay ? (
              <li key={`day ${message.ts}`} class="day">
                <span>{dayName(message, timeZone, now)}</span>
              </li>
            ) : null}
            <MessageOf
              key={message.ts}
              message={message}
              isFollowing={!isNewDay && isFollowing(before, message)}
              replies={replies?.get(message.ts)}
              isLast={index === messages.length - 1}
              onThread={onThread}
            />
          </>
        );
      })}
    </ol>
  );
}

const FOLLOWING_SECONDS = 300;

function isFollowing(before: PageMessage, message: PageMessage): boolean {
  return (
    before.from === message.from &&
    before.fromName === message.fromName &&
    before.ephemeralFor === message.ephemeralFor &&
    !message.broadcast &&
    Number(message.ts) - Number(before.ts) < FOLLOWING_SECONDS
  );
}

function dayOf({ ts }: PageMessage, zone: string): string {
  return format(Number(ts) * 1000, zone, {}, 'en-CA');
}

function dayName({ ts }: PageMessage, zone: string, now: number): string {
  const moment = Number(ts) * 1000;
  const near = nearDay(moment, zone, now);
  return near ?? format(moment, zone, { weekday: 'long', month: 'long', day: 'numeric' });
}

/** The arrow keys go from message to message. */
function moveByArrows(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const at = event.target as HTMLElement;
  if (step === undefined || !at.classList.contains('message')) return;
  const all = [...(at.parentElement?.querySelectorAll<HTMLElement>('.message') ?? [])];
  const next = all[all.indexOf(at) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function countReplies(
  messages: readonly PageMessage[],
  personId: string,
): ReadonlyMap<string, Replies> {
  const counted = new Map<string, Replies>();
  for (const message of messages) {
    const { threadTs, ts } = message;
    if (threadTs === undefined || threadTs === ts || !isFor(message, personId)) continue;
    counted.set(threadTs, { count: (counted.get(threadTs)?.count ?? 0) + 1, last: ts });
  }
  return counted;
}

/** True for what stands in the channel itself and not only in a thread. */
function isTopLevel({ threadTs, ts, broadcast }: PageMessage): boolean {
  return threadTs === undefined || threadTs === ts || broadcast;
}
