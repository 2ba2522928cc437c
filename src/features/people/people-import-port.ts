import type { Level } from '../../domain/person.ts';

/** What a list says of a person; what it does not say is left out. */
export type ImportedPerson = {
  readonly id: string;
  readonly function?: string;
  readonly level?: Level;
  readonly region?: string;
};

/** Keeps lists of people that were looked at and not yet applied. */
export type PeopleImportStore = {
  /** Keeps a list, and forgets those kept before `staleBefore`. */
  save(
    workspaceId: string,
    id: string,
    entries: readonly ImportedPerson[],
    now: Date,
    staleBefore: Date,
  ): Promise<void>;
  /** A list kept at `staleBefore` or later, or undefined. */
  find(
    workspaceId: string,
    id: string,
    staleBefore: Date,
  ): Promise<readonly ImportedPerson[] | undefined>;
  drop(workspaceId: string, id: string): Promise<void>;
};
