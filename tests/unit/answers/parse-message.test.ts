import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseMessageEvent,
  parseWrittenMessage,
} from '../../../src/features/answers/slack/parse-message.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/slack-payloads/', import.meta.url));
const SHAPES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const eventIn = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`${FOLDER}${name}.json`, 'utf8')).event;
const AT = { workspaceId: 'T1', channelId: 'D1', isDirect: true };
const parse = (event: unknown) => parseMessageEvent('T1', event);

const WRITTEN = {
  type: 'message',
  channel: 'D1',
  channel_type: 'im',
  user: 'U1',
  text: 'We stop the monthly plans.',
  ts: '1700000001.000200',
  thread_ts: '1700000000.000100',
};
const MESSAGE = {
  workspaceId: 'T1',
  channelId: 'D1',
  isDirect: true,
  messageTs: '1700000001.000200',
  threadTs: '1700000000.000100',
  authorId: 'U1',
  isFromOutside: false,
  passedOn: [],
  text: 'We stop the monthly plans.',
  editedTs: null,
  sentAt: new Date(1_700_000_001_000),
  clips: [],
  otherFiles: 0,
};
const changed = (message: object, more: object = {}) => ({
  type: 'message',
  subtype: 'message_changed',
  hidden: true,
  channel: 'D1',
  channel_type: 'im',
  ts: '1700000009.000000',
  message,
  ...more,
});
const edited = { user: 'U1', ts: '1700000008.000000' };

describe('what a person writes', () => {
  it('is narrowed to our own words', () => {
    expect(parse(WRITTEN)).toEqual({ kind: 'written', message: MESSAGE });
  });

  it('in a channel is not direct', () => {
    const event = { ...WRITTEN, channel: 'C1', channel_type: 'channel' };
    expect(parse(event)).toMatchObject({ message: { channelId: 'C1', isDirect: false } });
  });

  it('at the top of a channel has no thread, also where Slack names itself as its thread', () => {
    const { thread_ts: _, ...top } = WRITTEN;
    for (const event of [top, { ...top, thread_ts: top.ts }, { ...top, thread_ts: null }]) {
      expect(parse(event)).toMatchObject({ message: { threadTs: null } });
    }
  });

  it.each(['thread_broadcast', 'file_share'])('as %s counts too', (subtype) => {
    expect(parse({ ...WRITTEN, subtype })).toEqual({ kind: 'written', message: MESSAGE });
  });

  it('as a clip or file without words has an empty text', () => {
    for (const text of ['', null, undefined]) {
      const event = { ...WRITTEN, subtype: 'file_share', text };
      expect(parse(event)).toMatchObject({ kind: 'written', message: { text: '' } });
    }
  });

  it('names the clips that came with it, and counts the other files', () => {
    const files = [
      {
        id: 'F1',
        subtype: 'slack_audio',
        mimetype: 'audio/mp4',
        transcription: { status: 'processing' },
      },
      { id: 'F2', mimetype: 'application/pdf' },
    ];
    const event = { ...WRITTEN, subtype: 'file_share', files };
    const message = { clips: [{ fileId: 'F1' }], otherFiles: 1 };
    expect(parse(event)).toMatchObject({ kind: 'written', message });
    expect(parse(changed({ ...event, edited }))).toMatchObject({ kind: 'written', message });
  });

  it('stays what it is where its files have an unknown shape', () => {
    for (const files of ['many', 7, {}, null]) {
      expect(parse({ ...WRITTEN, subtype: 'file_share', files })).toMatchObject({
        kind: 'written',
        message: { clips: [], otherFiles: 0 },
      });
    }
  });

  it('keeps its markup: evidence refers to it', () => {
    const text = '<@U2> &amp; <https://example.org|this>';
    expect(parse({ ...WRITTEN, text })).toMatchObject({ message: { text } });
  });
});

describe('an edit', () => {
  it('is the message as it now stands', () => {
    const message = { ...WRITTEN, text: 'after', edited };
    expect(parse(changed(message, { previous_message: WRITTEN }))).toEqual({
      kind: 'written',
      message: { ...MESSAGE, text: 'after', editedTs: '1700000008.000000' },
    });
  });

  it('of a file share or broadcast is one too', () => {
    for (const subtype of ['file_share', 'thread_broadcast']) {
      expect(parse(changed({ ...WRITTEN, subtype, edited })).kind).toBe('written');
    }
  });

  it('is none where Slack only unfurls a link', () => {
    expect(parse(changed({ ...WRITTEN, attachments: [{}] })).kind).toBe('ignored');
  });

  it('of a bot is ignored', () => {
    expect(parse(changed({ ...WRITTEN, edited, bot_id: 'B1' })).kind).toBe('ignored');
    expect(parse(changed({ ...WRITTEN, edited, subtype: 'bot_message' })).kind).toBe('ignored');
  });
});

