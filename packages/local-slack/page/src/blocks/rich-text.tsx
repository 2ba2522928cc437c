import { readRichText } from '../../../src/block-kit/read-rich-text.ts';
import { useDirectory } from '../use-page.ts';
import { Passages } from './passages.tsx';
import { namesIn } from './texts.tsx';

/** A rich_text block. */
export function RichText({ block }: { readonly block: unknown }) {
  const directory = useDirectory();
  return (
    <div class="rich-text">
      <Passages passages={readRichText(block, namesIn(directory))} />
    </div>
  );
}
