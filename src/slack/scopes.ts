/** Every scope that manifest.yml asks for, and what does not work without it. */
export const SCOPES: Readonly<Record<string, string>> = {
  'channels:history': 'replies in the thread of a channel round',
  'channels:read': 'members of a public channel as an audience',
  'chat:write': 'prompts, receipts and notes',
  commands: 'the three slash commands',
  'files:read': 'strategies and people as files put into a form, and what is said in voice clips',
  'files:write': 'what one has answered, as a file for oneself',
  'groups:history': 'replies in the thread of a private channel',
  'groups:read': 'members of a private channel as an audience',
  'im:history': 'replies in direct messages',
  'im:write': 'opening a direct message',
  'mpim:history': 'replies in the thread of a group message',
  'usergroups:read': 'user groups as an audience',
  'users.profile:read': 'function and level from fields of Slack profiles',
  'users:read': 'names, time zones and who has left',
  'users:read.email': 'naming people by e-mail address in the set-up file',
};
