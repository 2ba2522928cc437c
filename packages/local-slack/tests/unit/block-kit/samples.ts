/** Blocks, elements and views that Slack takes as they are. */

export type Json = Record<string, unknown>;

export const plain = (text: string): Json => ({ type: 'plain_text', text });
export const mrkdwn = (text: string): Json => ({ type: 'mrkdwn', text });
export const option = (text: string, value = text): Json => ({ text: plain(text), value });

export const confirm: Json = {
  title: plain('Are you sure?'),
  text: mrkdwn('This *cannot* be undone.'),
  confirm: plain('Yes'),
  deny: plain('No'),
  style: 'danger',
};

const menu = { placeholder: plain('Pick one'), confirm, focus_on_load: false };
const three = [option('One', '1'), option('Two', '2'), option('Three', '3')];

/** One good example of each interactive element, by its type. */
export const elements = {
  button: {
    type: 'button',
    text: plain('Agree :+1:'),
    action_id: 'agree',
    value: 'v',
    url: 'https://example.com/?a=1&b=2',
    style: 'primary',
    confirm,
    accessibility_label: 'I agree with this',
  },
  workflow_button: {
    type: 'workflow_button',
    text: plain('Start'),
    action_id: 'start',
    style: 'danger',
    workflow: {
      trigger: {
        url: 'https://slack.com/shortcuts/Ft1/abc',
        customizable_input_parameters: [{ name: 'a', value: 'b' }],
      },
    },
  },
  feedback_buttons: {
    type: 'feedback_buttons',
    action_id: 'feedback',
    positive_button: { text: plain('Good'), value: 'good', accessibility_label: 'Good answer' },
    negative_button: { text: plain('Bad'), value: 'bad' },
  },
  icon_button: {
    type: 'icon_button',
    icon: 'trash',
    text: plain('Remove'),
    action_id: 'remove',
    value: 'x',
    visible_to_user_ids: ['U1'],
  },
  checkboxes: {
    type: 'checkboxes',
    action_id: 'ticks',
    options: [
      { text: mrkdwn('*Bold* choice'), value: 'a', description: mrkdwn('with a _reason_') },
      option('Plain choice', 'b'),
    ],
    initial_options: [option('Plain choice', 'b')],
    focus_on_load: true,
  },
  radio_buttons: {
    type: 'radio_buttons',
    action_id: 'radio',
    options: three,
    initial_option: three[1],
  },
  overflow: {
    type: 'overflow',
    action_id: 'more',
    options: [option('Edit', 'e'), { ...option('Open', 'o'), url: 'https://example.com' }],
  },
  static_select: {
    type: 'static_select',
    action_id: 'select',
    ...menu,
    option_groups: [{ label: plain('Numbers'), options: three }],
    initial_option: three[0],
  },
  external_select: { type: 'external_select', ...menu, min_query_length: 0 },
  users_select: { type: 'users_select', action_id: 'user', ...menu, initial_user: 'U1' },
  conversations_select: {
    type: 'conversations_select',
    ...menu,
    default_to_current_conversation: true,
    filter: { include: ['im', 'public'], exclude_bot_users: true },
  },
  channels_select: { type: 'channels_select', ...menu, initial_channel: 'C1' },
  multi_static_select: {
    type: 'multi_static_select',
    options: three,
    initial_options: [three[0], three[2]],
    max_selected_items: 2,
  },
  multi_external_select: { type: 'multi_external_select', initial_options: three },
  multi_users_select: { type: 'multi_users_select', initial_users: ['U1', 'U2'] },
  multi_conversations_select: {
    type: 'multi_conversations_select',
    initial_conversations: ['C1'],
    filter: { exclude_external_shared_channels: true },
  },
  multi_channels_select: { type: 'multi_channels_select', initial_channels: ['C1'] },
  datepicker: { type: 'datepicker', action_id: 'day', initial_date: '2026-02-28' },
  timepicker: { type: 'timepicker', initial_time: '23:59', timezone: 'Europe/Berlin' },
  datetimepicker: { type: 'datetimepicker', initial_date_time: 1_767_225_600 },
  plain_text_input: {
    type: 'plain_text_input',
    action_id: 'words',
    placeholder: plain('In your own words'),
    multiline: true,
    min_length: 1,
    max_length: 3000,
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
  },
  number_input: {
    type: 'number_input',
    is_decimal_allowed: false,
    min_value: '-1',
    max_value: '10',
    initial_value: '3',
  },
  email_text_input: { type: 'email_text_input', initial_value: 'ada@example.com' },
  url_text_input: { type: 'url_text_input', placeholder: plain('https://…') },
  rich_text_input: {
    type: 'rich_text_input',
    action_id: 'rich',
    min_lines: 2,
    max_lines: 8,
    initial_value: {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Start here' }] }],
    },
  },
  file_input: { type: 'file_input', filetypes: ['pdf'], max_files: 1 },
} satisfies Record<string, Json>;

/** The good example of an element whose type is only known when the test runs. */
export const elementNamed = (type: string): Json => sample(elements, type);

/** The sample of this type; a test that asks for another is wrong. */
export function sample(samples: Readonly<Record<string, Json>>, type: string): Json {
  const found = samples[type];
  if (!found) throw new Error(`no sample of ${type}`);
  return found;
}

export const modal = (...content: readonly unknown[]): Json => ({
  type: 'modal',
  callback_id: 'answer',
  private_metadata: '{}',
  title: plain('Your answer'),
  submit: plain('Send'),
  close: plain('Not now'),
  clear_on_close: true,
  notify_on_close: false,
  blocks: content,
});

export const home = (...content: readonly unknown[]): Json => ({ type: 'home', blocks: content });

export const input = (element: unknown, more: Json = {}): Json => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...more,
});
