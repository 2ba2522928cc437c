/** How far a collision has come that was put to those concerned by itself. */
export type AskedState = {
  readonly ruleId: string;
  /** Null where a number would tell of fewer people than may be told apart. */
  readonly people: number | null;
  readonly answered: number | null;
  readonly closesAt: Date;
  readonly isBack: boolean;
};
