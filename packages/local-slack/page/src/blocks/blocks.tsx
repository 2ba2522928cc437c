import type { ComponentChild } from 'preact';
import { fieldOf } from '../../../src/block-kit/checks.ts';
import { listAt, plainAt, stringAt } from '../../../src/block-kit/read-values.ts';
import type { JsonObject } from '../../../src/json.ts';
import { Element } from './elements.tsx';
import { Alert, Card, Carousel, Container, Plan, TaskCard } from './groups.tsx';
import { InputBlock } from './input-block.tsx';
import { MarkdownBlock } from './markdown.tsx';
import { FileBlock, ImageBlock, SmallPicture, Video } from './media.tsx';
import { RichText } from './rich-text.tsx';
import { Table } from './tables.tsx';
import { TextObject } from './texts.tsx';

/** Blocks of a message, a modal or the Home tab. One that nobody knows says so. */
export function Blocks({ blocks }: { readonly blocks: readonly unknown[] }) {
  return (
    <div class="blocks">
      {blocks.map((block, index) => (
        <BlockOf key={stringAt(block, 'block_id') || index} block={block as JsonObject} />
      ))}
    </div>
  );
}

type BlockProps = { readonly block: JsonObject };

const KINDS: Readonly<Record<string, (props: BlockProps) => ComponentChild>> = {
  section: Section,
  header: ({ block }) => <h3 class="header">{plainAt(block, 'text')}</h3>,
  divider: () => <hr />,
  context: Context,
  rich_text: ({ block }) => <RichText block={block} />,
  markdown: ({ block }) => <MarkdownBlock text={stringAt(block, 'text')} />,
  actions: Actions,
  context_actions: Actions,
  input: InputBlock,
  image: ImageBlock,
  video: Video,
  file: FileBlock,
  table: Table,
  data_table: Table,
  alert: Alert,
  card: Card,
  carousel: Carousel,
  container: ({ block }) => (
    <Container block={block}>
      <Blocks blocks={listAt(block, 'child_blocks')} />
    </Container>
  ),
  plan: Plan,
  task_card: TaskCard,
};

function BlockOf({ block }: BlockProps) {
  const type = stringAt(block, 'type');
  const Kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  return Kind ? <Kind block={block} /> : <p class="hint">(unknown block: {type})</p>;
}

function Section({ block }: BlockProps) {
  const accessory = fieldOf(block, 'accessory');
  const fields = listAt(block, 'fields');
  return (
    <div class="section">
      <div class="section-text">
        <TextObject value={fieldOf(block, 'text')} />
        {fields.length === 0 ? null : (
          <div class="fields">
            {fields.map((field, index) => (
              <div key={index}>
                <TextObject value={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory === undefined ? null : (
        <div class="accessory">
          <Element element={accessory as JsonObject} block={block} />
        </div>
      )}
    </div>
  );
}

function Context({ block }: BlockProps) {
  return (
    <div class="context">
      {listAt(block, 'elements').map((element, index) =>
        stringAt(element, 'type') === 'image' ? (
          <SmallPicture key={index} element={element} />
        ) : (
          <div key={index}>
            <TextObject value={element} />
          </div>
        ),
      )}
    </div>
  );
}

function Actions({ block }: BlockProps) {
  return (
    <div class="actions">
      {listAt(block, 'elements').map((element, index) => (
        <Element key={index} element={element as JsonObject} block={block} />
      ))}
    </div>
  );
}
