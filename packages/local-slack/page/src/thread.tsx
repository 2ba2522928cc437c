import { useMemo } from 'preact/hooks';
import { isFor, useChannelName } from './channels.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './conversation.tsx';
import { Icon } from './icon.tsx';
import { usePage, usePerson } from './use-page.ts';

type Props = { readonly channelId: string; readonly ts: string; onClose(): void };

/** A message and its replies, beside the channel. */
export function Thread({ channelId, ts, onClose }: Props) {
  const { world } = usePage();
  const person = usePerson();
  const all = world.messages.get(channelId);
  const name = useChannelName(channelId);
  const shown = useMemo(
    () =>
      (all ?? []).filter(
        (each) => (each.ts === ts || each.threadTs === ts) && isFor(each, person.id),
      ),
    [all, ts, person.id],
  );
  return (
    <aside class="thread" aria-label={`Thread in ${name}`}>
      <header class="place-header">
        <h2>Thread</h2>
        <span class="topic">{name}</span>
        <button type="button" class="icon-button" aria-label="Close thread" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class="messages" role="log" aria-label="Replies" tabIndex={0}>
        <div class="messages-inside">
          <MessageList messages={shown} />
        </div>
      </div>
      <Composer channelId={channelId} threadTs={ts} label="Reply" />
    </aside>
  );
}
