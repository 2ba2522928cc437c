import type { Answer } from '../flags/round-view.ts';

/** A number of a report by its name, and what it counts. */
export type Cell = { readonly name: string; readonly entries: () => readonly string[] };

/** How cells are made. */
export type Counting = {
  readonly people: (name: string, isCounted: (answer: Answer) => boolean) => Cell;
  /** Two cells: the people counted, and under `name.of` those among whom they are. */
  readonly share: (
    name: string,
    isCounted: (answer: Answer) => boolean,
    isAsked: (answer: Answer) => boolean,
  ) => readonly Cell[];
};
