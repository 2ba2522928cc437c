import { deleteMessage, update as updateMessage } from './chat-change.ts';
import { getPermalink } from './chat-permalink.ts';
import { postEphemeral } from './chat-post-ephemeral.ts';
import { postMessage } from './chat-post-message.ts';
import { openConnection } from './connections-open.ts';
import { join } from './conversations-join.ts';
import { list as listConversations, ofUser } from './conversations-list.ts';
import { openConversation } from './conversations-open.ts';
import { info as conversationInfo, history, members, replies } from './conversations-read.ts';
import { fileInfo } from './files-info.ts';
import { completeUpload, getUploadUrl } from './files-upload.ts';
import type { Method } from './method.ts';
import { teamProfile, userProfile } from './profiles.ts';
import { add as addReaction, remove as removeReaction } from './reactions.ts';
import { authTest, botInfo, teamInfo } from './team.ts';
import { list as listUserGroups, usersOf } from './usergroups.ts';
import { list as listUsers, info as userInfo } from './users.ts';
import { publish, update as updateView } from './views-change.ts';
import { open, push } from './views-open.ts';

/** Every method that this Slack knows, by its name on the wire. */
export const methods: ReadonlyMap<string, Method> = new Map([
  ['apps.connections.open', openConnection],
  ['auth.test', authTest],
  ['bots.info', botInfo],
  ['chat.delete', deleteMessage],
  ['chat.getPermalink', getPermalink],
  ['chat.postEphemeral', postEphemeral],
  ['chat.postMessage', postMessage],
  ['chat.update', updateMessage],
  ['conversations.history', history],
  ['conversations.info', conversationInfo],
  ['conversations.join', join],
  ['conversations.list', listConversations],
  ['conversations.members', members],
  ['conversations.open', openConversation],
  ['conversations.replies', replies],
  ['files.completeUploadExternal', completeUpload],
  ['files.getUploadURLExternal', getUploadUrl],
  ['files.info', fileInfo],
  ['reactions.add', addReaction],
  ['reactions.remove', removeReaction],
  ['team.info', teamInfo],
  ['team.profile.get', teamProfile],
  ['usergroups.list', listUserGroups],
  ['usergroups.users.list', usersOf],
  ['users.conversations', ofUser],
  ['users.info', userInfo],
  ['users.list', listUsers],
  ['users.profile.get', userProfile],
  ['views.open', open],
  ['views.publish', publish],
  ['views.push', push],
  ['views.update', updateView],
]);
