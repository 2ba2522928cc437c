import type { ComponentChildren } from 'preact';
import { Avatar } from './avatar.tsx';
import { groupName } from './channels.ts';
import { Icon } from './icon.tsx';
import { type PaneState, type Place, playable } from './place.ts';
import { countUnread, useSeen } from './unread.ts';
import { usePage, usePerson } from './use-page.ts';

type Props = {
  readonly pane: PaneState;
  readonly place: Place;
  readonly number: number;
  onChange(change: Partial<PaneState>): void;
};

/** Who one is, and where one can go. */
export function Sidebar({ pane, place, number, onChange }: Props) {
  const { world } = usePage();
  const person = usePerson();
  const go = (to: Place) => onChange({ place: to, thread: undefined, isListing: false });
  const mine = [...world.channels.values()].filter(
    ({ kind, members }) => kind === 'public' || members.includes(person.id),
  );
  const rooms = mine.filter(({ kind }) => kind === 'public' || kind === 'private');
  const groups = mine.filter(({ kind }) => kind === 'mpim');
  const app = world.people.get(world.team?.botUserId ?? '');
  return (
    <nav
      class={pane.isListing ? 'sidebar open' : 'sidebar'}
      aria-label={`Places of ${person.name}`}
    >
      <ViewAs number={number} onPick={(id) => onChange({ person: id, thread: undefined })} />
      <Section title="Channels">
        {rooms.map((room) => (
          <Item
            key={room.id}
            channelId={room.id}
            isCurrent={place.kind === 'channel' && place.id === room.id}
            onPick={() => go({ kind: 'channel', id: room.id })}
            sign={room.kind === 'private' ? <Icon name="lock" /> : '#'}
          >
            {room.name}
          </Item>
        ))}
      </Section>
      {groups.length === 0 ? null : (
        <Section title="Direct messages">
          {groups.map((group) => (
            <Item
              key={group.id}
              channelId={group.id}
              isCurrent={place.kind === 'channel' && place.id === group.id}
              onPick={() => go({ kind: 'channel', id: group.id })}
              sign={String(group.members.length - 1)}
            >
              {groupName(group, world.people, person.id)}
            </Item>
          ))}
        </Section>
      )}
      <Section title="Apps">
        {app === undefined ? null : (
          <Item
            channelId={person.appChannel}
            isCurrent={place.kind === 'app'}
            onPick={() => go({ kind: 'app', tab: place.kind === 'app' ? place.tab : 'messages' })}
            sign={<Avatar id={app.id} name={app.name} isApp isSmall />}
          >
            {app.name}
          </Item>
        )}
      </Section>
    </nav>
  );
}

function ViewAs({ number, onPick }: { readonly number: number; onPick(id: string): void }) {
  const { world } = usePage();
  const person = usePerson();
  return (
    <div class="view-as">
      <Avatar id={person.id} name={person.name} />
      <label>
        <span>View as</span>
        <select
          id={`view-as-${number}`}
          value={person.id}
          onChange={({ currentTarget }) => onPick(currentTarget.value)}
        >
          {playable(world).map(({ id, name, title }) => (
            <option key={id} value={id}>
              {title === '' ? name : `${name}, ${title}`}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

type ItemProps = {
  readonly channelId: string | undefined;
  readonly isCurrent: boolean;
  readonly sign: ComponentChildren;
  readonly children: ComponentChildren;
  onPick(): void;
};

function Item({ channelId, isCurrent, sign, children, onPick }: ItemProps) {
  const { world } = usePage();
  const person = usePerson();
  const seen = useSeen(person.id);
  const unread = isCurrent ? 0 : countUnread(world, channelId, person.id, seen);
  return (
    <li>
      <button
        type="button"
        class={unread > 0 ? 'place-button unread' : 'place-button'}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={onPick}
      >
        <span class="sign" aria-hidden="true">
          {sign}
        </span>
        <span class="place-name">{children}</span>
        {unread > 0 ? (
          <span class="badge">
            {unread > 99 ? '99+' : unread}
            <span class="hidden"> unread</span>
          </span>
        ) : null}
      </button>
    </li>
  );
}
