import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { JsonObject } from '../../../src/json.ts';
import type { StateValues } from '../../../src/state/message.ts';
import type { MenuOption } from './options.ts';

/** What somebody entered into an element: a text, several, nothing, or a file. */
export type Entered =
  | string
  | readonly string[]
  | null
  | { readonly name: string; readonly base64: string };

/** Where an element stands: a message, a modal or the Home tab, for one person. */
export type Surface = {
  /** Starts the DOM ids of this surface. */
  readonly id: string;
  /** What the workspace holds, by block_id and action_id. */
  readonly state: StateValues;
  /** What was entered and not sent yet, by `block_id/action_id`. */
  readonly entered: Readonly<Record<string, Entered>>;
  /** By block_id. */
  readonly errors: Readonly<Record<string, string>>;
  /** The element that the app is being told of, and what was chosen in it. */
  readonly pressed: { readonly name: string; readonly input: Entered } | undefined;
  enter(name: string, value: Entered): void;
  press(name: string, input: Entered): void;
  suggest(name: string, query: string): Promise<readonly MenuOption[]>;
};

/** An element as its component gets it. */
export type ElementProps = {
  readonly element: JsonObject;
  readonly block: JsonObject;
  /** For elements of input blocks: the ids of the label and of what else belongs to it. */
  readonly labelId?: string;
  readonly describedBy?: string;
};

export const SurfaceContext = createContext<Surface | undefined>(undefined);

/** The surface on which this stands. */
export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (surface === undefined) throw new Error('This element stands nowhere.');
  return surface;
}

/** `block_id/action_id`: how an element is named everywhere. */
export function nameOf({ element, block }: Pick<ElementProps, 'element' | 'block'>): string {
  return `${String(block['block_id'])}/${String(element['action_id'])}`;
}

/** What an element holds now, and how a change of it is taken: kept, or told to the app at once. */
export function useElement(props: ElementProps) {
  const surface = useSurface();
  const name = nameOf(props);
  const { element, block } = props;
  const held = surface.state[String(block['block_id'])]?.[String(element['action_id'])];
  const isBusy = surface.pressed?.name === name;
  const kept = name in surface.entered ? surface.entered[name] : enteredIn(held ?? {});
  const value = isBusy ? surface.pressed?.input : kept;
  const isInput = block['type'] === 'input';
  const tells = !isInput || block['dispatch_action'] === true;
  const domId = `${surface.id}-${name}`.replace(/[^\w-]/g, '_');
  return {
    name,
    domId,
    value: value ?? null,
    isBusy,
    error: isInput ? surface.errors[String(block['block_id'])] : undefined,
    /** Takes a choice. */
    choose(next: Entered): void {
      if (isInput) surface.enter(name, next);
      if (tells) surface.press(name, next);
    },
    /** Takes what is being typed; it is told where `dispatchNow` is true. */
    type(next: string, dispatchNow = false): void {
      surface.enter(name, next);
      if (tells && dispatchNow) surface.press(name, next);
    },
    press: (input: Entered = null) => surface.press(name, input),
  };
}

/** Slack's state of an element as one enters it. */
export function enteredIn(state: JsonObject): Entered {
  const { type: _, ...rest } = state;
  const [held] = Object.values(rest);
  if (Array.isArray(held)) return held.map(textOf);
  return held === null || held === undefined ? null : textOf(held);
}

function textOf(held: unknown): string {
  if (typeof held !== 'object' || held === null) return String(held);
  const { value, elements } = held as { value?: unknown; elements?: unknown };
  return value === undefined ? richTextOf(elements) : String(value);
}

function richTextOf(elements: unknown): string {
  if (!Array.isArray(elements)) return '';
  return elements
    .map((each: { text?: string; elements?: unknown }) => each.text ?? richTextOf(each.elements))
    .join('');
}

/** Entered values as a list of texts. */
export function asList(value: Entered): readonly string[] {
  if (value === null || (typeof value === 'object' && 'base64' in value)) return [];
  return typeof value === 'string' ? [value] : value;
}

/** Entered values as one text. */
export function asText(value: Entered): string {
  return asList(value)[0] ?? '';
}
