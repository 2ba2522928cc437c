import { beforeAll, describe, expect, it } from 'vitest';
import type { LocalSlack } from '../../src/local-slack.ts';
import { startLocalSlack } from '../../src/start-local-slack.ts';
import { manifestWith } from './manifest-fixture.ts';
import { clientOf, refusal } from './running.ts';

const words = (length: number) => 'x'.repeat(length);
const plain = (text: string) => ({ type: 'plain_text', text });
const list = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const button = (more: object) => ({ type: 'button', text: plain('B'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (index: number) => ({ text: plain('O'), value: String(index) });
const table = (count: number) => ({
  type: 'table',
  rows: list(count, () => [{ type: 'raw_text', text: 'x' }]),
});

/** What a message may hold: the most of it, the message with so much of it, and the word for more. */
const messageLimits: readonly [string, number, (amount: number) => object, string][] = [
  ['blocks', 50, (n) => ({ blocks: list(n, () => ({ type: 'divider' })) }), 'invalid_blocks'],
  [
    'elements of an actions block',
    25,
    (n) => ({ blocks: [actions(...list(n, (i) => button({ action_id: `a${i}` })))] }),
    'invalid_blocks',
  ],
  [
    'elements of a context block',
    10,
    (n) => ({ blocks: [{ type: 'context', elements: list(n, () => plain('x')) }] }),
    'invalid_blocks',
  ],
  [
    'fields of a section',
    10,
    (n) => ({ blocks: [{ type: 'section', fields: list(n, () => plain('x')) }] }),
    'invalid_blocks',
  ],
  [
    'options of a menu',
    100,
    (n) => ({ blocks: [actions({ type: 'static_select', options: list(n, option) })] }),
    'invalid_blocks',
  ],
  ['rows of a table', 100, (n) => ({ blocks: [table(n)] }), 'invalid_blocks'],
  [
    'characters of a section',
    3000,
    (n) => ({ blocks: [{ type: 'section', text: plain(words(n)) }] }),
    'invalid_blocks',
  ],
  [
    'characters of a header',
    150,
    (n) => ({ blocks: [{ type: 'header', text: plain(words(n)) }] }),
    'invalid_blocks',
  ],
  [
    'characters on a button',
    75,
    (n) => ({ blocks: [actions(button({ text: plain(words(n)) }))] }),
    'invalid_blocks',
  ],
  [
    'characters of an action value',
    2000,
    (n) => ({ blocks: [actions(button({ value: words(n) }))] }),
    'invalid_blocks',
  ],
  [
    'characters of an action_id',
    255,
    (n) => ({ blocks: [actions(button({ action_id: words(n) }))] }),
    'invalid_blocks',
  ],
  [
    'characters of a block_id',
    255,
    (n) => ({ blocks: [{ type: 'divider', block_id: words(n) }] }),
    'invalid_blocks',
  ],
  [
    'characters of all blocks',
    12_800,
    (n) => ({
      blocks: list(4, (i) => ({
        type: 'section',
        fields: list(2, (j) => plain(words(i + j < 4 ? 1600 : 1600 + n - 12_800))),
      })),
    }),
    'msg_blocks_too_long',
  ],
  ['characters of markdown_text', 12_000, (n) => ({ markdown_text: words(n) }), 'msg_too_long'],
  [
    'attachments',
    100,
    (n) => ({ text: 'x', attachments: list(n, () => ({ text: 'x' })) }),
    'too_many_attachments',
  ],
  [
    'blocks of an attachment',
    50,
    (n) => ({ attachments: [{ blocks: list(n, () => ({ type: 'divider' })) }] }),
    'invalid_attachments',
  ],
];

const modal = (more: object) => ({
  type: 'modal',
  title: plain('Form'),
  blocks: [{ type: 'divider' }],
  ...more,
});

/** What a modal may hold. */
const viewLimits: readonly [string, number, (amount: number) => object][] = [
  ['blocks', 100, (n) => ({ blocks: list(n, () => ({ type: 'divider' })) })],
  ['characters of private_metadata', 3000, (n) => ({ private_metadata: words(n) })],
  ['characters of callback_id', 255, (n) => ({ callback_id: words(n) })],
  ['characters of external_id', 255, (n) => ({ external_id: words(n) })],
  ['characters of the title', 24, (n) => ({ title: plain(words(n)) })],
  ['characters of the button', 24, (n) => ({ submit: plain(words(n)) })],
];

let slack: LocalSlack;
beforeAll(async () => {
  slack = await startLocalSlack({
    manifest: manifestWith({ events: [] }),
    rateLimits: false,
    people: [{ id: 'U0ANNA', name: 'Anna Berg' }],
    channels: [{ id: 'C0LEADERS', name: 'leaders', members: ['U0ANNA'] }],
  });
  return () => slack.stop();
});

describe('a message takes at most', () => {
  const post = (content: object) =>
    clientOf(slack).apiCall('chat.postMessage', { channel: 'C0LEADERS', ...content });

  it.each(messageLimits)('so many %s: %i', async (_what, most, make, word) => {
    await post(make(most));
    expect(await refusal(post(make(most + 1)))).toBe(word);
  });

  it('40,000 characters of text, the rest of which Slack cuts; an update 4,000', async () => {
    const { chat } = clientOf(slack);
    const channel = 'C0LEADERS';
    const { ts = '', message } = await chat.postMessage({ channel, text: words(40_001) });
    expect(message?.text).toBe(words(40_000));
    const update = (length: number) => chat.update({ channel, ts, text: words(length) });
    await update(4000);
    expect(await refusal(update(4001))).toBe('msg_too_long');
  });
});

describe('a modal takes at most', () => {
  it.each(viewLimits)('so many %s: %i', async (_what, most, make) => {
    const open = (view: object) =>
      clientOf(slack).apiCall('views.open', { trigger_id: 'none', view: modal(view) });
    // A modal that could be opened gets as far as the trigger.
    expect(await refusal(open(make(most)))).toBe('invalid_trigger_id');
    expect(await refusal(open(make(most + 1)))).toBe('invalid_arguments');
  });
});
