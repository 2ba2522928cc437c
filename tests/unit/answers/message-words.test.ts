import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOfBlocks } from '../../../src/features/answers/slack/block-words.ts';
import { parseWrittenMessage } from '../../../src/features/answers/slack/parse-message.ts';

const AT = { workspaceId: 'T1', channelId: 'D1', isDirect: true };
const words = (message: object) => {
  const parsed = parseWrittenMessage({ ts: '1.000000', user: 'U1', text: '', ...message }, AT);
  return { text: parsed?.text, passedOn: parsed?.passedOn };
};
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const rich = (...elements: object[]) => [{ type: 'rich_text', elements }];
const text = (said: string) => ({ type: 'text', text: said });
const shared = (changes: object = {}) => ({
  is_share: true,
  is_msg_unfurl: true,
  author_id: 'U2',
  author_name: 'Ada',
  text: 'We drop the small ones.',
  fallback: '[9:00] Ada: We drop the small ones.',
  original_url: 'https://x.slack.com/archives/C1/p1',
  ...changes,
});

describe('words in blocks', () => {
  it.each([
    [[section(text('a < b & c'))], 'a &lt; b &amp; c'],
    [[section({ type: 'text', text: 'bold', style: { bold: true } })], 'bold'],
    [
      [
        section(
          text('ask '),
          { type: 'user', user_id: 'U2' },
          text(' in '),
          { type: 'channel', channel_id: 'C1' },
          text(', '),
          { type: 'usergroup', usergroup_id: 'S1' },
          { type: 'broadcast', range: 'here' },
          { type: 'emoji', name: 'tada' },
        ),
      ],
      'ask <@U2> in <#C1>, <!subteam^S1><!here>:tada:',
    ],
    [
      [
        section({ type: 'link', url: 'https://a.example/?x=<1>', text: 'the plan' }, text(' '), {
          type: 'link',
          url: 'https://b.example',
        }),
      ],
      '<https://a.example/?x=%3C1%3E|the plan> <https://b.example>',
    ],
    [
      [
        { type: 'rich_text_list', style: 'bullet', elements: [section(text('one'))] },
        {
          type: 'rich_text_list',
          style: 'ordered',
          indent: 1,
          offset: 2,
          elements: [section(text('two')), section(text('three'))],
        },
      ],
      '• one\n    3. two\n    4. three',
    ],
    [[{ type: 'rich_text_quote', elements: [text('a\nb')] }], '&gt; a\n&gt; b'],
    [[{ type: 'rich_text_preformatted', elements: [text('x = 1')] }], 'x = 1'],
  ])('that are rich text: %j', (elements, expected) => {
    expect(wordsOfBlocks(rich(...elements))).toBe(expected);
  });

  it.each([
    [{ type: 'section', text: { type: 'mrkdwn', text: 'a &amp; b' } }, 'a &amp; b'],
    [{ type: 'section', text: { type: 'plain_text', text: 'a & b' } }, 'a &amp; b'],
    [
      {
        type: 'section',
        fields: [
          { type: 'mrkdwn', text: 'x' },
          { type: 'mrkdwn', text: 'y' },
        ],
      },
      'x\ny',
    ],
    [{ type: 'header', text: { type: 'plain_text', text: 'Plan' } }, 'Plan'],
    [
      { type: 'context', elements: [{ type: 'image' }, { type: 'mrkdwn', text: 'small' }] },
      'small',
    ],
    [{ type: 'markdown', text: '**a** < b' }, '**a** &lt; b'],
    [
      {
        type: 'table',
        rows: [
          [
            { type: 'raw_text', text: 'a' },
            { type: 'rich_text', elements: [section(text('b'))] },
          ],
        ],
      },
      'a | b',
    ],
    [
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Go' } }] },
      '',
    ],
    [{ type: 'divider' }, ''],
  ])('of other kinds: %j', (block, expected) => {
    expect(wordsOfBlocks([block])).toBe(expected);
  });

  it('are a text, whatever comes, and end where nobody nests any more', () => {
    let deep: object = section(text('deep'));
    for (let i = 0; i < 5000; i += 1) deep = { type: 'rich_text', elements: [deep] };
    expect(wordsOfBlocks([deep])).toBe('');
    fc.assert(fc.property(fc.anything(), (any) => typeof wordsOfBlocks(any) === 'string'));
    fc.assert(
      fc.property(
        fc.array(fc.anything()),
        (any) => typeof wordsOfBlocks(rich(section(...(any as object[])))) === 'string',
      ),
    );
  });
});

