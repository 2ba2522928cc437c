import { emitEvent } from '../events/emit.ts';
import { joinChannel, leaveChannel } from '../events/join-channel.ts';
import { emitChanged, emitPosted } from '../events/message-events.ts';
import { emitUser, emitUserGroupMembers } from '../events/workspace-events.ts';
import type { PersonOptions } from '../options.ts';
import { addPerson } from '../populate.ts';
import { messageObject } from '../shapes/message-object.ts';
import { addMessage } from '../state/add-message.ts';
import { channelByAnyName, messageAt, personByAnyName } from '../state/lookup.ts';
import type { World } from '../world.ts';
import { acknowledged } from './action-error.ts';
import { type PersonHandle, personHandle } from './person-handle.ts';
import { type MessageRef, settle, type Waiting } from './person-posts.ts';
import { completeTranscript, failTranscript } from './transcripts.ts';

/** What happens in the workspace without one person doing it. */
export type WorkspaceControls = {
  addPerson(person: PersonOptions): Promise<PersonHandle>;
  /** Replaces the members of a user group. */
  setUserGroup(id: string, users: readonly string[]): Promise<void>;
  inviteApp(channel: string): Promise<void>;
  removeApp(channel: string): Promise<void>;
  archive(channel: string): void;
  /** A message by the bot of another app (subtype bot_message). */
  postAsOtherBot(channel: string, text: string, how?: Waiting): Promise<MessageRef>;
  /** Slack adds a preview to a message: a message_changed in which nobody edited anything. */
  unfurl(channel: string, ts: string): Promise<void>;
  completeTranscript(fileId: string, spoken?: string, how?: Waiting): Promise<void>;
  failTranscript(fileId: string, how?: Waiting): Promise<void>;
  /** The bot token stops working. */
  revokeTokens(): Promise<void>;
  /** The app is removed from the workspace. */
  uninstallApp(): Promise<void>;
};

/** Makes the controls of a workspace. */
export function workspaceControls(world: World): WorkspaceControls {
  return {
    addPerson: async (options) => {
      const person = addPerson(world, options);
      world.changes.notify();
      await acknowledged(
        world,
        `team_join of ${person.handle}`,
        emitUser(world, 'team_join', person),
      );
      return personHandle(world, person.id);
    },
    setUserGroup: (id, users) => setUserGroup(world, id, users),
    ...membership(world),
    ...strangerMessages(world),
    completeTranscript: (fileId, spoken, how) => completeTranscript(world, fileId, spoken, how),
    failTranscript: (fileId, how) => failTranscript(world, fileId, how),
    revokeTokens: async () => {
      world.standing = 'revoked';
      const tokens = { oauth: [], bot: [world.identity.botUserId] };
      const event = { type: 'tokens_revoked', tokens, event_ts: world.nextTs() };
      await acknowledged(world, 'tokens_revoked', emitEvent(world, 'tokens_revoked', event));
    },
    uninstallApp: async () => {
      world.standing = 'uninstalled';
      const event = { type: 'app_uninstalled', event_ts: world.nextTs() };
      await acknowledged(world, 'app_uninstalled', emitEvent(world, 'app_uninstalled', event));
    },
  };
}

async function setUserGroup(world: World, id: string, names: readonly string[]): Promise<void> {
  const group = world.userGroups.get(id);
  if (!group) throw new Error(`local-slack has no user group "${id}"`);
  const users = names.map((name) => personByAnyName(world, name).id);
  const change = {
    added: users.filter((user) => !group.users.includes(user)),
    removed: group.users.filter((user) => !users.includes(user)),
    previousUpdate: group.updated,
  };
  group.users = users;
  group.updated = Math.floor(world.clock() / 1000);
  world.changes.notify();
  await acknowledged(
    world,
    `subteam_members_changed of ${id}`,
    emitUserGroupMembers(world, group, change),
  );
}

function membership(world: World): Pick<WorkspaceControls, 'inviteApp' | 'removeApp' | 'archive'> {
  const bot = world.identity.botUserId;
  return {
    inviteApp: async (name) => {
      const outcome = joinChannel(world, channelByAnyName(world, name), bot);
      await acknowledged(world, `the app joins ${name}`, outcome);
    },
    removeApp: async (name) => {
      const outcome = leaveChannel(world, channelByAnyName(world, name), bot);
      await acknowledged(world, `the app leaves ${name}`, outcome);
    },
    archive: (name) => {
      channelByAnyName(world, name).isArchived = true;
      world.changes.notify();
    },
  };
}

function strangerMessages(world: World): Pick<WorkspaceControls, 'postAsOtherBot' | 'unfurl'> {
  return {
    postAsOtherBot: async (name, text, how = {}) => {
      const channel = channelByAnyName(world, name);
      const author = { kind: 'other-bot', botId: 'B0OTHERBOT', name: 'Other bot' } as const;
      const message = addMessage(world, channel, { author, text, subtype: 'bot_message' });
      await settle(world, how, `a bot message in ${name}`, emitPosted(world, channel, message));
      return { channel: channel.id, ts: message.ts };
    },
    unfurl: async (name, ts) => {
      const channel = channelByAnyName(world, name);
      const message = messageAt(channel, ts);
      if (!message) throw new Error(`no message ${ts} in ${name}`);
      const previous = messageObject(world, message);
      message.attachments = [
        { id: 1, from_url: 'https://example.com/', fallback: 'Example', title: 'Example' },
      ];
      world.changes.notify();
      await acknowledged(
        world,
        `the unfurling of ${ts}`,
        emitChanged(world, channel, message, previous),
      );
    },
  };
}
