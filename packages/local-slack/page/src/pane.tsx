import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { AppPlace } from './app-place.tsx';
import { type Ask, AskContext, ConfirmDialog } from './blocks/confirm.tsx';
import { Conversation } from './conversation.tsx';
import { ModalOf } from './modal.tsx';
import type { PaneState, Place } from './place.ts';
import { Sidebar } from './sidebar.tsx';
import { Thread } from './thread.tsx';
import { PersonContext, usePage } from './use-page.ts';
import type { World } from './world.ts';

type Props = {
  readonly number: number;
  readonly isAlone: boolean;
  readonly pane: PaneState;
  onChange(change: Partial<PaneState>): void;
};

/** Slack as one person sees it. */
export function Pane({ number, isAlone, pane, onChange }: Props) {
  const { world } = usePage();
  const person = world.people.get(pane.person);
  const { ask, dialog } = useConfirm();
  if (person === undefined) return null;
  const place = placeIn(world, pane);
  const channel = place.kind === 'channel' ? place.id : person.appChannel;
  const modal = person.modals.at(-1);
  const view = modal === undefined ? undefined : world.views.get(modal);
  const isCovered = view !== undefined || dialog !== null;
  const inside = useFocusBack(isCovered);
  const openThread = (ts: string) => onChange({ thread: ts, isListing: false });
  const classes = ['pane', pane.isListing ? 'listing' : '', pane.thread ? 'with-thread' : ''];
  return (
    <PersonContext.Provider value={person}>
      <AskContext.Provider value={ask}>
        <section
          class={classes.join(' ')}
          aria-label={
            isAlone ? `Slack as ${person.name}` : `Slack as ${person.name}, pane ${number}`
          }
        >
          <div class="pane-inside" inert={isCovered} {...inside}>
            <Sidebar pane={pane} place={place} number={number} onChange={onChange} />
            <div class="place">
              {place.kind === 'app' ? (
                <AppPlace
                  key={person.id}
                  tab={place.tab}
                  onTab={(tab) => onChange({ place: { kind: 'app', tab } })}
                  onThread={openThread}
                  onBack={() => onChange({ isListing: true })}
                />
              ) : (
                <Conversation
                  key={`${person.id} ${place.id}`}
                  channelId={place.id}
                  onThread={openThread}
                  onBack={() => onChange({ isListing: true })}
                />
              )}
            </div>
            {pane.thread !== undefined && channel !== undefined ? (
              <Thread
                key={pane.thread}
                channelId={channel}
                ts={pane.thread}
                onClose={() => onChange({ thread: undefined })}
              />
            ) : null}
          </div>
          {view ? <ModalOf key={view.id} view={view} depth={person.modals.length} /> : null}
          {dialog}
        </section>
      </AskContext.Provider>
    </PersonContext.Provider>
  );
}

/** What lies over a pane takes the focus; when it is gone the focus is back where it was. */
function useFocusBack(isCovered: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLElement>(undefined);
  useEffect(() => {
    if (isCovered || last.current === undefined) return;
    const composer = box.current?.querySelector<HTMLElement>('.composer textarea');
    const isOwn = document.activeElement === document.body;
    // What was pressed may be gone by now.
    if (isOwn) (last.current.isConnected ? last.current : composer)?.focus();
  }, [isCovered]);
  return {
    ref: box,
    onFocusIn: ({ target }: FocusEvent) => {
      last.current = target as HTMLElement;
    },
  };
}

/** The place of a pane, as far as its person may look there. */
function placeIn({ channels }: World, { place, person }: PaneState): Place {
  if (place.kind === 'app') return place;
  const channel = channels.get(place.id);
  const isOpen = channel && (channel.kind === 'public' || channel.members.includes(person));
  return isOpen ? place : { kind: 'app', tab: 'messages' };
}

/** Slack's question before something is done, over the pane. */
function useConfirm() {
  const [asked, setAsked] = useState<{ readonly confirm: unknown; then(): void }>();
  const ask = useCallback<Ask>((confirm, then) => {
    if (confirm === undefined || confirm === null) then();
    else setAsked({ confirm, then });
  }, []);
  const dialog = useMemo(
    () =>
      asked === undefined ? null : (
        <ConfirmDialog
          confirm={asked.confirm}
          onAnswer={(isYes) => {
            setAsked(undefined);
            if (isYes) asked.then();
          }}
        />
      ),
    [asked],
  );
  return { ask, dialog };
}
