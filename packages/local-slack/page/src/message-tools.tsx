import { useRef, useState } from 'preact/hooks';
import type { PageMessage } from '../../src/page/wire.ts';
import { Menu } from './blocks/buttons.tsx';
import { useAsk } from './blocks/confirm.tsx';
import { Icon } from './icon.tsx';
import { Popover } from './popover.tsx';
import { EmojiPicker } from './reactions.tsx';
import { useDirectory, usePerson } from './use-page.ts';

type Props = {
  readonly message: PageMessage;
  onThread: ((ts: string) => void) | undefined;
  onEdit(): void;
};

const DELETING = {
  title: { type: 'plain_text', text: 'Delete message' },
  text: {
    type: 'plain_text',
    text: 'Are you sure you want to delete this message? This cannot be undone.',
  },
  confirm: { type: 'plain_text', text: 'Delete' },
  deny: { type: 'plain_text', text: 'Cancel' },
  style: 'danger',
};

/** What can be done with a message: react, reply, and more with one's own. */
export function MessageTools({ message, onThread, onEdit }: Props) {
  const { team, act } = useDirectory();
  const person = usePerson();
  const ask = useAsk();
  const [open, setOpen] = useState<'emoji' | 'more'>();
  const emoji = useRef<HTMLButtonElement>(null);
  const more = useRef<HTMLButtonElement>(null);
  const { channel, ts } = message;
  if (message.ephemeralFor !== undefined || message.subtype === 'tombstone') return null;
  const ref = { channel, ts };
  const isMine = message.by === 'person' && message.from === person.id;
  // What an action runs into shows in the inspector; the message itself stays as it is.
  const run = (command: Parameters<typeof act>[0]) => void act(command).catch(() => undefined);
  const shortcuts = (team?.shortcuts ?? [])
    .filter(({ type }) => type === 'message')
    .map(({ callbackId, name }) => ({
      label: name,
      run: () => run({ do: 'shortcut', as: person.id, callbackId, message: ref }),
    }));
  const items = [
    ...(isMine
      ? [
          { label: 'Edit message', run: onEdit },
          {
            label: 'Delete message …',
            run: () => ask(DELETING, () => run({ do: 'delete', as: person.id, message: ref })),
          },
        ]
      : []),
    ...shortcuts,
  ];
  return (
    <div class="tools" role="toolbar" aria-label="Message actions">
      <button
        ref={emoji}
        type="button"
        aria-label="Add reaction"
        aria-expanded={open === 'emoji'}
        onClick={() => setOpen(open === 'emoji' ? undefined : 'emoji')}
      >
        <Icon name="react" />
      </button>
      {onThread ? (
        <button
          type="button"
          aria-label="Reply in thread"
          onClick={() => onThread(message.threadTs ?? ts)}
        >
          <Icon name="thread" />
        </button>
      ) : null}
      {items.length === 0 ? null : (
        <button
          ref={more}
          type="button"
          aria-label="More actions"
          aria-haspopup="menu"
          aria-expanded={open === 'more'}
          onClick={() => setOpen(open === 'more' ? undefined : 'more')}
        >
          <Icon name="more" />
        </button>
      )}
      {open === 'emoji' ? (
        <Popover anchor={emoji} onClose={() => setOpen(undefined)}>
          <EmojiPicker
            onPick={(name) => {
              setOpen(undefined);
              run({ do: 'react', as: person.id, message: ref, name });
            }}
          />
        </Popover>
      ) : null}
      {open === 'more' ? (
        <Popover anchor={more} onClose={() => setOpen(undefined)}>
          <Menu label="More actions" items={items} onDone={() => setOpen(undefined)} />
        </Popover>
      ) : null}
    </div>
  );
}
