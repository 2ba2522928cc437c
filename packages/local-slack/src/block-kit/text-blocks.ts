import { buttonElements } from './button-elements.ts';
import {
  byType,
  elementOf,
  type Fields,
  listOf,
  pick,
  text,
  trueOrFalse,
  typed,
} from './checks.ts';
import { choiceElements } from './choice-elements.ts';
import { atLeastOne } from './composition-objects.ts';
import { imageElement } from './media-blocks.ts';
import { pickerElements } from './picker-elements.ts';
import { richText } from './rich-text.ts';
import { selectElements } from './select-elements.ts';
import { anyText, anyTextTypes, blockId, plainText } from './text-objects.ts';

/** Markdown blocks of one message share this many characters. */
export const MARKDOWN_MAX = 12_000;

/** What may stand beside a section's text. A datetimepicker may not. */
const accessory = elementOf({
  ...pick(buttonElements, 'button', 'workflow_button'),
  ...choiceElements,
  ...selectElements,
  ...pick(pickerElements, 'datepicker', 'timepicker'),
  image: imageElement,
});

/** Blocks that mainly show words. */
export const textBlocks: Fields = {
  section: typed(
    {},
    {
      text: anyText(3000),
      fields: listOf(anyText(2000), { min: 1, max: 10 }),
      accessory,
      expand: trueOrFalse,
      block_id: blockId,
    },
    atLeastOne('text', 'fields'),
  ),
  header: typed({ text: plainText(150) }, { block_id: blockId }),
  divider: typed({}, { block_id: blockId }),
  context: typed(
    {
      elements: listOf(byType({ ...anyTextTypes(3000), image: imageElement }), {
        min: 1,
        max: 10,
      }),
    },
    { block_id: blockId },
  ),
  markdown: typed({ text: text({ max: MARKDOWN_MAX }) }, { block_id: blockId }),
  rich_text: richText,
};
