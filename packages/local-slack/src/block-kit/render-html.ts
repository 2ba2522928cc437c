import { escapeHtml } from './html.ts';
import { pageStyle } from './page-style.ts';
import { readMessage, readView } from './read-blocks.ts';
import type { Names } from './render-model.ts';
import { writeHtml, writeViewHtml } from './write-html.ts';

/**
 * What a person sees in a message, as an HTML fragment. All words are escaped, only web and mail
 * addresses become links, and there is no script. `renderPage` brings the style. Without blocks it
 * is the message's own text (mrkdwn). Never throws.
 */
export function renderBlocksAsHtml(
  blocks: readonly unknown[],
  fallbackText = '',
  names?: Names,
): string {
  return writeHtml(readMessage(blocks, fallbackText, names));
}

/** What a person sees in a modal or Home tab, as an HTML fragment. Never throws. */
export function renderViewAsHtml(view: unknown, names?: Names): string {
  return writeViewHtml(readView(view, names));
}

/**
 * A whole HTML page with its style inline and no script. `html` must come from the functions here
 * (it is put in as it is); title, author and time are escaped.
 */
export function renderPage(
  title: string,
  items: readonly { author: string; html: string; time?: string }[],
): string {
  const name = escapeHtml(title);
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${name}</title><style>${pageStyle}</style></head>
<body><main class="page"><h1>${name}</h1>
${items.map(itemHtml).join('\n')}
</main></body>
</html>
`;
}

function itemHtml(item: { author: string; html: string; time?: string }): string {
  const initial = escapeHtml([...item.author][0] ?? '?').toUpperCase();
  const time = item.time === undefined ? '' : `<span class="time">${escapeHtml(item.time)}</span>`;
  return `<article class="item"><div class="avatar">${initial}</div><div>
<span class="author">${escapeHtml(item.author)}</span>${time}
${item.html}
</div></article>`;
}
