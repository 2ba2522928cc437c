import { byType, type Check, type Fields, oneOf, text, typed } from './checks.ts';
import { exactlyOne, secureUrl, slackFile, webUrl } from './composition-objects.ts';
import { blockId, plainText } from './text-objects.ts';

const altText = text({ max: 2000 });
const source: Fields = { image_url: webUrl, slack_file: slackFile };

/** A small picture within another block. */
export const imageElement: Check = typed(
  { alt_text: altText },
  source,
  exactlyOne('image_url', 'slack_file'),
);

/** A picture where nothing else may stand. */
export const imageOnly: Check = byType({ image: imageElement });

/** Blocks that show a picture, a video or a file. */
export const mediaBlocks: Fields = {
  image: typed(
    { alt_text: altText },
    { ...source, title: plainText(2000), block_id: blockId },
    exactlyOne('image_url', 'slack_file'),
  ),
  // Slack's reference says "less than" 200 and 50 characters.
  video: typed(
    {
      alt_text: altText,
      title: plainText(199),
      thumbnail_url: webUrl,
      video_url: secureUrl,
    },
    {
      block_id: blockId,
      author_name: text({ max: 49 }),
      description: plainText(199),
      provider_icon_url: webUrl,
      provider_name: text(),
      title_url: secureUrl,
    },
  ),
  file: typed({ external_id: text(), source: oneOf('remote') }, { block_id: blockId }),
};
