import type { App } from '@slack/bolt';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
const options = (...labels: string[]) =>
  labels.map((label) => ({ text: plain(label), value: label.toLowerCase() }));

/** One message with every kind of block and element that Slack has for messages. */
export const EVERYTHING = [
  { type: 'header', text: plain('Everything at once') },
  {
    type: 'section',
    text: mrkdwn(
      '*Bold*, _italic_, ~gone~, `code`, <https://example.com|a link> and <@U0BEN>\n> quoted\n```let x = 1;```',
    ),
    accessory: { type: 'overflow', action_id: 'more', options: options('Rename', 'Archive') },
  },
  {
    type: 'section',
    fields: [
      mrkdwn('*Owner*\nAnna'),
      mrkdwn('*Due*\n<!date^1772442000^{date_short_pretty} at {time}|Monday>'),
    ],
  },
  {
    type: 'section',
    text: plain('Whose is it?'),
    accessory: { type: 'users_select', action_id: 'owner', placeholder: plain('Choose a person') },
  },
  { type: 'divider' },
  { type: 'context', elements: [mrkdwn('Asked by <#C0LEADERS>')] },
  {
    type: 'actions',
    block_id: 'deciding',
    elements: [
      { type: 'button', action_id: 'yes', text: plain('Approve'), style: 'primary', value: 'yes' },
      {
        type: 'button',
        action_id: 'no',
        text: plain('Decline'),
        style: 'danger',
        value: 'no',
        confirm: {
          title: plain('Decline it?'),
          text: mrkdwn('Nobody can take that *back*.'),
          confirm: plain('Decline'),
          deny: plain('Keep'),
        },
      },
      {
        type: 'static_select',
        action_id: 'size',
        placeholder: plain('How large?'),
        options: options('Small', 'Large'),
      },
      { type: 'datepicker', action_id: 'day' },
      { type: 'timepicker', action_id: 'time' },
    ],
  },
  {
    type: 'actions',
    elements: [
      { type: 'radio_buttons', action_id: 'one', options: options('First', 'Second') },
      { type: 'checkboxes', action_id: 'some', options: options('Red', 'Green') },
    ],
  },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Rich ' },
          { type: 'text', text: 'text', style: { bold: true } },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] },
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'two' }] },
        ],
      },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'said somebody' }] },
    ],
  },
  {
    type: 'container',
    title: plain('In a box'),
    is_collapsible: true,
    child_blocks: [
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'boxed', text: plain('Boxed'), value: 'b' }],
      },
    ],
  },
  {
    type: 'card',
    title: plain('A card'),
    body: mrkdwn('With *words*'),
    actions: [{ type: 'button', action_id: 'card', text: plain('Take it'), value: 'c' }],
  },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'thumbs',
        positive_button: { text: plain('Good'), value: 'good' },
        negative_button: { text: plain('Bad'), value: 'bad' },
      },
    ],
  },
  {
    type: 'table',
    rows: [
      [
        { type: 'raw_text', text: 'Function' },
        { type: 'raw_text', text: 'Answers' },
      ],
      [
        { type: 'raw_text', text: 'Sales' },
        { type: 'raw_text', text: '3' },
      ],
    ],
    column_settings: [{ align: 'left' }, { align: 'right' }],
  },
];

const FORM_BLOCKS = [
  {
    type: 'input',
    block_id: 'why',
    label: plain('Why?'),
    hint: plain('One sentence is enough.'),
    element: { type: 'plain_text_input', action_id: 'text', multiline: true },
  },
  {
    type: 'input',
    block_id: 'amount',
    label: plain('How many?'),
    element: {
      type: 'number_input',
      action_id: 'number',
      is_decimal_allowed: false,
      max_value: '100',
    },
  },
  {
    type: 'input',
    block_id: 'who',
    label: plain('Who else?'),
    optional: true,
    element: { type: 'multi_users_select', action_id: 'people' },
  },
  {
    type: 'input',
    block_id: 'city',
    label: plain('Which city?'),
    optional: true,
    element: {
      type: 'external_select',
      action_id: 'cities',
      min_query_length: 1,
      placeholder: plain('Type a letter'),
    },
  },
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'deeper', text: plain('One more form') }],
  },
];

const FORM = {
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('A form'),
  submit: plain('Send'),
  blocks: FORM_BLOCKS,
};

const CITIES = ['Bergen', 'Berlin', 'Porto'];

/** An app that shows and takes everything, and says in its conversation what it was told. */
export function registerSampleApp(app: App): void {
  const blocks = EVERYTHING as never;
  app.message('everything', async ({ say }) => void (await say({ text: 'Everything', blocks })));
  app.message('hello', async ({ message, say }) => {
    const sender = 'user' in message ? message.user : '';
    await say(`Hello <@${sender}>. :wave:`);
  });
  app.action(/.*/, async ({ ack, action, body, client }) => {
    await ack();
    const id = 'action_id' in action ? action.action_id : '';
    if (id === 'deeper' && 'trigger_id' in body) {
      const view = {
        ...FORM,
        callback_id: 'second',
        title: plain('Deeper'),
        blocks: FORM_BLOCKS.slice(0, 1),
      };
      await client.views.push({ trigger_id: body.trigger_id, view: view as never });
      return;
    }
    const { type: _, ...told } = action as unknown as Record<string, unknown>;
    await client.chat.postMessage({
      channel: body.user.id,
      text: `You used ${id}: ${chosen(told)}`,
    });
  });
  app.command('/form', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: FORM as never });
  });
  app.command('/whisper', async ({ ack, command }) => {
    await ack({ response_type: 'ephemeral', text: `Between us: ${command.text}` });
  });
  app.options('cities', async ({ ack, options: asked }) => {
    const found = CITIES.filter((city) => city.toLowerCase().startsWith(asked.value.toLowerCase()));
    await ack({ options: options(...found) });
  });
  app.view('form', async ({ ack, view, body, client }) => {
    const values = view.state.values;
    const why = values['why']?.['text']?.value ?? '';
    if (why.length < 5) {
      await ack({ response_action: 'errors', errors: { why: 'Please say a little more.' } });
      return;
    }
    await ack();
    const city = values['city']?.['cities']?.selected_option?.text.text ?? 'nowhere';
    await client.chat.postMessage({
      channel: body.user.id,
      text: `You wrote “${why}” from ${city}.`,
    });
  });
  app.view('second', async ({ ack }) => void (await ack()));
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks = [
      { type: 'header', text: plain('Your home') },
      { type: 'section', text: mrkdwn(`Welcome, <@${event.user}>.`) },
    ];
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: blocks as never },
    });
  });
}

function chosen(told: Record<string, unknown>): string {
  const [value] = Object.entries(told).flatMap(([key, each]) =>
    key.startsWith('selected_') || key === 'value' ? [each] : [],
  );
  return JSON.stringify(value ?? null);
}

/** What Slack is told of the app. */
export const SAMPLE_MANIFEST = {
  display_information: { name: 'Sample' },
  features: {
    app_home: {
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    },
    bot_user: { display_name: 'Sample', always_online: true },
    slash_commands: [
      { command: '/form', description: 'Opens a form' },
      { command: '/whisper', description: 'Says it to you alone', usage_hint: '[words]' },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        'app_mentions:read',
        'channels:history',
        'chat:write',
        'commands',
        'im:history',
        'im:write',
        'reactions:read',
      ],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: ['app_home_opened', 'message.channels', 'message.im', 'reaction_added'],
    },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
  },
};
