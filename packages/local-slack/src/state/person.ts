/** Somebody in the workspace, the app's own bot user and Slackbot included. */
export type Person = {
  readonly id: string;
  /** Their workspace: another than the app's for somebody of another organisation. */
  readonly teamId: string;
  readonly handle: string;
  readonly realName: string;
  readonly displayName: string;
  readonly title: string;
  readonly email: string;
  readonly locale: string;
  readonly isAdmin: boolean;
  readonly isOwner: boolean;
  readonly isGuest: boolean;
  readonly isBot: boolean;
  /** Set for the bot user of an app. */
  readonly botId?: string;
  timeZone: string;
  /** Seconds ahead of UTC, where the zone is none that this Node knows. */
  readonly tzOffset?: number;
  deleted: boolean;
  status: { text: string; emoji: string; expiration: number };
  /** What stands in the workspace's own fields of the profile, by label. */
  fields: Readonly<Record<string, string>>;
  /** Seconds since 1970. */
  updated: number;
  /** The ids of the open modals, the top one last. */
  modals: string[];
  /** What Slack told them where the app did not acknowledge in time, oldest first. */
  readonly troubles: string[];
  /** The id of the published Home tab. */
  homeViewId?: string;
};
