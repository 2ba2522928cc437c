import type { Envelope } from './delivery/envelope.ts';
import type { JsonObject } from './json.ts';
import type { PageOptions, ServedPage } from './page/serve-page.ts';
import type { FaultControls } from './script/fault-controls.ts';
import type { PersonHandle } from './script/person-handle.ts';
import type { RecordView } from './script/record-view.ts';
import type { WorkspaceControls } from './script/workspace-controls.ts';

/** A running workspace: what the app needs to reach it, and what a script does with it. */
export type LocalSlack = WorkspaceControls & {
  /** For `clientOptions.slackApiUrl`; ends in `/api/`. */
  readonly apiUrl: string;
  readonly origin: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly teamId: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly record: RecordView;
  readonly faults: FaultControls;
  /** A person by id, handle or name. */
  person(name: string): PersonHandle;
  /** Everybody but bots and Slackbot. */
  people(): readonly PersonHandle[];
  /** Delivers over HTTP from now on, after Slack's url_verification. */
  setRequestUrl(requestUrl: string): Promise<void>;
  waitFor<T>(
    description: string,
    look: (slack: LocalSlack) => T | undefined | null | false,
    options?: { readonly timeoutMs?: number },
  ): Promise<T>;
  whenQuiet(options?: { readonly forMs?: number; readonly timeoutMs?: number }): Promise<void>;
  /** Resolves when so many Socket Mode connections are open (1 unless told). */
  whenConnected(count?: number): Promise<void>;
  readonly connections: number;
  /** Does what is due by the clock. */
  tick(): void;
  /** Sends again whatever waits for a retry. */
  redeliverNow(): Promise<void>;
  /** How many events wait for a retry. */
  readonly waitingForRetry: number;
  /** True once Slack has turned events off: of a thousand deliveries within an hour nearly all failed. */
  readonly eventsAreOff: boolean;
  /** An admin turns events on again. */
  turnEventsOn(): void;
  exportMessages(): JsonObject;
  /** Sends the app any payload as it is, once, and resolves with what the app answered. */
  deliver(type: Envelope['type'], body: JsonObject): Promise<unknown>;
  /** Serves a page like Slack, in which a visitor uses the app as any person, until `stop`. */
  servePage(options?: PageOptions): Promise<ServedPage>;
  stop(): Promise<void>;
};
