import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/features/guide/library/parse-markdown.ts';
import { plainText, withoutTags } from '../../../src/features/guide/library/plain-text.ts';

function textOf(markdown: string): string {
  const tree = parseMarkdown(markdown);
  if (!tree.ok) throw new Error(tree.error.message);
  return plainText(tree.value);
}

describe('plainText', () => {
  it.each([
    ['words around marks', 'a **b** _c_ `d` ~~e~~ [f](g) ![h](i)', 'a b c d e f h'],
    ['a line broken in the source', 'one\ntwo  \nthree\\\nfour', 'one two three four'],
    ['items that hold items', '- one\n  - nested\n- two', 'one\nnested\ntwo'],
    ['a table', '| a | b |\n|---|---|\n| 1 | **2** |', 'a | b\n1 | 2'],
    ['a quote of two paragraphs', '> one\n>\n> two', 'one\n\ntwo'],
    ['code as nothing to read', 'a\n\n```\ncode\n```\n\nb', 'a\n\nb'],
    ['HTML', '<div class="x">one<br>two &amp; three</div>', 'one two & three'],
    ['entities', 'a &amp; b &lt;c&gt;', 'a & b <c>'],
  ])('reads %s', (_, markdown, text) => {
    expect(textOf(markdown)).toBe(text);
  });
});

describe('withoutTags', () => {
  it('leaves scripts, styles and comments out', () => {
    const html = '<p>a</p><script>if (1 < 2) b()</script><!-- c --><style>d</style>e';
    expect(withoutTags(html).replace(/\s+/g, ' ').trim()).toBe('a e');
  });

  it('stops at a tag that is never closed', () => {
    expect(withoutTags('a <b c').trim()).toBe('a');
  });
});
