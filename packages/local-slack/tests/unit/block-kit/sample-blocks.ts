import { elements, type Json, mrkdwn, plain, sample } from './samples.ts';

const picture: Json = {
  type: 'image',
  image_url: 'https://example.com/chart.png',
  alt_text: 'Two circles that overlap',
};

export const richText: Json = {
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: 'Bold', style: { bold: true } },
        { type: 'text', text: ', ' },
        { type: 'text', text: 'italic', style: { italic: true } },
        { type: 'text', text: ', ' },
        { type: 'text', text: 'struck', style: { strike: true } },
        { type: 'text', text: ', ' },
        { type: 'text', text: 'code', style: { code: true } },
        { type: 'text', text: ' and a ' },
        { type: 'link', url: 'https://example.com', text: 'link' },
        { type: 'text', text: ' for ' },
        { type: 'user', user_id: 'U1' },
        { type: 'text', text: ' in ' },
        { type: 'channel', channel_id: 'C1' },
        { type: 'text', text: ' and ' },
        { type: 'usergroup', usergroup_id: 'S1' },
        { type: 'text', text: ', ' },
        { type: 'broadcast', range: 'here' },
        { type: 'text', text: ' ' },
        { type: 'emoji', name: 'tada', unicode: '1f389' },
        { type: 'text', text: ' on ' },
        { type: 'date', timestamp: 1_767_225_600, format: '{date_short}', fallback: 'New Year' },
        { type: 'text', text: ' in ' },
        { type: 'color', value: '#4a154b' },
        { type: 'team', team_id: 'T1' },
      ],
    },
    {
      type: 'rich_text_list',
      style: 'bullet',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'first point' }] },
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'second point' }] },
      ],
    },
    {
      type: 'rich_text_list',
      style: 'ordered',
      indent: 1,
      offset: 2,
      border: 0,
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'third step' }] }],
    },
    { type: 'rich_text_quote', elements: [{ type: 'text', text: 'We sell to\nsmall firms.' }] },
    { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'a <b> & c\n  d' }] },
  ],
};

export const section: Json = { type: 'section', text: mrkdwn('Hello *you*') };

const card: Json = {
  type: 'card',
  icon: picture,
  hero_image: picture,
  title: mrkdwn('A card'),
  subtitle: mrkdwn('below its title'),
  body: mrkdwn('The *body*'),
  actions: [elements.button],
};

const task: Json = {
  type: 'task_card',
  task_id: 't1',
  title: 'Read the replies',
  status: 'complete',
  details: richText,
  sources: [{ type: 'url', url: 'https://example.com', text: 'Source' }],
};

/** One good example of each block, by its type. */
export const blocks = {
  section: {
    type: 'section',
    block_id: 's1',
    text: mrkdwn('*Strategy check* for <@U1>: ~old~ `new`\n&gt; a quote\nTom &amp; Jerry :tada:'),
    fields: [mrkdwn('*Left*\none'), plain('Right :eyes:')],
    accessory: elements.overflow,
    expand: true,
  },
  header: { type: 'header', text: plain('What we heard') },
  divider: { type: 'divider', block_id: 'line' },
  context: { type: 'context', elements: [picture, mrkdwn('Small *print*'), plain('and more')] },
  actions: {
    type: 'actions',
    elements: [
      elements.button,
      { type: 'button', text: plain('Later'), action_id: 'later' },
      { type: 'button', text: plain('Stop'), style: 'danger', action_id: 'stop' },
      elements.static_select,
      elements.datepicker,
      elements.overflow,
    ],
  },
  context_actions: {
    type: 'context_actions',
    elements: [elements.feedback_buttons, elements.icon_button],
  },
  input: {
    type: 'input',
    label: plain('Your aim'),
    hint: plain('One sentence is enough.'),
    optional: true,
    dispatch_action: true,
    element: elements.plain_text_input,
  },
  rich_text: richText,
  markdown: {
    type: 'markdown',
    text: '# Title\n\n**Bold** and [a link](https://example.com)\n\n- one\n  - two\n\n> quoted\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```\ncode\n```\n',
  },
  table: {
    type: 'table',
    column_settings: [null, { align: 'right', is_wrapped: true }],
    rows: [
      [
        { type: 'raw_text', text: 'Aim' },
        { type: 'raw_text', text: 'Named by' },
      ],
      [richText, { type: 'raw_number', value: 3, text: '3 of 5' }],
    ],
  },
  data_table: {
    type: 'data_table',
    caption: 'Aims',
    page_size: 10,
    row_header_column_index: 0,
    rows: [[{ type: 'raw_text', text: 'Aim' }], [{ type: 'raw_text', text: 'Grow' }]],
  },
  image: { ...picture, title: plain('Overlap of the two views') },
  video: {
    type: 'video',
    video_url: 'https://example.com/v',
    thumbnail_url: 'https://example.com/t.png',
    alt_text: 'A talk',
    title: plain('The talk'),
    title_url: 'https://example.com/talk',
    author_name: 'Ada',
    provider_name: 'Example',
    description: plain('About aims'),
  },
  card,
  carousel: { type: 'carousel', elements: [card, card] },
  container: {
    type: 'container',
    title: plain('A box'),
    subtitle: mrkdwn('with a _subtitle_'),
    width: 'wide',
    is_collapsible: true,
    default_collapsed: true,
    child_blocks: [section, { type: 'divider' }],
  },
  task_card: task,
  plan: { type: 'plan', title: 'The plan', tasks: [task] },
} satisfies Record<string, Json>;

/** The good example of a block whose type is only known when the test runs. */
export const blockNamed = (type: string): Json => sample(blocks, type);

export const alert: Json = { type: 'alert', level: 'warning', text: mrkdwn('Mind the *gap*') };
