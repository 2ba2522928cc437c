import { isSafeUrl } from '../../src/block-kit/html.ts';
import { listAt, stringAt } from '../../src/block-kit/read-values.ts';
import type { JsonObject } from '../../src/json.ts';
import { Blocks } from './blocks/blocks.tsx';
import { Mrkdwn } from './blocks/texts.tsx';

/** Slack's older boxes beside a bar: previews of links, and blocks of apps that still use them. */
export function Attachments({ attachments }: { readonly attachments: readonly JsonObject[] }) {
  return (
    <>
      {attachments.map((attachment, index) => {
        const [title, link] = [stringAt(attachment, 'title'), stringAt(attachment, 'title_link')];
        const blocks = listAt(attachment, 'blocks');
        const text =
          stringAt(attachment, 'text') || (title ? '' : stringAt(attachment, 'fallback'));
        return (
          <div key={index} class="attachment">
            {isSafeUrl(link) ? (
              <a href={link} target="_blank" rel="noopener noreferrer">
                <b>{title}</b>
              </a>
            ) : (
              <b>{title}</b>
            )}
            {blocks.length > 0 ? <Blocks blocks={blocks} /> : <Mrkdwn text={text} />}
          </div>
        );
      })}
    </>
  );
}