describe('a deletion', () => {
  const deletion = { kind: 'deleted', channelId: 'D1', messageTs: '1700000001.000200' };

  it('names the message that is gone', () => {
    const event = {
      type: 'message',
      subtype: 'message_deleted',
      channel: 'D1',
      ts: '1700000009.000000',
      deleted_ts: '1700000001.000200',
      previous_message: WRITTEN,
    };
    expect(parse(event)).toEqual(deletion);
  });

  it('of a message with replies under it leaves a tombstone', () => {
    const tombstone = {
      type: 'message',
      subtype: 'tombstone',
      user: 'USLACKBOT',
      text: 'This message was deleted.',
      hidden: true,
      ts: '1700000001.000200',
      thread_ts: '1700000001.000200',
    };
    expect(parse(changed(tombstone))).toEqual(deletion);
    expect(parseWrittenMessage(tombstone, AT)).toBeUndefined();
  });
});

describe('what is nothing to us', () => {
  it.each([
    ['a bot', { bot_id: 'B1' }],
    ['a bot by subtype', { subtype: 'bot_message' }],
    ['a join', { subtype: 'channel_join' }],
    ['a topic', { subtype: 'channel_topic' }],
    ['a reply count', { subtype: 'message_replied' }],
    ['a pin', { subtype: 'pinned_item' }],
    ['a message of nobody', { user: '' }],
    ['another event', { type: 'reaction_added' }],
  ])('%s', (_, changes) => {
    expect(parse({ ...WRITTEN, ...changes }).kind).toBe('ignored');
  });
});

describe('payloads as Slack shapes them', () => {
  it('are all there', () => {
    expect(SHAPES.filter((name) => name.startsWith('Message'))).toHaveLength(6);
  });

  it.each(SHAPES)('%s with blank values passes without a throw', (name) => {
    const payload = JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8'));
    expect(parse(payload.event).kind).toBe('ignored');
    expect(parse(payload).kind).toBe('ignored');
    expect(() => parseWrittenMessage(payload.event, AT)).not.toThrow();
  });

  const values = { channel: 'C1', user: 'U1', ts: '5.000000', text: 'words', bot_id: '' };

  it.each([
    ['MessagePayload', 'written'],
    ['MessageFileSharePayload', 'written'],
    ['MessageThreadBroadcastPayload', 'written'],
    ['MessageBotPayload', 'ignored'],
  ])('%s with its values filled in is %s', (name, kind) => {
    const event = eventIn(name);
    const filled = { ...event, ...values, edited: event['edited'] ? edited : undefined };
    expect(parse(filled).kind).toBe(kind);
  });

  it('an edit and a deletion with their values filled in are understood', () => {
    const event = eventIn('MessageChangedPayload');
    const message = { ...(event['message'] as object), ...values, edited };
    expect(parse({ ...event, ...values, message })).toMatchObject({
      kind: 'written',
      message: { messageTs: '5.000000', editedTs: edited.ts },
    });
    const deleted = { ...eventIn('MessageDeletedPayload'), ...values, deleted_ts: '4.000000' };
    expect(parse(deleted)).toMatchObject({ kind: 'deleted', messageTs: '4.000000' });
  });

  it('never throws, whatever comes', () => {
    const broken = fc.record(
      {
        type: fc.constant('message'),
        channel: fc.oneof(fc.constant('D1'), fc.jsonValue()),
        subtype: fc.oneof(
          fc.constantFrom('message_changed', 'message_deleted', 'file_share'),
          fc.jsonValue(),
        ),
        user: fc.oneof(fc.constant('U1'), fc.jsonValue()),
        ts: fc.oneof(fc.string(), fc.constantFrom('1e300', 'Infinity', '-1', '1.2.3')),
        text: fc.jsonValue(),
        thread_ts: fc.jsonValue(),
        deleted_ts: fc.jsonValue(),
        edited: fc.jsonValue(),
        message: fc.jsonValue(),
      },
      { requiredKeys: ['type'] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), broken), (event) => {
        const parsed = parse(event);
        expect(['written', 'deleted', 'ignored']).toContain(parsed.kind);
        if (parsed.kind === 'written')
          expect(Number.isNaN(parsed.message.sentAt.getTime())).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
