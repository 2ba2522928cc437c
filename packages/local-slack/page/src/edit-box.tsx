import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { decodeEntities } from '../../src/block-kit/mrkdwn-inline.ts';
import type { PageMessage } from '../../src/page/wire.ts';
import { useAct, usePerson } from './use-page.ts';
import { Problem } from './view-surface.tsx';

/** A message of one's own, to be changed. */
export function EditBox({ message, onDone }: { readonly message: PageMessage; onDone(): void }) {
  const person = usePerson();
  const { run, problem } = useAct();
  const [text, setText] = useState(() => asTyped(message.text));
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  async function save(): Promise<void> {
    const { channel, ts } = message;
    const isDone = await run({ do: 'edit', as: person.id, message: { channel, ts }, text });
    if (isDone) onDone();
  }
  return (
    <form
      class="edit-box"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        ref={field}
        class="field"
        aria-label="Edit message"
        rows={3}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            void save();
          }
        }}
      />
      <Problem text={problem} />
      <div class="actions">
        <button type="button" class="button" onClick={onDone}>
          Cancel
        </button>
        <button type="submit" class="button primary">
          Save
        </button>
      </div>
    </form>
  );
}

/** As it was typed: links without their angle brackets, entities as letters. */
function asTyped(text: string): string {
  return decodeEntities(text.replace(/<(https?:[^|>]+)(?:\|[^>]*)?>/g, '$1'));
}
