import type { StorageTrouble } from '../../../db/watch-storage.ts';
import type { Deps } from '../../../deps.ts';
import { counted } from '../../../domain/words.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { plain } from '../../../slack/slack-message.ts';
import { escapeShort } from '../../../slack/text.ts';
import { type NoteSubject, type NoteTopic, noteSubject } from '../../people/tell-admins.ts';
import { whenAtWork } from '../person-timing.ts';

/** Tells an admin of something odd that the app has met and got around. */
export const ADMIN_NOTE: MessageKind<Deps, string> = {
  priority: PRIORITY.notice,
  policy: whenAtWork,
  async compose(deps, workspaceId, { subjectId }) {
    const subject = noteSubject(subjectId);
    return subject && (await WRITE[subject.topic]?.(deps, subject, workspaceId));
  },
  draw: plain,
};

const TROUBLES: Readonly<Record<string, string>> = {
  full: 'The disk that I run on was full: nothing could be written',
  locked: 'Another program held my database: nothing could be written',
  failing: 'My database could not be written, for want of permission or because the disk fails,',
} satisfies Record<StorageTrouble, string>;

const WRITE: Readonly<
  Record<
    NoteTopic,
    (deps: Deps, subject: NoteSubject, workspaceId: string) => string | Promise<string | undefined>
  >
> = {
  'odd-zone': (_, { key: zone, details: people }) => {
    const named = zone === '' ? 'none' : `"${escapeShort(zone, 60)}", which I do not know`;
    return `The time zone of ${mentions(people)} in Slack is ${named}. I go by how far Slack says that their clock is ahead, so they are asked all the same. If they are asked at odd hours, please have them pick another time zone in Slack’s preferences, or update Node.js where I run.`;
  },
  'unreadable-people': (_, { key: count }) =>
    `Slack described ${counted(Number(count), 'person', 'people')} in a way that I cannot read, so they cannot be asked. Everybody else is known as usual.`,
  'missing-source': async ({ directory }, { details: [source = '', audience = ''] }) => {
    const isGroup = source.startsWith('S');
    const name = await directory.nameOf(source).catch(() => null);
    const shown = name === null ? source : `${isGroup ? '' : '#'}${name} (${source})`;
    const what = isGroup ? 'The user group' : 'The channel';
    const why = isGroup
      ? 'is switched off in Slack, or no longer there'
      : 'is no longer there, or I am not in it';
    return `${what} *${escapeShort(shown, 120)}* ${why}. Whoever is in the audience *${escapeShort(audience, 80)}* only through it was not asked; everybody else was. Put it right in Slack, or take it out of the audience under /strategy-check.`;
  },
  skipped: async ({ strategies }, { details: [strategyId = '', why = ''] }, workspaceId) => {
    const strategy = await strategies.newest(workspaceId, strategyId);
    const name = strategy?.content.name ?? strategyId;
    return `*${escapeShort(name, 200)}*: nobody was asked this time, because ${escapeShort(why, 200)}. The next time stays as planned.`;
  },
  storage: (_, { details: [trouble = ''] }) =>
    `${TROUBLES[trouble] ?? 'My database could not be written'} for a while, and can be written again now. What people said meanwhile I kept in mind and asked Slack for once more, so nothing should be missing. The log says when it began.`,
  unread: async ({ rounds }, { details: [roundId = ''] }, workspaceId) => {
    const brief = await rounds.brief(workspaceId, roundId);
    if (brief === undefined) return undefined;
    return `One answer on *${escapeShort(brief.strategy.name, 200)}* could not be read, although it was tried again and again. It is kept, and counts as answered without a side. The log says why; whoever wrote it can pick their sides by hand.`;
  },
  'no-admin': () =>
    'Whoever looked after Throughline here has left this workspace. You are an owner of it: type `/strategy-check`, and you become its admin, as the first of the owners who does. If it is to be somebody else, make them an admin under *People* there, and then take yourself out.',
};

function mentions(people: readonly string[]): string {
  const shown = people.slice(0, 5).map((id) => `<@${escapeShort(id, 30)}>`);
  const more = people.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
