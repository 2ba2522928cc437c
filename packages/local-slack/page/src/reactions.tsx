import { emojiNamed } from '../../src/block-kit/emoji.ts';
import type { PageMessage } from '../../src/page/wire.ts';
import { useDirectory, usePerson } from './use-page.ts';

/** The reactions under a message; one's own can be taken back. */
export function Reactions({ message }: { readonly message: PageMessage }) {
  const { people, act } = useDirectory();
  const person = usePerson();
  const { channel, ts, reactions } = message;
  if (reactions.length === 0) return null;
  return (
    <div class="reactions">
      {reactions.map(({ name, users }) => {
        const names = users.map((id) => people.get(id)?.name ?? id).join(', ');
        return (
          <button
            key={name}
            type="button"
            class="reaction"
            aria-pressed={users.includes(person.id)}
            aria-label={`${name.replaceAll('_', ' ')}: ${names}`}
            title={names}
            onClick={() => {
              act({ do: 'react', as: person.id, message: { channel, ts }, name }).catch(
                () => undefined,
              );
            }}
          >
            <span aria-hidden="true">{emojiNamed(name)}</span> {users.length}
          </button>
        );
      })}
    </div>
  );
}

/** The reactions that people reach for. */
const QUICK = [
  '+1',
  '-1',
  'white_check_mark',
  'eyes',
  'tada',
  'raised_hands',
  'pray',
  'clap',
  'heart',
  'smile',
  'thinking_face',
  'fire',
  'rocket',
  'bulb',
  'question',
  'warning',
  'x',
  'wave',
];

/** A few emoji to choose from. */
export function EmojiPicker({ onPick }: { onPick(name: string): void }) {
  return (
    <div class="emoji-picker" role="group" aria-label="Reactions">
      {QUICK.map((name) => (
        <button
          key={name}
          type="button"
          aria-label={name.replaceAll('_', ' ')}
          title={`:${name}:`}
          onClick={() => onPick(name)}
        >
          {emojiNamed(name)}
        </button>
      ))}
    </div>
  );
}
