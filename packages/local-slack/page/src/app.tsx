import { useMemo, useRef, useState } from 'preact/hooks';
import type { PagePerson } from '../../src/page/wire.ts';
import { HostForm } from './host-form.tsx';
import { Inspector } from './inspector.tsx';
import type { Live } from './live.ts';
import { Pane } from './pane.tsx';
import { type PaneState, playable } from './place.ts';
import { TopBar } from './top-bar.tsx';
import { TourPanel, useTour } from './tour.tsx';
import {
  DirectoryProvider,
  PageContext,
  useDirectoryOf,
  useLive,
  useRemembered,
} from './use-page.ts';
import type { World } from './world.ts';

type Screen = { readonly panes: readonly PaneState[]; readonly inspects: boolean };

/** The whole page: one pane or two, each seen as a person, and what is above and beside them. */
export function App({ live }: { readonly live: Live }) {
  const { world, standing } = useLive(live);
  const [screen, setScreen] = useRemembered<Screen>('screen', { panes: [], inspects: false });
  const page = useMemo(() => ({ world, act: live.act }), [world, live]);
  const directory = useDirectoryOf(page);
  const tour = useTour();
  const [formId, openForm] = useState<string>();
  const form = world.forms.find(({ id }) => id === formId);
  const panes = panesOf(screen, world);
  // A message that was drawn a while ago changes the screen as it is by then.
  const latest = useRef({ screen, panes });
  latest.current = { screen, panes };
  if (world.team === undefined || panes.length === 0) return <Waiting standing={standing} />;

  const changePane = (at: number, change: Partial<PaneState>) => {
    const { screen: before, panes: shown } = latest.current;
    const panes = shown.map((each, index) => (index === at ? { ...each, ...change } : each));
    setScreen({ ...before, panes });
  };
  return (
    <PageContext.Provider value={page}>
      <DirectoryProvider value={directory}>
        <TopBar
          isSplit={panes.length > 1}
          onSplit={() => setScreen({ ...screen, panes: split(panes, world) })}
          inspects={screen.inspects}
          hasTour={world.tour.length > 0 && !tour.isOpen}
          onTour={() => tour.set({ at: tour.at, isOpen: true })}
          onForm={openForm}
          onInspect={() => setScreen({ ...screen, inspects: !screen.inspects })}
        />
        {standing === 'live' ? null : <Lost standing={standing} />}
        {world.tour.length > 0 && tour.isOpen ? (
          <TourPanel
            tour={tour}
            onShow={(change) => changePane(0, change)}
            onForm={() => openForm(world.forms[0]?.id)}
          />
        ) : null}
        <main inert={form !== undefined} class={panes.length > 1 ? 'panes two' : 'panes'}>
          {panes.map((pane, index) => (
            <Pane
              key={index}
              number={index + 1}
              isAlone={panes.length === 1}
              pane={pane}
              onChange={(change) => changePane(index, change)}
            />
          ))}
          {screen.inspects ? (
            <Inspector onClose={() => setScreen({ ...screen, inspects: false })} />
          ) : null}
        </main>
        {form === undefined ? null : (
          <div class="over-page">
            <HostForm key={form.id} form={form} onClose={() => openForm(undefined)} />
          </div>
        )}
      </DirectoryProvider>
    </PageContext.Provider>
  );
}

function Waiting({ standing }: { readonly standing: ReturnType<Live['standing']> }) {
  return (
    <main class="waiting">
      <h1>Local Slack</h1>
      <p role="status">
        {standing === 'lost'
          ? 'The workspace does not answer. If it was started again, its page has a new address.'
          : 'Connecting …'}
      </p>
    </main>
  );
}

function Lost({ standing }: { readonly standing: ReturnType<Live['standing']> }) {
  return (
    <p class="lost" role="status">
      {standing === 'lost'
        ? 'The workspace has stopped. If it was started again, its page has a new address.'
        : 'The connection was lost; trying again …'}
    </p>
  );
}

/** The remembered panes, as far as their people are still there; else one of the first person. */
function panesOf({ panes }: Screen, world: World): readonly PaneState[] {
  const known = panes.filter(({ person }) => world.people.get(person)?.isPlayable);
  if (known.length > 0) return known;
  const [first] = playable(world);
  return first ? [paneOf(first)] : [];
}

function paneOf({ id }: PagePerson): PaneState {
  return {
    person: id,
    place: { kind: 'app', tab: 'messages' },
    thread: undefined,
    isListing: false,
  };
}

/** A second pane beside the first, of somebody else; or only the first. */
function split(panes: readonly PaneState[], world: World): readonly PaneState[] {
  const [first, second] = panes;
  if (first === undefined || second !== undefined) return panes.slice(0, 1);
  const other = playable(world).find(({ id }) => id !== first.person);
  return other ? [first, paneOf(other)] : panes;
}
