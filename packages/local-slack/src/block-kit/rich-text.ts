import {
  byType,
  type Check,
  type Fields,
  listOf,
  number,
  oneOf,
  shape,
  text,
  textThat,
  trueOrFalse,
  typed,
  wholeNumber,
} from './checks.ts';
import { linkUrl } from './composition-objects.ts';
import { blockId } from './text-objects.ts';

// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

const style: Check = shape(
  {},
  {
    bold: trueOrFalse,
    italic: trueOrFalse,
    strike: trueOrFalse,
    code: trueOrFalse,
    underline: trueOrFalse,
    highlight: trueOrFalse,
    client_highlight: trueOrFalse,
    unlink: trueOrFalse,
  },
);
const styled: Fields = { style };

const inlineText: Check = typed({ text: text() }, styled);
const inlineLink: Check = typed({ url: linkUrl }, { ...styled, text: text(), unsafe: trueOrFalse });

const inlineElements: Fields = {
  text: inlineText,
  link: inlineLink,
  emoji: typed(
    { name: text() },
    { ...styled, unicode: text(), url: text(), skin_tone: wholeNumber({ min: 1, max: 6 }) },
  ),
  user: typed({ user_id: text() }, styled),
  usergroup: typed({ usergroup_id: text() }, styled),
  channel: typed({ channel_id: text() }, styled),
  team: typed({ team_id: text() }, styled),
  broadcast: typed({ range: oneOf('here', 'channel', 'everyone') }, styled),
  color: typed(
    { value: textThat((value) => /^#[0-9a-f]{3,8}$/i.test(value), 'must be a hex colour') },
    styled,
  ),
  date: typed({ timestamp: number, format: text() }, { ...styled, url: linkUrl, fallback: text() }),
};

const inline = listOf(byType(inlineElements));
const border = oneOf(0, 1);
const section = byType({ rich_text_section: typed({ elements: inline }) });

const parts: Fields = {
  rich_text_section: typed({ elements: inline }),
  rich_text_list: typed(
    { style: oneOf('bullet', 'ordered'), elements: listOf(section, { min: 1 }) },
    { indent: wholeNumber({ min: 0, max: 8 }), offset: wholeNumber({ min: 0 }), border },
  ),
  rich_text_quote: typed({ elements: inline }, { border }),
  rich_text_preformatted: typed(
    { elements: listOf(byType({ text: inlineText, link: inlineLink })) },
    { border, language: text() },
  ),
};

/** The fields of a rich_text block, for a table of checks by type. */
export const richText: Check = typed({ elements: listOf(byType(parts)) }, { block_id: blockId });

/** A rich_text block where nothing else may stand. */
export const richTextBlock: Check = byType({ rich_text: richText });
