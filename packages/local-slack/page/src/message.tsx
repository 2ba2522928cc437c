import { memo } from 'preact/compat';
import { useRef, useState } from 'preact/hooks';
import type { PageMessage } from '../../src/page/wire.ts';
import { Attachments } from './attachments.tsx';
import { Avatar } from './avatar.tsx';
import { Blocks } from './blocks/blocks.tsx';
import { format } from './blocks/local-dates.ts';
import { SurfaceContext } from './blocks/surface.ts';
import { Mrkdwn } from './blocks/texts.tsx';
import type { Replies } from './channels.ts';
import { EditBox } from './edit-box.tsx';
import { Files } from './files.tsx';
import { MessageTools } from './message-tools.tsx';
import { Reactions } from './reactions.tsx';
import { useDirectory, usePerson } from './use-page.ts';
import { Problem, useSurfaceOf } from './view-surface.tsx';

type Props = {
  readonly message: PageMessage;
  /** Said shortly after another by the same author. */
  readonly isFollowing: boolean;
  readonly isLast: boolean;
  readonly replies: Replies | undefined;
  onThread: ((ts: string) => void) | undefined;
};

/** A message with all that belongs to it. What one can do with it shows under the mouse or the focus. */
export const MessageOf = memo(
  function MessageOf({ message, isFollowing, isLast, replies, onThread }: Props) {
    const { people, team } = useDirectory();
    const person = usePerson();
    const [isPointed, setPointed] = useState(false);
    const [isFocused, setFocused] = useState(false);
    const [isEditing, setEditing] = useState(false);
    const root = useRef<HTMLLIElement>(null);
    const name = authorName(message, people.get(message.from)?.name, team?.appName);
    const time = timeOf(message, person.timeZone);
    const classes = [
      'message',
      isFollowing ? 'following' : '',
      message.ephemeralFor ? 'private' : '',
    ];
    return (
      <li
        ref={root}
        class={classes.join(' ')}
        tabIndex={isLast ? 0 : -1}
        aria-label={`${name}, ${time}`}
        onMouseEnter={() => setPointed(true)}
        onMouseLeave={() => setPointed(false)}
        onFocusIn={() => setFocused(true)}
        onFocusOut={(event) => {
          if (!root.current?.contains(event.relatedTarget as Node | null)) setFocused(false);
        }}
      >
        {isFollowing ? (
          <time class="side-time">{time.replace(/\s?[AP]M/, '')}</time>
        ) : (
          <Avatar id={message.from} name={name} isApp={message.by !== 'person'} />
        )}
        <div class="message-body">
          {message.ephemeralFor ? <p class="only-you">Only visible to you</p> : null}
          {isFollowing ? null : (
            <div class="message-head">
              <b class="author">{name}</b>
              {message.by === 'person' ? null : <span class="app-badge">APP</span>}
              <time>{time}</time>
            </div>
          )}
          {isEditing ? (
            <EditBox message={message} onDone={() => setEditing(false)} />
          ) : (
            <Content message={message} />
          )}
          <Files files={message.files} />
          <Reactions message={message} />
          {replies && onThread ? (
            <button type="button" class="thread-link" onClick={() => onThread(message.ts)}>
              <b>{replies.count === 1 ? '1 reply' : `${replies.count} replies`}</b>{' '}
              <span>Last at {format(Number(replies.last) * 1000, person.timeZone, TIME)}</span>
            </button>
          ) : null}
        </div>
        {(isPointed || isFocused) && !isEditing ? (
          <MessageTools message={message} onThread={onThread} onEdit={() => setEditing(true)} />
        ) : null}
      </li>
    );
  },
  (a, b) =>
    a.message === b.message &&
    a.isFollowing === b.isFollowing &&
    a.isLast === b.isLast &&
    a.replies?.last === b.replies?.last &&
    a.replies?.count === b.replies?.count,
);

const TIME: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };

function timeOf({ ts }: PageMessage, zone: string): string {
  return format(Number(ts) * 1000, zone, TIME);
}

function authorName(
  { by, fromName, from }: PageMessage,
  personName: string | undefined,
  appName: string | undefined,
): string {
  if (by === 'other-bot') return fromName;
  return (by === 'app' ? appName : personName) ?? from;
}

function Content({ message }: { readonly message: PageMessage }) {
  const person = usePerson();
  const { channel, ts } = message;
  const state = message.state[person.id] ?? message.untouched;
  const surface = useSurfaceOf(`${channel}-${ts}`, { channel, ts }, state);
  if (message.subtype === 'tombstone') return <p class="hint">This message was deleted.</p>;
  const hasBlocks = message.blocks.length > 0 && message.by !== 'person';
  return (
    <SurfaceContext.Provider value={surface}>
      <div class="content">
        {hasBlocks ? <Blocks blocks={message.blocks} /> : <Mrkdwn text={message.text} />}
        {message.edited ? <span class="edited"> (edited)</span> : null}
      </div>
      <Attachments attachments={message.attachments} />
      <Problem text={surface.problem} />
    </SurfaceContext.Provider>
  );
}
