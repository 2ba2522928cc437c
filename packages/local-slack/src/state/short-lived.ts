/** The right to open one modal for one person, for three seconds. */
export type Trigger = {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: number;
  /** Set when the trigger came from inside a modal: the view that may be pushed upon. */
  readonly viewId?: string;
  used: boolean;
};

/** An address at which the app may answer an interaction a few times. */
export type ResponseUrl = {
  readonly id: string;
  readonly channel: string;
  readonly userId: string;
  readonly createdAt: number;
  /** The message that the interaction came from, if any. */
  readonly messageTs?: string;
  readonly threadTs?: string;
  uses: number;
};
