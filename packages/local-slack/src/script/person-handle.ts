import type { ElementInput } from '../elements/element-state.ts';
import { joinChannel, leaveChannel } from '../events/join-channel.ts';
import type { StatusOptions } from '../options.ts';
import type { Channel } from '../state/channel.ts';
import { appDmOf, channelByAnyName, personByAnyName, repliesOf } from '../state/lookup.ts';
import { openAppDm } from '../state/open-dm.ts';
import type { Person } from '../state/person.ts';
import type { World } from '../world.ts';
import { acknowledged } from './action-error.ts';
import { clickMessage, clickView } from './person-clicks.ts';
import { type CommandResult, runCommandAs } from './person-commands.ts';
import {
  type ClipOptions,
  type FileRef,
  recordClipAs,
  type SharedFile,
  shareFileAs,
} from './person-files.ts';
import { deactivate, openTabAs, setFieldsOf, setStatusOf, setTimeZoneOf } from './person-life.ts';
import { closeAs, type FormInput, type SubmitResult, submitAs } from './person-modals.ts';
import {
  deleteAs,
  editAs,
  forwardedFrom,
  type MessageRef,
  postAs,
  type Shape,
  type Waiting,
} from './person-posts.ts';
import { globalShortcutAs, messageShortcutAs } from './person-shortcuts.ts';
import { type SeenMessage, type SeenView, seenIn, seenMessage, seenView } from './seen.ts';
import { messageSeenBy, viewSeenBy } from './targets.ts';

/** `'dm'` is the DM with the app. */
export type Place = 'dm' | { readonly channel: string; readonly threadTs?: string };
/** What can be clicked in: a seen message, an open view, or the Home tab. */
export type ClickTarget = 'home' | MessageRef | { readonly id: string };

/** A person of the workspace, as a script moves them. Actions resolve when the app has acknowledged. */
export type PersonHandle = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  dm(text: string, how?: Waiting & { readonly threadTs?: string }): Promise<MessageRef>;
  post(channel: string, text: string, how?: Waiting): Promise<MessageRef>;
  replyInThread(
    channel: string,
    threadTs: string,
    text: string,
    how?: Waiting & { readonly broadcast?: boolean },
  ): Promise<MessageRef>;
  /** Writes a message of this shape, as another client or a workflow may do in somebody's name. */
  postShaped(where: Place, text: string, shape: Shape): Promise<MessageRef>;
  /** Forwards a message, with words of their own or none. */
  forward(from: MessageRef, where: Place, words?: string): Promise<MessageRef>;
  edit(channel: string, ts: string, text: string, how?: Waiting): Promise<void>;
  deleteMessage(channel: string, ts: string, how?: Waiting): Promise<void>;
  recordClip(where: Place, clip: ClipOptions): Promise<FileRef>;
  shareFile(where: Place, file: SharedFile): Promise<FileRef>;
  runCommand(command: string, text?: string, channel?: string): Promise<CommandResult>;
  click(target: ClickTarget, actionId: string, input?: ElementInput): Promise<void>;
  submit(
    view: { readonly id: string },
    values?: Readonly<Record<string, FormInput>>,
  ): Promise<SubmitResult>;
  close(view: { readonly id: string }, how?: { readonly all?: boolean }): Promise<void>;
  openHome(): Promise<void>;
  openMessagesTab(): Promise<void>;
  globalShortcut(callbackId: string): Promise<void>;
  messageShortcut(callbackId: string, channel: string, ts: string): Promise<void>;
  setStatus(status: StatusOptions): Promise<void>;
  setTimeZone(timeZone: string): Promise<void>;
  /** Fills in fields that the workspace has added to profiles, by label. */
  setFields(fields: Readonly<Record<string, string>>): Promise<void>;
  /** The account is deactivated. */
  leave(): Promise<void>;
  join(channel: string): Promise<void>;
  leaveChannel(channel: string): Promise<void>;
  /** Messages, replies and this person's ephemerals, oldest first. Throws where they may not look. */
  seesIn(channel: string): readonly SeenMessage[];
  /** The root and its replies. */
  thread(channel: string, ts: string): readonly SeenMessage[];
  /** The DM with the app; empty while there is none. */
  dms(): readonly SeenMessage[];
  /** The stack of modals, the top one last. */
  openViews(): readonly SeenView[];
  home(): SeenView | undefined;
  /** What Slack told them where the app did not acknowledge within three seconds. */
  troubles(): readonly string[];
};

/** Gives the handle of a person by id, handle or name. */
export function personHandle(world: World, name: string): PersonHandle {
  const person = personByAnyName(world, name);
  return {
    id: person.id,
    handle: person.handle,
    name: person.realName,
    ...writing(world, person),
    ...using(world, person),
    ...living(world, person),
    ...reading(world, person),
  };
}

type Writing = Pick<
  PersonHandle,
  | 'dm'
  | 'post'
  | 'replyInThread'
  | 'postShaped'
  | 'forward'
  | 'edit'
  | 'deleteMessage'
  | 'recordClip'
  | 'shareFile'
>;

