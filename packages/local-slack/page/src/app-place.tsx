import { useEffect } from 'preact/hooks';
import { listAt } from '../../src/block-kit/read-values.ts';
import { APP_PLACE } from './app-channel.ts';
import { Avatar } from './avatar.tsx';
import { Blocks } from './blocks/blocks.tsx';
import { Conversation } from './conversation.tsx';
import { Icon } from './icon.tsx';
import { usePage, usePerson } from './use-page.ts';
import { ViewSurface } from './view-surface.tsx';

type Tab = 'home' | 'messages';

type Props = {
  readonly tab: Tab;
  onTab(tab: Tab): void;
  onThread(ts: string): void;
  onBack(): void;
};

/** The app: its Home and the conversation with it. */
export function AppPlace({ tab, onTab, onThread, onBack }: Props) {
  const { world, act } = usePage();
  const person = usePerson();
  const { appName = '', botUserId = '', homeTab, messagesTab } = world.team ?? {};
  const tabs: readonly Tab[] = [
    ...(homeTab ? (['home'] as const) : []),
    ...(messagesTab ? (['messages'] as const) : []),
  ];
  const shown = tabs.includes(tab) ? tab : (tabs[0] ?? 'messages');
  const isAsked = tabs.includes(shown);
  useEffect(() => {
    // The app hears that it is looked at; that it does not answer is no harm.
    if (isAsked) act({ do: 'open-tab', as: person.id, tab: shown }).catch(() => undefined);
  }, [person.id, shown, isAsked]);

  const head = (
    <>
      <button type="button" class="icon-button back" aria-label="All places" onClick={onBack}>
        <Icon name="back" />
      </button>
      <Avatar id={botUserId} name={appName} isApp isSmall />
      <h2>{appName}</h2>
      <div class="tabs" role="tablist" aria-label={appName}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={each === shown}
            onClick={() => onTab(each)}
          >
            {each === 'home' ? 'Home' : 'Messages'}
          </button>
        ))}
      </div>
    </>
  );
  if (shown === 'messages')
    return (
      <Conversation channelId={person.appChannel ?? APP_PLACE} head={head} onThread={onThread} />
    );
  return (
    <>
      <header class="place-header">{head}</header>
      <Home />
    </>
  );
}

function Home() {
  const { world } = usePage();
  const person = usePerson();
  const view = person.homeViewId === undefined ? undefined : world.views.get(person.homeViewId);
  return (
    <div class="home" role="region" aria-label="Home" tabIndex={0}>
      {view === undefined ? (
        <p class="hint" role="status">
          The app has not shown anything here yet.
        </p>
      ) : (
        <ViewSurface view={view} target="home">
          <Blocks blocks={listAt(view.content, 'blocks')} />
        </ViewSurface>
      )}
    </div>
  );
}
