import { useEffect, useRef, useState } from 'preact/hooks';
import { fieldOf } from '../../../src/block-kit/checks.ts';
import { plainAt, stringAt } from '../../../src/block-kit/read-values.ts';
import { Icon } from '../icon.tsx';
import { Popover } from '../popover.tsx';
import { useDirectory, usePerson } from '../use-page.ts';
import { useAsk } from './confirm.tsx';
import { type MenuOption, optionsOf } from './options.ts';
import { asList, type ElementProps, useElement, useSurface } from './surface.ts';
import { namesIn } from './texts.tsx';

/** Every menu: of options, people or conversations, one choice or several, one's own or the app's. */
export function Select(props: ElementProps) {
  const { element, labelId, describedBy } = props;
  const { domId, name, value, choose, error, isBusy } = useElement(props);
  const { isOpen, setOpen, query, setQuery, shown, active, setActive } = useMenu(element, name);
  const ask = useAsk();
  const labels = useLabels(element);
  const anchor = useRef<HTMLDivElement>(null);
  const isMany = stringAt(element, 'type').startsWith('multi_');
  const most = Number(fieldOf(element, 'max_selected_items') ?? (isMany ? 1000 : 1));
  const chosen = asList(value);
  const listId = `${domId}-list`;
  const hint = plainAt(element, 'placeholder') || (isMany ? 'Select options' : 'Select an option');

  function pick({ value: picked, label }: MenuOption): void {
    labels.note(picked, label);
    const isOff = chosen.includes(picked);
    const next = isOff ? chosen.filter((each) => each !== picked) : [...chosen, picked];
    if (!isMany || next.length >= most) setOpen(false);
    setQuery('');
    if (next.length > most) return;
    ask(fieldOf(element, 'confirm'), () => choose(isMany ? next : picked));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const option = shown[active];
    if (step !== undefined) {
      setOpen(true);
      setActive((active + step + shown.length) % Math.max(1, shown.length));
    } else if (event.key === 'Enter' && isOpen && option) pick(option);
    else if (event.key === 'Escape' && isOpen) setOpen(false);
    else if (event.key === 'Backspace' && query === '' && isMany && chosen.length > 0)
      choose(chosen.slice(0, -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const [first] = chosen;
  const isPicked = !isMany && first !== undefined;
  return (
    <div ref={anchor} class="select" aria-busy={isBusy}>
      {isMany
        ? chosen.map((each) => (
            <span key={each} class="chip">
              {labels.of(each)}
              <button
                type="button"
                aria-label={`Remove ${labels.of(each)}`}
                onClick={() => choose(chosen.filter((other) => other !== each))}
              >
                <Icon name="close" />
              </button>
            </span>
          ))
        : null}
      <input
        id={domId}
        role="combobox"
        type="text"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen && shown[active] ? `${listId}-${active}` : undefined}
        aria-labelledby={labelId}
        aria-label={labelId ? undefined : hint}
        aria-describedby={describedBy}
        aria-invalid={error !== undefined}
        class={isPicked ? 'picked' : ''}
        placeholder={isPicked ? labels.of(first) : chosen.length > 0 ? '' : hint}
        value={query}
        onClick={() => setOpen(true)}
        onInput={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <span class="caret">
        <Icon name="down" />
      </span>
      {isOpen ? (
        <Popover anchor={anchor} takesFocus={false} onClose={() => setOpen(false)}>
          <Listbox
            id={listId}
            label={hint}
            options={shown}
            active={active}
            chosen={chosen}
            onPick={pick}
          />
        </Popover>
      ) : null}
    </div>
  );
}

type ListboxProps = {
  readonly id: string;
  readonly label: string;
  readonly options: readonly MenuOption[];
  readonly active: number;
  readonly chosen?: readonly string[];
  onPick(option: MenuOption): void;
};

/** What can be picked, under its headings. The focus stays in the field that it belongs to. */
export function Listbox({ id, label, options, active, chosen = [], onPick }: ListboxProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={list} id={id} role="listbox" aria-label={label} class="listbox">
      {options.length === 0 ? <div class="nothing">Nothing matches.</div> : null}
      {options.map((option, index) => (
        <>
          {option.group !== '' && option.group !== options[index - 1]?.group ? (
            <div class="group" role="presentation">
              {option.group}
            </div>
          ) : null}
          <div
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={chosen.includes(option.value)}
            class={index === active ? 'option active' : 'option'}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(option)}
          >
            {option.label}
            {option.detail === '' ? null : <small>{option.detail}</small>}
          </div>
        </>
      ))}
    </div>
  );
}

/** What is open and shown, for what has been typed. */
function useMenu(element: ElementProps['element'], name: string) {
  const directory = useDirectory();
  const person = usePerson();
  const { suggest } = useSurface();
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [offered, setOffered] = useState<readonly MenuOption[]>([]);
  const isExternal = stringAt(element, 'type').includes('external');
  const least = Number(fieldOf(element, 'min_query_length') ?? 3);

  useEffect(() => {
    if (!isExternal || !isOpen) return;
    if (query.length < least) {
      setOffered([]);
      return;
    }
    let isLate = false;
    suggest(name, query).then(
      (options) => !isLate && setOffered(options),
      () => !isLate && setOffered([]),
    );
    return () => {
      isLate = true;
    };
  }, [isExternal, isOpen, query, name, least]);

  const words = query.toLowerCase();
  const shown = isExternal
    ? offered
    : isOpen
      ? optionsOf(element, directory, person).filter(({ label, detail }) =>
          `${label} ${detail}`.toLowerCase().includes(words),
        )
      : [];
  return {
    isOpen,
    setOpen(next: boolean) {
      setOpen(next);
      if (!next) setActive(0);
    },
    query,
    setQuery(next: string) {
      setQuery(next);
      setActive(0);
    },
    shown,
    active: Math.min(active, Math.max(0, shown.length - 1)),
    setActive,
  };
}

/** The words for what is chosen: of its option, or of what has been picked before. */
function useLabels(element: ElementProps['element']) {
  const directory = useDirectory();
  const person = usePerson();
  const noted = useRef(new Map<string, string>());
  const { state } = useSurface();
  const held = () => Object.values(state).flatMap((actions) => Object.values(actions));
  return {
    note: (value: string, label: string) => noted.current.set(value, label),
    of(value: string): string {
      const own = optionsOf(element, directory, person).find((each) => each.value === value);
      const chosen = held()
        .flatMap((each) => [each['selected_option'], each['selected_options']].flat())
        .find((each) => stringAt(each, 'value') === value);
      return (
        own?.label ??
        noted.current.get(value) ??
        (plainAt(chosen, 'text') || namesIn(directory)(value) || value)
      );
    },
  };
}
