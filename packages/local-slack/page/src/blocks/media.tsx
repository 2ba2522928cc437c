import { useState } from 'preact/hooks';
import { fieldOf } from '../../../src/block-kit/checks.ts';
import { isSafeUrl } from '../../../src/block-kit/html.ts';
import { plainAt, stringAt } from '../../../src/block-kit/read-values.ts';
import type { JsonObject } from '../../../src/json.ts';

type PictureProps = { readonly element: unknown; readonly className: string };

/** A picture; where it cannot be fetched, its words. */
export function Picture({ element, className }: PictureProps) {
  const [isMissing, setMissing] = useState(false);
  const alt = stringAt(element, 'alt_text');
  const source = sourceOf(element);
  if (isMissing || source === undefined)
    return <span class={`no-picture ${className}`}>{alt}</span>;
  return (
    <img
      class={className}
      src={source}
      alt={alt}
      loading="lazy"
      referrerpolicy="no-referrer"
      onError={() => setMissing(true)}
    />
  );
}

/** A picture on the line of a context. */
export function SmallPicture({ element }: { readonly element: unknown }) {
  return <Picture element={element} className="small-picture" />;
}

function sourceOf(element: unknown): string | undefined {
  const own = fieldOf(element, 'slack_file');
  const id = stringAt(own, 'id') || (/-(F\w+)\//.exec(stringAt(own, 'url'))?.[1] ?? '');
  if (id !== '') return `file/${id}`;
  const url = stringAt(element, 'image_url');
  return isSafeUrl(url) ? url : undefined;
}

/** A picture of its own, with its title. */
export function ImageBlock({ block }: { readonly block: JsonObject }) {
  const title = plainAt(block, 'title');
  return (
    <figure>
      {title === '' ? null : <figcaption>{title}</figcaption>}
      <Picture element={block} className="picture" />
    </figure>
  );
}

/** A video, as a link: it plays where it lives. */
export function Video({ block }: { readonly block: JsonObject }) {
  const url = stringAt(block, 'title_url') || stringAt(block, 'video_url');
  const words = [stringAt(block, 'author_name'), stringAt(block, 'provider_name')];
  return (
    <figure class="video">
      <figcaption>
        {isSafeUrl(url) ? (
          <a href={url} target="_blank" rel="noopener noreferrer">
            {plainAt(block, 'title')}
          </a>
        ) : (
          plainAt(block, 'title')
        )}
      </figcaption>
      <p class="hint">{words.filter(Boolean).join(' · ')}</p>
      <p>{plainAt(block, 'description')}</p>
      <Picture
        element={{
          image_url: stringAt(block, 'thumbnail_url'),
          alt_text: stringAt(block, 'alt_text'),
        }}
        className="picture"
      />
    </figure>
  );
}

/** A file of another service. */
export function FileBlock({ block }: { readonly block: JsonObject }) {
  return <p class="hint">(file: {stringAt(block, 'external_id')})</p>;
}
