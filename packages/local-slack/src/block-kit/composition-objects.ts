import {
  type Check,
  fieldOf,
  listOf,
  oneOf,
  type Rule,
  shape,
  text,
  textThat,
  trueOrFalse,
} from './checks.ts';
import { anyText, colour, plainText } from './text-objects.ts';

const URL_MAX = 3000;

/** A web address of at most 3,000 characters. */
export const webUrl: Check = textThat(
  (value) => hasScheme(value, ['http:', 'https:']),
  'must be a valid http or https URL',
  URL_MAX,
);

/** A web address that Slack only takes over https. */
export const secureUrl: Check = textThat(
  (value) => hasScheme(value, ['https:']),
  'must be a valid https URL',
  URL_MAX,
);

/** An address that a button or an overflow option opens. */
export const linkUrl: Check = textThat(
  (value) => hasScheme(value, ['http:', 'https:', 'mailto:', 'slack:']),
  'must be a valid URL',
  URL_MAX,
);

function hasScheme(value: string, schemes: readonly string[]): boolean {
  return URL.canParse(value) && schemes.includes(new URL(value).protocol);
}

/** "Are you sure?" https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirmDialog: Check = shape(
  { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  { style: colour },
);

/** When a text field tells the app about typing. */
export const dispatchActionConfig: Check = shape(
  {},
  {
    trigger_actions_on: listOf(oneOf('on_enter_pressed', 'on_character_entered'), {
      min: 1,
      max: 2,
    }),
  },
);

/** Which conversations a menu lists; an empty filter is refused. */
export const conversationFilter: Check = shape(
  {},
  {
    include: listOf(oneOf('im', 'mpim', 'private', 'public'), { min: 1 }),
    exclude_external_shared_channels: trueOrFalse,
    exclude_bot_users: trueOrFalse,
  },
  atLeastOne('include', 'exclude_external_shared_channels', 'exclude_bot_users'),
);

/** An uploaded picture, by its id or its address but never both. */
export const slackFile: Check = shape({}, { id: text(), url: webUrl }, exactlyOne('id', 'url'));

/** What a workflow button starts. */
export const workflow: Check = shape({
  trigger: shape(
    { url: webUrl },
    { customizable_input_parameters: listOf(shape({ name: text(), value: text() })) },
  ),
});

/** Rule: at least one of these fields is there. */
export function atLeastOne(...names: readonly string[]): Rule {
  return (value, path, context) => {
    if (names.some((name) => fieldOf(value, name) !== undefined)) return;
    context.report(path, `must define at least one of: ${names.join(', ')}`);
  };
}

/** Rule: exactly one of these fields is there. */
export function exactlyOne(...names: readonly string[]): Rule {
  return (value, path, context) => {
    const present = names.filter((name) => fieldOf(value, name) !== undefined);
    if (present.length !== 1)
      context.report(path, `must define exactly one of: ${names.join(', ')}`);
  };
}
