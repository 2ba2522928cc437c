import type { JsonObject } from '../json.ts';
import type { ChannelKind } from '../state/channel.ts';
import type { StateValues } from '../state/message.ts';

/** What the page and its server say to each other: entries by key one way, commands the other. */

export type PageTeam = {
  readonly name: string;
  readonly appName: string;
  readonly botUserId: string;
  readonly homeTab: boolean;
  readonly messagesTab: boolean;
  readonly commands: readonly {
    readonly command: string;
    readonly description: string;
    readonly usageHint: string;
  }[];
  readonly shortcuts: readonly {
    readonly type: 'global' | 'message';
    readonly callbackId: string;
    readonly name: string;
  }[];
};

export type PagePerson = {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly title: string;
  readonly timeZone: string;
  readonly isBot: boolean;
  readonly deleted: boolean;
  readonly status: string;
  /** Whether somebody who tries the app out can be this person. */
  readonly isPlayable: boolean;
  /** The stack of open modals, the top one last. */
  readonly modals: readonly string[];
  readonly homeViewId?: string;
  /** The conversation with the app, once there is one. */
  readonly appChannel?: string;
};

export type PageChannel = {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly topic: string;
  readonly isArchived: boolean;
  readonly members: readonly string[];
};

export type PageFile = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly size: number;
  readonly clip?: { readonly seconds: number; readonly status: string; readonly spoken: string };
};

export type PageMessage = {
  readonly channel: string;
  readonly ts: string;
  readonly by: 'person' | 'app' | 'other-bot';
  readonly from: string;
  readonly fromName: string;
  /** As on the wire: `&`, `<` and `>` are escaped. */
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly attachments: readonly JsonObject[];
  readonly threadTs?: string;
  readonly broadcast: boolean;
  readonly subtype?: string;
  readonly ephemeralFor?: string;
  readonly edited: boolean;
  readonly files: readonly PageFile[];
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
  /** What the message's elements hold as long as nobody has touched them. */
  readonly untouched: StateValues;
  /** What each person has set in them. */
  readonly state: Readonly<Record<string, StateValues>>;
};

export type PageView = {
  readonly id: string;
  readonly userId: string;
  readonly content: JsonObject;
  readonly state: StateValues;
  readonly hash: string;
};

export type PageGroup = { readonly id: string; readonly handle: string; readonly name: string };

/** Something that the host of the page lets its visitor do, such as moving the clock. */
export type PageOffer = {
  readonly id: string;
  readonly label: string;
  /** What it does, in a few words. */
  readonly detail: string;
  readonly isPossible: boolean;
};

/** A step of the tour of the host. */
export type PageTourStep = {
  readonly title: string;
  readonly words: string;
  /** Whose eyes to see it with, by id. */
  readonly person?: string;
  /**
   * What [Show me] turns to: the conversation with the app, its newest thread, its Home tab, what the
   * host offers to do, or the first form of the host.
   */
  readonly look: 'messages' | 'thread' | 'home' | 'actions' | 'form';
  /** What this person may say to the app, for visitors who would rather not type. */
  readonly example?: string;
  readonly isDone: boolean;
};

/** Something that a visitor can hand over to the host. */
export type PageForm = {
  readonly id: string;
  readonly label: string;
  /** What it is for, and what becomes of what is handed over. */
  readonly words: string;
  readonly submit: string;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly hint: string;
    /** Stands in the field at first, to begin with. */
    readonly example: string;
    /** Endings of files, as a browser takes them: `.csv,.txt`. */
    readonly accept: string;
  }[];
};

/** What is wrong with a field, and on which of its lines, from 1; 0 is the whole of it. */
export type FormProblem = { readonly field: string; readonly line: number; readonly text: string };

/** What came of a form: what is wrong with it, or where to find what was made. */
export type FormAnswer =
  | { readonly problems: readonly FormProblem[] }
  | {
      readonly told: string;
      readonly made: readonly { readonly title: string; readonly path: string }[];
    };

/** One call of the app, or one thing that was sent to it. */
export type PageTraffic = {
  /** In the order in which they happened. */
  readonly order: number;
  readonly at: number;
  readonly way: 'to-app' | 'from-app';
  readonly label: string;
  readonly outcome: string;
  readonly isTrouble: boolean;
  readonly sent: unknown;
  readonly answer?: unknown;
};

/** Everything that the page is told, by the first part of its key; the rest is the id. */
export type PageEntries = {
  readonly team: PageTeam;
  readonly person: PagePerson;
  readonly channel: PageChannel;
  readonly message: PageMessage;
  readonly view: PageView;
  readonly group: PageGroup;
  readonly offers: readonly PageOffer[];
  readonly tour: readonly PageTourStep[];
  readonly forms: readonly PageForm[];
  readonly traffic: PageTraffic;
};

export type EntryKind = keyof PageEntries;
export type EntryKey = `${EntryKind}/${string}`;

/** What the server says. `set` holds entries as they are now; with `fresh` they are all there is. */
export type FromServer =
  | {
      readonly kind: 'changes';
      readonly fresh: boolean;
      /** Milliseconds of the workspace's clock. */
      readonly now: number;
      readonly set: readonly (readonly [EntryKey, unknown])[];
      readonly gone: readonly EntryKey[];
    }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: string };
