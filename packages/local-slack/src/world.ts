import type { Activity } from './activity.ts';
import type { Changes } from './changes.ts';
import type { Deadlines } from './deadlines.ts';
import type { Dispatcher } from './delivery/dispatcher.ts';
import type { FaultBox } from './faults.ts';
import type { Ids } from './ids.ts';
import type { AppManifest } from './manifest.ts';
import type { RateLimiter } from './rate-limits.ts';
import type { ActivityRecord } from './record.ts';
import type { Channel } from './state/channel.ts';
import type { SlackFile } from './state/file.ts';
import type { Person } from './state/person.ts';
import type { ResponseUrl, Trigger } from './state/short-lived.ts';
import type { UserGroup } from './state/user-group.ts';
import type { View } from './state/view.ts';

/** Names and secrets of the team and of the one app in it. */
export type Identity = {
  readonly teamId: string;
  readonly teamName: string;
  readonly teamDomain: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
};

/** Everything that the parts of local-slack share: the state, and the tools that act on it. */
export type World = {
  readonly identity: Identity;
  readonly manifest: AppManifest;
  readonly clock: () => number;
  readonly ids: Ids;
  readonly nextTs: () => string;
  readonly people: Map<string, Person>;
  readonly channels: Map<string, Channel>;
  readonly userGroups: Map<string, UserGroup>;
  /** The labels of the fields that the workspace has added to profiles, by id. */
  readonly profileFields: Map<string, string>;
  readonly files: Map<string, SlackFile>;
  readonly views: Map<string, View>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  /** Socket Mode addresses that were handed out and not used yet. */
  readonly tickets: Set<string>;
  readonly record: ActivityRecord;
  readonly activity: Activity;
  readonly changes: Changes;
  readonly deadlines: Deadlines;
  readonly limits: RateLimiter;
  readonly faults: FaultBox;
  readonly dispatcher: Dispatcher;
  readonly actionTimeoutMs: number;
  /** Such as `http://127.0.0.1:4321`; known once the server listens. */
  origin: string;
  standing: 'installed' | 'revoked' | 'uninstalled';
};
