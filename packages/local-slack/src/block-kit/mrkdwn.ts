import { decodeEntities, parseInline } from './mrkdwn-inline.ts';
import type { Names, Passage } from './render-model.ts';

const FENCE = /```\n?([\s\S]*?)```\n?/g;
const QUOTE = /^(?:>|&gt;) ?/;
const LONG_QUOTE = /^(?:>>>|&gt;&gt;&gt;) ?/;

/**
 * Reads mrkdwn text into paragraphs, quotes and code blocks. Slack's mrkdwn has no lists: bullets
 * that somebody typed stay as they are. Never throws.
 */
export function parseMrkdwn(source: string, names?: Names): readonly Passage[] {
  const found: Passage[] = [];
  let from = 0;
  for (const match of source.matchAll(FENCE)) {
    found.push(...parseLines(source.slice(from, match.index), names));
    found.push({ kind: 'code', text: decodeEntities(match[1] ?? '').replace(/\n$/, '') });
    from = match.index + match[0].length;
  }
  found.push(...parseLines(source.slice(from), names));
  return found;
}

function parseLines(source: string, names?: Names): readonly Passage[] {
  if (source === '') return [];
  const lines = source.replace(/\n$/, '').split('\n');
  const runs: { quoted: boolean; lines: string[] }[] = [];
  let quotedToTheEnd = false;
  for (const line of lines) {
    quotedToTheEnd ||= LONG_QUOTE.test(line);
    const quoted = quotedToTheEnd || QUOTE.test(line);
    const bare = LONG_QUOTE.test(line) ? line.replace(LONG_QUOTE, '') : line.replace(QUOTE, '');
    const last = runs.at(-1);
    if (last?.quoted === quoted) last.lines.push(quoted ? bare : line);
    else runs.push({ quoted, lines: [quoted ? bare : line] });
  }
  return runs.map((run) => ({
    kind: run.quoted ? 'quote' : 'paragraph',
    words: parseInline(run.lines.join('\n'), names),
  }));
}
