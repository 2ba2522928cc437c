import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

type Props = {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly id?: string;
  readonly children: ComponentChildren;
  /** False leaves the focus where it is, as for the list under a text field. */
  readonly takesFocus?: boolean;
  onClose(): void;
};

/** Something small above everything else, beside what opened it; Escape or a click elsewhere closes it. */
export function Popover({ anchor, id, children, takesFocus = true, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.showPopover();
    place(anchor.current, box.current);
    if (takesFocus) box.current?.querySelector<HTMLElement>(FIRST)?.focus();
  }, []);
  useLayoutEffect(() => place(anchor.current, box.current));
  useEffect(() => {
    const isInside = (target: EventTarget | null) =>
      target instanceof Node &&
      (box.current?.contains(target) || anchor.current?.contains(target) === true);
    const onPointer = ({ target }: Event) => !isInside(target) && onClose();
    const onScroll = ({ target }: Event) => !isInside(target) && onClose();
    document.addEventListener('pointerdown', onPointer, true);
    document.addEventListener('scroll', onScroll, true);
    window.addEventListener('resize', onClose);
    return () => {
      document.removeEventListener('pointerdown', onPointer, true);
      document.removeEventListener('scroll', onScroll, true);
      window.removeEventListener('resize', onClose);
    };
  });
  return (
    <div
      ref={box}
      id={id}
      popover="manual"
      class="popover"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
        anchor.current?.focus();
      }}
    >
      {children}
    </div>
  );
}

const FIRST = '[role=menuitem], button, input, [tabindex="0"]';
const GAP = 4;

/** Below what opened it, or above where there is more room; never out of the window. */
function place(anchor: HTMLElement | null, box: HTMLElement | null): void {
  if (anchor === null || box === null) return;
  const at = anchor.getBoundingClientRect();
  box.style.minWidth = `${Math.min(at.width, innerWidth - 16)}px`;
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = innerHeight - at.bottom - GAP;
  const top = height <= below || below >= at.top ? at.bottom + GAP : at.top - GAP - height;
  box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
}
