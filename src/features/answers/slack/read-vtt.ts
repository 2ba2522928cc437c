import webvtt, { type TreeNode } from 'webvtt-parser';

/** With their semicolons: by itself the parser turns "&amp;" into "&;" (w3c/webvtt.js#36). */
const ENTITIES = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&lrm;': '\u200e',
  '&rlm;': '\u200f',
  '&nbsp;': ' ',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
};

/**
 * The words of a WebVTT file in the order they are said, one space between cues; who speaks and
 * how it is set drop out. A broken cue is left out. Undefined where the text is no WebVTT at all.
 */
export function readVtt(text: string): string | undefined {
  if (!/^\ufeff?WEBVTT(?:[ \t\r\n]|$)/.test(text)) return undefined;
  const { cues } = new webvtt.WebVTTParser(ENTITIES).parse(text, 'captions');
  const said = cues.map(({ tree }) => tree.children.map(wordsOf).join(''));
  return said.join(' ').replace(/\s+/g, ' ').trim();
}

function wordsOf(
  node: TreeNode | { readonly type: 'object'; readonly children: readonly TreeNode[] },
): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'timestamp':
      return '';
    case 'object':
      return node.children.map((child) => wordsOf(child as TreeNode)).join('');
  }
}
