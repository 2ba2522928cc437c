import { initialValues } from '../elements/state-values.ts';
import { userOf } from '../shapes/message-object.ts';
import type { Channel } from '../state/channel.ts';
import type { SlackFile } from '../state/file.ts';
import { appDmOf } from '../state/lookup.ts';
import type { Message } from '../state/message.ts';
import type { Person } from '../state/person.ts';
import type { View } from '../state/view.ts';
import type { World } from '../world.ts';
import type { PageHost } from './page-host.ts';
import type {
  EntryKey,
  EntryKind,
  PageChannel,
  PageEntries,
  PageFile,
  PageMessage,
  PagePerson,
  PageTeam,
  PageView,
} from './wire.ts';

type Entry = { readonly [Kind in EntryKind]: readonly [EntryKey, PageEntries[Kind]] }[EntryKind];

/** Everything that the page shows, as it is now. What only the inspector shows is apart. */
export function pageEntries(world: World, host: PageHost): readonly Entry[] {
  const channels = [...world.channels.values()];
  const messages = channels.flatMap((channel) => [...channel.messages, ...channel.ephemerals]);
  return [
    ['team/', teamEntry(world)],
    ['offers/', host.offers()],
    ['tour/', host.tour()],
    ['forms/', host.forms.entries()],
    ...[...world.people.values()].map((each): Entry => [`person/${each.id}`, person(world, each)]),
    ...channels.map((each): Entry => [`channel/${each.id}`, channelEntry(each)]),
    ...messages
      .filter((each) => !each.deleted)
      .map((each): Entry => [messageKey(each), messageEntry(world, each)]),
    ...[...world.views.values()]
      .filter((each) => each.open)
      .map((each): Entry => [`view/${each.id}`, viewEntry(each)]),
    ...[...world.userGroups.values()].map(
      ({ id, handle, name }): Entry => [`group/${id}`, { id, handle, name }],
    ),
  ];
}

/** An ephemeral message has a moment of its own, so that this is one of a kind. */
function messageKey({ channel, ts }: Message): EntryKey {
  return `message/${channel}/${ts}`;
}

function teamEntry({ identity, manifest }: World): PageTeam {
  return {
    name: identity.teamName,
    appName: manifest.botName,
    botUserId: identity.botUserId,
    homeTab: manifest.homeTab,
    messagesTab: manifest.messagesTab,
    commands: manifest.commandHelp,
    shortcuts: manifest.shortcuts,
  };
}

function person(world: World, each: Person): PagePerson {
  const appChannel = appDmOf(world, each.id)?.id;
  return {
    id: each.id,
    name: each.displayName || each.realName,
    handle: each.handle,
    title: each.title,
    timeZone: each.timeZone,
    isBot: each.isBot,
    deleted: each.deleted,
    status: [each.status.emoji, each.status.text].filter(Boolean).join(' '),
    isPlayable: !each.isBot && !each.deleted && each.id !== 'USLACKBOT',
    modals: [...each.modals],
    ...(each.homeViewId === undefined ? {} : { homeViewId: each.homeViewId }),
    ...(appChannel === undefined || each.isBot ? {} : { appChannel }),
  };
}

function channelEntry({ id, name, kind, topic, isArchived, members }: Channel): PageChannel {
  return { id, name, kind, topic, isArchived, members: [...members] };
}

function messageEntry(world: World, each: Message): PageMessage {
  const { author } = each;
  const from = userOf(world, each) ?? (author.kind === 'other-bot' ? author.botId : '');
  return {
    channel: each.channel,
    ts: each.ts,
    by: author.kind,
    from,
    fromName: author.kind === 'other-bot' ? author.name : '',
    text: each.text,
    blocks: each.blocks,
    attachments: each.attachments,
    broadcast: each.broadcast,
    edited: each.edited !== undefined,
    files: each.fileIds.flatMap((id) => {
      const file = world.files.get(id);
      return file ? [fileEntry(file)] : [];
    }),
    reactions: each.reactions,
    untouched: initialValues({ blocks: each.blocks }),
    state: Object.fromEntries(each.state),
    ...(each.threadTs === undefined ? {} : { threadTs: each.threadTs }),
    ...(each.subtype === undefined ? {} : { subtype: each.subtype }),
    ...(each.ephemeralFor === undefined ? {} : { ephemeralFor: each.ephemeralFor }),
  };
}

function fileEntry({ id, name, title, mimetype, bytes, clip }: SlackFile): PageFile {
  return {
    id,
    name,
    title,
    mimetype,
    size: bytes.length,
    ...(clip && {
      clip: {
        seconds: Math.round(clip.durationMs / 1000),
        status: clip.status,
        spoken: clip.status === 'complete' ? clip.spoken : '',
      },
    }),
  };
}

function viewEntry({ id, userId, content, state, hash }: View): PageView {
  return { id, userId, content, state, hash };
}
