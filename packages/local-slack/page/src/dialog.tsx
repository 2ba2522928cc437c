import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';

type Props = {
  readonly title: string;
  readonly size?: 'small' | 'large';
  readonly children: ComponentChildren;
  /** Beside the title, such as a way back. */
  readonly lead?: ComponentChildren;
  /** For Escape and the cross. */
  onClose(): void;
};

/** A dialog over one pane. The focus stays inside until it closes, and then goes back to where it was. */
export function Dialog({ title, size = 'large', children, lead, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const before = document.activeElement;
    firstIn(box.current)?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <div class="veil">
      <div
        ref={box}
        class={`modal ${size}`}
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          else if (event.key === 'Tab') keepInside(event, box.current);
          else return;
          event.stopPropagation();
        }}
      >
        <header class="modal-header">
          {lead}
          <h2 id={titleId}>{title}</h2>
          <button type="button" class="icon-button" aria-label="Close" onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </div>
  );
}

const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex="0"]';

function focusableIn(box: HTMLElement | null): readonly HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].filter(
    (each) => !each.hasAttribute('disabled') && each.offsetParent !== null,
  );
}

/** The element that asks for the focus, else the first field, else the first button after the cross. */
function firstIn(box: HTMLElement | null): HTMLElement | undefined {
  const wanted = box?.querySelector<HTMLElement>('[data-autofocus]');
  const field = box?.querySelector<HTMLElement>(
    '.modal-body :is(input, textarea, select, button, a[href])',
  );
  return wanted ?? field ?? box ?? undefined;
}

function keepInside(event: KeyboardEvent, box: HTMLElement | null): void {
  const all = focusableIn(box);
  const [first, last] = [all[0], all.at(-1)];
  const isAtEnd = document.activeElement === (event.shiftKey ? first : last);
  const isOutside = document.activeElement === box;
  if (!isAtEnd && !(isOutside && event.shiftKey)) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
