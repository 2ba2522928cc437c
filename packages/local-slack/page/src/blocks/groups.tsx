import type { ComponentChildren } from 'preact';
import { fieldOf } from '../../../src/block-kit/checks.ts';
import { isSafeUrl } from '../../../src/block-kit/html.ts';
import { listAt, plainAt, stringAt } from '../../../src/block-kit/read-values.ts';
import type { JsonObject } from '../../../src/json.ts';
import { Element } from './elements.tsx';
import { Picture, SmallPicture } from './media.tsx';
import { RichText } from './rich-text.tsx';
import { TextObject } from './texts.tsx';

type BlockProps = { readonly block: JsonObject };

/** A boxed word of warning, good news or the like. */
export function Alert({ block }: BlockProps) {
  return (
    <div class={`alert ${stringAt(block, 'level') || 'default'}`} role="note">
      <TextObject value={fieldOf(block, 'text')} />
    </div>
  );
}

/** A picture, some words and up to three buttons in a box. */
export function Card({ block }: BlockProps) {
  const hero = fieldOf(block, 'hero_image');
  return (
    <div class="card">
      {hero === undefined ? null : <Picture element={hero} className="hero" />}
      <Title block={block} />
      <TextObject value={fieldOf(block, 'body')} />
      <div class="actions">
        {listAt(block, 'actions').map((element, index) => (
          <Element key={index} element={element as JsonObject} block={block} />
        ))}
      </div>
    </div>
  );
}

/** Cards beside each other. */
export function Carousel({ block }: BlockProps) {
  return (
    <div class="carousel" role="region" aria-label="Cards" tabIndex={0}>
      {listAt(block, 'elements').map((card, index) => (
        <Card key={index} block={card as JsonObject} />
      ))}
    </div>
  );
}

/** Other blocks in a box, which may be folded. */
export function Container({
  block,
  children,
}: BlockProps & { readonly children: ComponentChildren }) {
  if (fieldOf(block, 'is_collapsible') !== true)
    return (
      <div class="card container">
        <Title block={block} />
        {children}
      </div>
    );
  return (
    <details class="card container" open={fieldOf(block, 'default_collapsed') !== true}>
      <summary>
        <Title block={block} />
      </summary>
      {children}
    </details>
  );
}

function Title({ block }: BlockProps) {
  const icon = fieldOf(block, 'icon');
  const rich = fieldOf(block, 'rich_text_title');
  return (
    <div class="card-title">
      {icon === undefined ? null : <SmallPicture element={icon} />}
      <div>
        {rich === undefined ? (
          <b>
            <TextObject value={fieldOf(block, 'title')} />
          </b>
        ) : (
          <RichText block={rich} />
        )}
        <div class="hint">
          <TextObject value={fieldOf(block, 'subtitle')} />
        </div>
      </div>
    </div>
  );
}

/** What an app does step by step. */
export function Plan({ block }: BlockProps) {
  return (
    <div class="card">
      <b>{plainAt(block, 'title')}</b>
      {listAt(block, 'tasks').map((task, index) => (
        <TaskCard key={index} block={task as JsonObject} />
      ))}
    </div>
  );
}

const SIGNS: Readonly<Record<string, string>> = { complete: '✓', error: '✗', in_progress: '…' };

/** One step: how it stands, its details and sources. */
export function TaskCard({ block }: BlockProps) {
  const status = stringAt(block, 'status');
  return (
    <div class="task">
      <b>
        <span role="img" aria-label={status.replace('_', ' ')}>
          {SIGNS[status] ?? '○'}
        </span>{' '}
        {plainAt(block, 'title')}
      </b>
      <RichText block={fieldOf(block, 'details')} />
      <RichText block={fieldOf(block, 'output')} />
      {listAt(block, 'sources').map((source) => {
        const url = stringAt(source, 'url');
        return isSafeUrl(url) ? (
          <a key={url} href={url} target="_blank" rel="noopener noreferrer">
            {stringAt(source, 'text')}
          </a>
        ) : null;
      })}
    </div>
  );
}
