/**
 * What a person sees, without saying yet how it is drawn. Blocks are read into this once; the text
 * writer and the HTML writer draw it.
 */

/** Turns the id of a person, channel, group or team into its name; undefined if unknown. */
export type Names = (id: string) => string | undefined;

export type Style = {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly code?: boolean;
  readonly underline?: boolean;
};

/** A run of words. `text` is plain: entities and emoji names are already resolved. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly style: Style }
  | { readonly kind: 'mention'; readonly text: string; readonly style: Style }
  | {
      readonly kind: 'link';
      readonly url: string;
      readonly text: string;
      readonly style: Style;
    };

/** A piece of running text. Line breaks are "\n" within the words. */
export type Passage =
  | { readonly kind: 'paragraph'; readonly words: readonly Inline[] }
  | { readonly kind: 'quote'; readonly words: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly indent: number;
      readonly start: number;
      readonly items: readonly (readonly Inline[])[];
    };

export type Picture = { readonly kind: 'picture'; readonly alt: string; readonly url: string };

export type Choice = {
  readonly label: readonly Inline[];
  readonly description: readonly Inline[];
  readonly chosen: boolean;
};

/** Something to press, pick from or type into. */
export type Control =
  | Picture
  | {
      readonly kind: 'button';
      readonly label: string;
      readonly colour: 'plain' | 'primary' | 'danger';
    }
  | { readonly kind: 'choices'; readonly several: boolean; readonly choices: readonly Choice[] }
  | { readonly kind: 'menu'; readonly hint: string; readonly chosen: readonly string[] }
  | { readonly kind: 'overflow'; readonly labels: readonly string[] }
  | {
      readonly kind: 'entry';
      readonly hint: string;
      readonly value: readonly Passage[];
      readonly tall: boolean;
    };

export type Cell = { readonly passages: readonly Passage[]; readonly align: Align };
export type Align = 'left' | 'center' | 'right';

/** One block. */
export type Part =
  | { readonly kind: 'header'; readonly text: string }
  | { readonly kind: 'divider' }
  | {
      readonly kind: 'prose';
      readonly passages: readonly Passage[];
      readonly fields: readonly (readonly Passage[])[];
      readonly beside?: Control;
    }
  | { readonly kind: 'context'; readonly items: readonly (readonly Passage[] | Picture)[] }
  | { readonly kind: 'controls'; readonly controls: readonly Control[] }
  | { readonly kind: 'picture'; readonly picture: Picture; readonly title: string }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly rows: readonly (readonly Cell[])[];
    }
  | {
      readonly kind: 'input';
      readonly label: string;
      readonly hint: string;
      readonly optional: boolean;
      readonly control: Control;
    }
  | {
      readonly kind: 'group';
      readonly title: readonly Passage[];
      readonly parts: readonly Part[];
    }
  | { readonly kind: 'notice'; readonly level: string; readonly passages: readonly Passage[] };

export type ViewModel = {
  readonly kind: 'modal' | 'home';
  readonly title: string;
  readonly parts: readonly Part[];
  readonly submit: string;
  readonly close: string;
};
