/** A user group (a "subteam" on the wire). */
export type UserGroup = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly created: number;
  readonly isDisabled: boolean;
  users: string[];
  updated: number;
};
