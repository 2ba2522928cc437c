import { readMarkdown } from '../../../src/block-kit/read-markdown.ts';
import type { Part } from '../../../src/block-kit/render-model.ts';
import { Passages } from './passages.tsx';
import { TablePart } from './tables.tsx';

/** The standard Markdown of a markdown block. */
export function MarkdownBlock({ text }: { readonly text: string }) {
  return (
    <>
      {readMarkdown(text).map((part, index) => (
        <MarkdownPart key={index} part={part} />
      ))}
    </>
  );
}

function MarkdownPart({ part }: { readonly part: Part }) {
  switch (part.kind) {
    case 'header':
      return <h3 class="header">{part.text}</h3>;
    case 'divider':
      return <hr />;
    case 'table':
      return <TablePart part={part} />;
    case 'prose':
      return <Passages passages={part.passages} />;
    default:
      return null;
  }
}
