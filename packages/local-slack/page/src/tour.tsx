import { useEffect, useState } from 'preact/hooks';
import { APP_PLACE } from './app-channel.ts';
import { Icon } from './icon.tsx';
import type { PaneState } from './place.ts';
import { useAct, usePage } from './use-page.ts';
import { Problem } from './view-surface.tsx';
import type { World } from './world.ts';

type Progress = { readonly at: number; readonly isOpen: boolean };

export type TourState = Progress & { set(progress: Progress): void };

/** How far this browser is in the tour of this workspace; kept when the tab is closed. */
export function useTour(): TourState {
  const [progress, setProgress] = useState<Progress>(recallProgress);
  useEffect(() => {
    try {
      localStorage.setItem(KEY, JSON.stringify(progress));
    } catch {
      // Without storage a reload begins again; nothing else breaks.
    }
  }, [progress]);
  return { ...progress, set: setProgress };
}

/** Every start of a workspace has an address of its own, and its tour begins anew. */
const KEY = `tour ${location.pathname}`;

function recallProgress(): Progress {
  const start = { at: 0, isOpen: true };
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') ?? start;
  } catch {
    return start;
  }
}

type Props = {
  readonly tour: TourState;
  /** Turns the first pane to something. */
  onShow(change: Partial<PaneState>): void;
  onForm(): void;
};

/** One step of the tour in a strip of its own, so that it never lies over what it speaks of. */
export function TourPanel({ tour: { at, set }, onShow, onForm }: Props) {
  const { world } = usePage();
  const { run, busy, problem } = useAct();
  const step = world.tour[at];
  const close = () => set({ at: step === undefined ? 0 : at, isOpen: false });
  if (step === undefined)
    return <End onClose={close} onAgain={() => set({ at: 0, isOpen: true })} />;
  const { title, words, person, example, isDone } = step;
  const show = () => {
    if (step.look === 'actions') openActions();
    else if (step.look === 'form') onForm();
    else if (person !== undefined) onShow(shownBy(world, person, step.look));
  };
  const say = async () => {
    if (person === undefined || example === undefined) return;
    show();
    await run({ do: 'post', as: person, place: { channel: APP_PLACE }, text: example });
  };
  return (
    <aside class="tour" aria-label="Tour">
      <div class="tour-words" role="status">
        <h2>
          <span class="tour-count">
            Step {at + 1} of {world.tour.length}
          </span>{' '}
          {title}
          {isDone ? <strong class="tour-done"> ✓ Done</strong> : null}
        </h2>
        <p>{words}</p>
        <Problem text={problem} />
      </div>
      <div class="tour-actions">
        <button type="button" class="button" onClick={show}>
          Show me
        </button>
        {example === undefined || isDone ? null : (
          <button type="button" class="button" aria-busy={busy} onClick={() => !busy && void say()}>
            Say it for me
          </button>
        )}
        <button
          type="button"
          class={isDone ? 'button primary' : 'button'}
          onClick={() => set({ at: at + 1, isOpen: true })}
        >
          {isDone ? 'Next' : 'Skip'}
        </button>
        <button type="button" class="icon-button" aria-label="Close the tour" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
    </aside>
  );
}

function End({ onClose, onAgain }: { onClose(): void; onAgain(): void }) {
  return (
    <aside class="tour" aria-label="Tour">
      <div class="tour-words" role="status">
        <h2>That was the tour</h2>
        <p>Thank you for coming along. Everything stays up: be anybody, and press everything.</p>
      </div>
      <div class="tour-actions">
        <button type="button" class="button" onClick={onAgain}>
          From the start
        </button>
        <button type="button" class="button primary" onClick={onClose}>
          Close
        </button>
      </div>
    </aside>
  );
}

function openActions(): void {
  const clock = document.querySelector<HTMLElement>('.clock button');
  if (clock?.getAttribute('aria-expanded') !== 'true') clock?.click();
}

/** A pane of this person: where the app talks to them, its newest thread, or its Home tab. */
function shownBy(
  world: World,
  person: string,
  look: 'messages' | 'thread' | 'home',
): Partial<PaneState> {
  const channel = world.people.get(person)?.appChannel ?? '';
  const answers = (world.messages.get(channel) ?? []).filter(({ threadTs }) => threadTs);
  return {
    person,
    place: { kind: 'app', tab: look === 'home' ? 'home' : 'messages' },
    thread: look === 'thread' ? answers.at(-1)?.threadTs : undefined,
    isListing: false,
  };
}
