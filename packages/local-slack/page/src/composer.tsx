import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { APP_PLACE } from './app-channel.ts';
import { Listbox } from './blocks/select.tsx';
import { type Completion, completionsFor, withIds } from './completions.ts';
import { Icon } from './icon.tsx';
import { Popover } from './popover.tsx';
import { readFileAsBase64 } from './read-file.ts';
import { useAct, useDirectory, usePerson, useRemembered } from './use-page.ts';
import { Problem } from './view-surface.tsx';

type Props = {
  readonly channelId: string;
  readonly threadTs?: string;
  readonly label: string;
};

/** Where something is said: a message, a slash command, or files. */
export function Composer({ channelId, threadTs, label }: Props) {
  const person = usePerson();
  const { run, busy, problem } = useAct();
  const key = `draft ${person.id} ${channelId} ${threadTs ?? ''}`;
  const [text, setText] = useRemembered(key, '');
  const [files, setFiles] = useState<readonly File[]>([]);
  const picker = useRef<HTMLInputElement>(null);
  const whyNot = useWhyNot(channelId);
  const say = useSay(channelId, threadTs, run);
  const field = useRef<HTMLTextAreaElement>(null);
  const completing = useCompleting(text, setText, field, `complete-${channelId}-${threadTs ?? ''}`);
  useLayoutEffect(() => growWith(field.current), [text]);
  if (whyNot !== undefined) return <CannotWrite {...whyNot} />;

  async function send(): Promise<void> {
    const words = text.trim();
    if ((words === '' && files.length === 0) || (busy && words.startsWith('/'))) return;
    setText('');
    setFiles([]);
    const isDone = await say(words, files);
    if (!isDone && words.startsWith('/')) setText(words);
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Problem text={problem} />
      <div class="composer-box">
        <textarea
          ref={field}
          rows={1}
          aria-label={label}
          placeholder={label}
          value={text}
          {...completing.fieldProps}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            completing.look();
          }}
          onPaste={({ clipboardData }) => {
            if (clipboardData?.files.length) setFiles([...files, ...clipboardData.files]);
          }}
          onBlur={completing.close}
          onKeyDown={(event) => {
            if (completing.takeKey(event)) return;
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void send();
          }}
        />
        {files.length === 0 ? null : (
          <p class="hint attached">{files.map(({ name }) => name).join(', ')}</p>
        )}
        <div class="composer-tools">
          <button
            type="button"
            class="icon-button"
            aria-label="Attach files"
            onClick={() => picker.current?.click()}
          >
            <Icon name="plus" />
          </button>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            onChange={({ currentTarget }) => setFiles([...(currentTarget.files ?? [])])}
          />
          <span class="hint" role="status">
            {busy && text === '' ? 'Sending …' : ''}
          </span>
          <button
            type="submit"
            class="send"
            aria-label="Send"
            aria-disabled={text.trim() === '' && files.length === 0}
          >
            <Icon name="send" />
          </button>
        </div>
      </div>
      {completing.isOpen ? (
        <Popover anchor={field} takesFocus={false} onClose={completing.close}>
          <Listbox
            id={completing.listId}
            label="Suggestions"
            options={completing.shown}
            active={completing.active}
            onPick={completing.pick}
          />
        </Popover>
      ) : null}
    </form>
  );
}

/** Says what was written: as a command, with its files, or as a message. */
function useSay(
  channelId: string,
  threadTs: string | undefined,
  run: ReturnType<typeof useAct>['run'],
) {
  const directory = useDirectory();
  const person = usePerson();
  const as = person.id;
  const place = { channel: channelId, ...(threadTs === undefined ? {} : { threadTs }) };
  return async (words: string, files: readonly File[]): Promise<unknown> => {
    const [, command, rest = ''] = /^(\/[\w-]+)\s*([\s\S]*)$/.exec(words) ?? [];
    const text = withIds(words, directory);
    if (command !== undefined && files.length === 0)
      return run({
        do: 'command',
        as,
        channel: channelId,
        command,
        text: withIds(rest, directory),
      });
    if (files.length === 0) return run({ do: 'post', as, place, text });
    for (const [index, file] of files.entries()) {
      const shared = { name: file.name, base64: await readFileAsBase64(file) };
      await run({ do: 'share', as, place, file: shared, text: index === 0 ? text : '' });
    }
    return true;
  };
}

/** The list of commands, people or channels under what is being typed. */
function useCompleting(
  text: string,
  setText: (text: string) => void,
  field: { readonly current: HTMLTextAreaElement | null },
  id: string,
) {
  const directory = useDirectory();
  const [isLooking, setLooking] = useState(false);
  const [active, setActive] = useState(0);
  const listId = id.replace(/[^\w-]/g, '_');
  const caret = field.current?.selectionStart ?? text.length;
  const { shown, complete } = completionsFor(text, caret, directory);
  const isOpen = isLooking && shown.length > 0;
  const at = Math.min(active, Math.max(0, shown.length - 1));
  const close = () => setLooking(false);
  const pick = (option: Completion) => {
    setText(complete(option));
    close();
    field.current?.focus();
  };
  return {
    isOpen,
    shown,
    active: at,
    listId,
    close,
    pick,
    look() {
      setLooking(true);
      setActive(0);
    },
    /** True where the key was for the list. */
    takeKey(event: KeyboardEvent): boolean {
      if (!isOpen) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const option = shown[at];
      if (step !== undefined) setActive((at + step + shown.length) % shown.length);
      else if (event.key === 'Escape') close();
      else if ((event.key === 'Enter' || event.key === 'Tab') && option && !option.isWhole)
        pick(option);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    fieldProps: isOpen
      ? {
          'aria-autocomplete': 'list' as const,
          'aria-controls': listId,
          'aria-activedescendant': `${listId}-${at}`,
        }
      : {},
  };
}

/** Why this person cannot write here, if they cannot. */
function useWhyNot(channelId: string): { why: string; joins?: string } | undefined {
  const { channels, team } = useDirectory();
  const person = usePerson();
  const channel = channels.get(channelId);
  if (channelId === APP_PLACE || channel?.kind === 'im')
    return team?.messagesTab ? undefined : { why: 'Sending messages to this app is off.' };
  if (channel?.isArchived) return { why: 'This channel is archived.' };
  if (channel && !channel.members.includes(person.id))
    return { why: `You are not in #${channel.name}.`, joins: channelId };
  return undefined;
}

function CannotWrite({ why, joins }: { readonly why: string; readonly joins?: string }) {
  const person = usePerson();
  const { run, problem } = useAct();
  return (
    <div class="composer cannot">
      <p>{why}</p>
      {joins === undefined ? null : (
        <button
          type="button"
          class="button"
          onClick={() => run({ do: 'join', as: person.id, channel: joins })}
        >
          Join channel
        </button>
      )}
      <Problem text={problem} />
    </div>
  );
}

/** As tall as its text, up to a third of the window. */
function growWith(field: HTMLTextAreaElement | null): void {
  if (field === null) return;
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, innerHeight / 3)}px`;
}