function writing(world: World, person: Person): Writing {
  const at = (channel: string, ts: string) => ({ channel: channelByAnyName(world, channel), ts });
  const postShaped = async (where: Place, text: string, shape: Shape) => {
    const { channel, ...thread } = placeOf(world, person, where);
    return await postAs(world, person, channel, text, { ...thread, shape });
  };
  return {
    dm: async (text, how) => postAs(world, person, openAppDm(world, person.id), text, how),
    post: async (channel, text, how) =>
      postAs(world, person, channelByAnyName(world, channel), text, how),
    replyInThread: async (channel, threadTs, text, how) =>
      postAs(world, person, channelByAnyName(world, channel), text, { ...how, threadTs }),
    postShaped,
    forward: async (from, where, words = '') => {
      const attachment = forwardedFrom(world, readable(world, person, from.channel), from.ts);
      return await postShaped(where, words, { attachments: [attachment] });
    },
    edit: async (channel, ts, text, how) => editAs(world, person, at(channel, ts), text, how),
    deleteMessage: async (channel, ts, how) => deleteAs(world, person, at(channel, ts), how),
    recordClip: async (where, clip) =>
      recordClipAs(world, person, placeOf(world, person, where), clip),
    shareFile: async (where, file) =>
      shareFileAs(world, person, placeOf(world, person, where), file),
  };
}

type Using = Pick<
  PersonHandle,
  | 'runCommand'
  | 'click'
  | 'submit'
  | 'close'
  | 'openHome'
  | 'openMessagesTab'
  | 'globalShortcut'
  | 'messageShortcut'
>;

function using(world: World, person: Person): Using {
  return {
    runCommand: async (command, text = '', channel) => {
      const place =
        channel === undefined ? openAppDm(world, person.id) : channelByAnyName(world, channel);
      return runCommandAs(world, person, place, command, text);
    },
    click: async (target, actionId, input) => {
      if (target !== 'home' && 'ts' in target)
        return clickMessage(world, person, messageSeenBy(world, person, target), actionId, input);
      return clickView(world, person, viewSeenBy(world, person, target), actionId, input);
    },
    submit: async (view, values = {}) =>
      submitAs(world, person, viewSeenBy(world, person, view), values),
    close: async (view, how) =>
      closeAs(world, person, viewSeenBy(world, person, view), how?.all ?? false),
    openHome: async () => openTabAs(world, person, 'home'),
    openMessagesTab: async () => openTabAs(world, person, 'messages'),
    globalShortcut: async (callbackId) => globalShortcutAs(world, person, callbackId),
    messageShortcut: async (callbackId, channel, ts) =>
      messageShortcutAs(world, person, callbackId, channelByAnyName(world, channel), ts),
  };
}

type Living = Pick<
  PersonHandle,
  'setStatus' | 'setTimeZone' | 'setFields' | 'leave' | 'join' | 'leaveChannel'
>;

function living(world: World, person: Person): Living {
  return {
    setStatus: async (status) => setStatusOf(world, person, status),
    setFields: async (fields) => setFieldsOf(world, person, fields),
    setTimeZone: async (timeZone) => setTimeZoneOf(world, person, timeZone),
    leave: async () => deactivate(world, person),
    join: async (channel) => {
      const outcome = joinChannel(world, channelByAnyName(world, channel), person.id);
      await acknowledged(world, `${person.handle} joins ${channel}`, outcome);
    },
    leaveChannel: async (channel) => {
      const outcome = leaveChannel(world, channelByAnyName(world, channel), person.id);
      await acknowledged(world, `${person.handle} leaves ${channel}`, outcome);
    },
  };
}

type Reading = Pick<PersonHandle, 'seesIn' | 'thread' | 'dms' | 'openViews' | 'home' | 'troubles'>;

function reading(world: World, person: Person): Reading {
  return {
    seesIn: (name) => seenIn(world, readable(world, person, name), person.id),
    thread: (name, ts) => {
      const channel = readable(world, person, name);
      const root = channel.messages.filter((each) => each.ts === ts && !each.deleted);
      return [...root, ...repliesOf(channel, ts)].map((each) => seenMessage(world, each));
    },
    dms: () => {
      const channel = appDmOf(world, person.id);
      return channel ? seenIn(world, channel, person.id) : [];
    },
    openViews: () =>
      person.modals.flatMap((id) => {
        const view = world.views.get(id);
        return view ? [seenView(world, view)] : [];
      }),
    home: () => {
      const view = person.homeViewId === undefined ? undefined : world.views.get(person.homeViewId);
      return view && seenView(world, view);
    },
    troubles: () => [...person.troubles],
  };
}

function placeOf(
  world: World,
  person: Person,
  where: Place,
): { channel: Channel; threadTs?: string } {
  if (where === 'dm') return { channel: openAppDm(world, person.id) };
  const channel = channelByAnyName(world, where.channel);
  return where.threadTs === undefined ? { channel } : { channel, threadTs: where.threadTs };
}

function readable(world: World, person: Person, name: string): Channel {
  const channel = channelByAnyName(world, name);
  if (channel.kind !== 'public' && !channel.members.has(person.id))
    throw new Error(`${person.handle} cannot look into ${channel.name}`);
  return channel;
}
