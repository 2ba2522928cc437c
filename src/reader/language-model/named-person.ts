/** Somebody whose name must not leave the house. */
export type NamedPerson = { readonly id: string; readonly name: string };

/** A place in a text where somebody's name stands. */
export type NamePlace = {
  readonly start: number;
  readonly end: number;
  readonly personId: string;
};
