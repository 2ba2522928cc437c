/** A person of the workspace. Left-out ids are counted up; a left-out handle is made from the name. */
export type PersonOptions = {
  readonly id?: string;
  readonly name: string;
  readonly handle?: string;
  readonly displayName?: string;
  readonly title?: string;
  readonly email?: string;
  /** IANA name; default UTC. */
  readonly timeZone?: string;
  /** Seconds ahead of UTC; needed where the time zone is none that this Node knows. */
  readonly tzOffset?: number;
  readonly locale?: string;
  readonly isAdmin?: boolean;
  readonly isOwner?: boolean;
  readonly isGuest?: boolean;
  readonly isBot?: boolean;
  readonly deleted?: boolean;
  readonly status?: StatusOptions;
  /** What stands in the workspace's own fields of the profile, by label. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The id of their own workspace, for somebody of another organisation (Slack Connect). */
  readonly teamId?: string;
};

/** A status; `expiration` in seconds since 1970, 0 for never. */
export type StatusOptions = {
  readonly text: string;
  readonly emoji: string;
  readonly expiration?: number;
};

/** A channel. Members by id, handle or name. */
export type ChannelOptions = {
  readonly id?: string;
  readonly name: string;
  readonly members?: readonly string[];
  readonly isPrivate?: boolean;
  /** A direct message of several people, the app among them. */
  readonly isGroupMessage?: boolean;
  readonly isArchived?: boolean;
  /** Belongs to somebody else: the app must not even learn that it exists. */
  readonly isForeign?: boolean;
  /** Default true. */
  readonly includesApp?: boolean;
  readonly topic?: string;
  /** Other workspaces that the channel is shared with (Slack Connect), by id; those of its members count by themselves. */
  readonly sharedWith?: readonly string[];
  /** The workspace that made a shared channel, by id; its events carry that as their `team_id`. Default: the app's. */
  readonly host?: string;
};

/** A user group. Users by id, handle or name. */
export type UserGroupOptions = {
  readonly id?: string;
  readonly handle: string;
  readonly name?: string;
  readonly users: readonly string[];
  readonly isDisabled?: boolean;
};

/** Everything that a local Slack starts from. */
export type LocalSlackOptions = {
  /** Path of a YAML or JSON file, or the parsed object. */
  readonly manifest: string | object;
  readonly people: readonly PersonOptions[];
  readonly channels?: readonly ChannelOptions[];
  readonly userGroups?: readonly UserGroupOptions[];
  /** The labels of the fields that the workspace has added to profiles. */
  readonly profileFields?: readonly string[];
  /** Default 0: any free port. */
  readonly port?: number;
  /** Milliseconds since 1970. With an injected clock nothing is due until `tick()`. */
  readonly clock?: () => number;
  /** Default true. */
  readonly rateLimits?: boolean;
  readonly teamName?: string;
  readonly teamDomain?: string;
  readonly teamId?: string;
  /** How long a script action waits for the app, in real milliseconds; default 100,000. */
  readonly actionTimeoutMs?: number;
};