describe('the own words of a message', () => {
  it('are its text, else what stands in blocks, else in attachments', () => {
    const blocks = rich(section(text('from blocks')));
    const attachments = [
      { title: 'T', text: 'from an attachment', fields: [{ title: 'a', value: 'b' }] },
    ];
    expect(words({ text: 'typed', blocks, attachments }).text).toBe('typed');
    expect(words({ blocks }).text).toBe('from blocks');
    expect(words({ text: "This content can't be displayed.", blocks }).text).toBe('from blocks');
    expect(words({ text: null, attachments }).text).toBe('T\nfrom an attachment\na: b');
    expect(words({ attachments: [{ fallback: 'only this' }] }).text).toBe('only this');
    expect(words({ attachments: [{ blocks }] }).text).toBe('from blocks');
  });

  it.each(['', ' \n', '\u200b', '\u2060\ufeff'])('are none in %j', (said) => {
    const passedOn: string[] = [];
    expect(words({ text: said, blocks: rich(section(text(said))) })).toEqual({
      text: '',
      passedOn,
    });
  });

  it('are no link’s preview, and no preview of a message that they link to', () => {
    const preview = {
      from_url: 'https://a.example',
      title: 'Somebody’s page',
      text: 'Their words',
    };
    const none = { text: '', passedOn: [] };
    expect(words({ attachments: [preview] })).toEqual(none);
    const said = 'see <https://x.slack.com/archives/C1/p1>';
    const unfurled = shared({ is_share: false, from_url: 'https://x.slack.com/archives/C1/p1' });
    expect(words({ text: said, attachments: [unfurled] })).toEqual({ text: said, passedOn: [] });
  });
});

describe('a forwarded message', () => {
  it.each([
    shared(),
    shared({ is_share: null }),
    shared({ is_msg_unfurl: null }),
    shared({
      text: null,
      message_blocks: [{ message: { blocks: rich(section(text('We drop the small ones.'))) } }],
    }),
    shared({ author_id: null }),
    shared({ author_id: null, author_name: null }),
  ])('of somebody else is passed on, with own words or without: %j', (attachment) => {
    const passedOn = ['We drop the small ones.'];
    const attachments = [null, attachment];
    expect(words({ attachments })).toEqual({ text: '', passedOn });
    expect(words({ text: 'So do I.', attachments })).toEqual({ text: 'So do I.', passedOn });
  });

  it('of their own is what they say', () => {
    const attachments = [shared({ author_id: 'U1' })];
    expect(words({ attachments })).toEqual({ text: 'We drop the small ones.', passedOn: [] });
  });

  it('never becomes their own, whatever it is made of', () => {
    const field = fc.constantFrom(
      'text',
      'pretext',
      'title',
      'fallback',
      'blocks',
      'message_blocks',
    );
    const made = fc.record({
      fields: fc.uniqueArray(field),
      own: fc.constantFrom('', 'So do I.', 'https://x.slack.com/archives/C1/p9'),
      flags: fc.constantFrom({ is_share: true }, { is_msg_unfurl: true }),
    });
    const SECRET = 'theirs alone';
    const blocks = rich(section(text(SECRET)));
    fc.assert(
      fc.property(made, ({ fields, own, flags }) => {
        const parts = fields.map((name) => [
          name,
          name === 'blocks'
            ? blocks
            : name === 'message_blocks'
              ? [{ message: { blocks } }]
              : SECRET,
        ]);
        const attachment = { ...flags, author_id: 'U2', ...Object.fromEntries(parts) };
        const found = words({ text: own, attachments: [attachment] });
        expect(found.text).toBe(own);
        expect(found.passedOn).toHaveLength(fields.length > 0 ? 1 : 0);
      }),
    );
  });
});
