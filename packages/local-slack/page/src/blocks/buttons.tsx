import { useRef, useState } from 'preact/hooks';
import { fieldOf } from '../../../src/block-kit/checks.ts';
import { isSafeUrl } from '../../../src/block-kit/html.ts';
import { listAt, plainAt, stringAt } from '../../../src/block-kit/read-values.ts';
import { Icon } from '../icon.tsx';
import { Popover } from '../popover.tsx';
import { useAsk } from './confirm.tsx';
import { type ElementProps, useElement } from './surface.ts';

/** A button; one with an address opens it, and the app is told all the same. */
export function Button(props: ElementProps) {
  const { element } = props;
  const { press, isBusy } = useElement(props);
  const ask = useAsk();
  const url = stringAt(element, 'url');
  const style = stringAt(element, 'style');
  const isIcon = stringAt(element, 'type') === 'icon_button';
  const label = plainAt(element, 'text');
  const common = {
    class: `button ${style}`,
    'aria-label': stringAt(element, 'accessibility_label') || undefined,
    'aria-busy': isBusy,
  };
  if (url !== '' && isSafeUrl(url))
    return (
      <a {...common} href={url} target="_blank" rel="noopener noreferrer" onClick={() => press()}>
        {label}
      </a>
    );
  return (
    <button
      {...common}
      type="button"
      aria-disabled={isBusy}
      onClick={() => !isBusy && ask(fieldOf(element, 'confirm'), () => press())}
    >
      {isIcon ? <Icon name="bin" /> : null}
      {label}
    </button>
  );
}

/** Two thumbs. */
export function FeedbackButtons(props: ElementProps) {
  const { press } = useElement(props);
  return (
    <>
      {['positive_button', 'negative_button'].map((key) => {
        const button = fieldOf(props.element, key);
        return (
          <button
            key={key}
            type="button"
            class="button"
            aria-label={stringAt(button, 'accessibility_label') || undefined}
            onClick={() => press(stringAt(button, 'value'))}
          >
            {plainAt(button, 'text')}
          </button>
        );
      })}
    </>
  );
}

/** Three dots with a menu. */
export function Overflow(props: ElementProps) {
  const { element } = props;
  const { press, isBusy, domId } = useElement(props);
  const ask = useAsk();
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={anchor}
        type="button"
        class="button overflow"
        aria-label="More options"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? domId : undefined}
        aria-busy={isBusy}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="overflow" />
      </button>
      {isOpen ? (
        <Popover anchor={anchor} id={domId} onClose={() => setOpen(false)}>
          <Menu
            label="More options"
            items={listAt(element, 'options').map((option) => ({
              label: plainAt(option, 'text'),
              detail: plainAt(option, 'description'),
              url: stringAt(option, 'url'),
              run: () => ask(fieldOf(element, 'confirm'), () => press(stringAt(option, 'value'))),
            }))}
            onDone={() => setOpen(false)}
          />
        </Popover>
      ) : null}
    </>
  );
}

type MenuItem = {
  readonly label: string;
  readonly detail?: string;
  readonly url?: string;
  readonly isDisabled?: boolean;
  readonly run: () => void;
};

type MenuProps = {
  readonly label: string;
  readonly items: readonly MenuItem[];
  onDone(): void;
};

/** A menu that the arrow keys go through. */
export function Menu({ label, items, onDone }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  function move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[(at + step + all.length) % all.length]?.focus();
  }
  return (
    <div ref={list} role="menu" aria-label={label} tabIndex={-1} class="menu" onKeyDown={move}>
      {items.map(({ label: text, detail, url, isDisabled, run }) => (
        <button
          key={text}
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-disabled={isDisabled}
          onClick={() => {
            if (isDisabled) return;
            if (url && isSafeUrl(url)) window.open(url, '_blank', 'noopener,noreferrer');
            onDone();
            run();
          }}
        >
          {text}
          {detail ? <small>{detail}</small> : null}
        </button>
      ))}
    </div>
  );
}
