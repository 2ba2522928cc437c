import { escapeHtml, isSafeUrl, lines, tag } from './html.ts';
import type { Inline, Passage } from './render-model.ts';

/** Draws running text as HTML. */
export function passagesHtml(passages: readonly Passage[]): string {
  return passages.map(passageHtml).join('');
}

function passageHtml(passage: Passage): string {
  switch (passage.kind) {
    case 'paragraph':
      return tag('div', 'bk-paragraph', wordsHtml(passage.words));
    case 'quote':
      return tag('blockquote', 'bk-quote', wordsHtml(passage.words));
    case 'code':
      return tag('pre', 'bk-code', escapeHtml(passage.text));
    case 'list':
      return listHtml(passage);
  }
}

function listHtml(list: Passage & { kind: 'list' }): string {
  const items = list.items.map((item) => `<li>${wordsHtml(item)}</li>`).join('');
  const indent = `style="margin-left:${list.indent * 24}px"`;
  return list.ordered
    ? `<ol class="bk-list" start="${list.start}" ${indent}>${items}</ol>`
    : `<ul class="bk-list" ${indent}>${items}</ul>`;
}

/** Draws one line of words as HTML. */
export function wordsHtml(words: readonly Inline[]): string {
  return words.map(wordHtml).join('');
}

function wordHtml(word: Inline): string {
  const { style } = word;
  let html = lines(word.text);
  if (style.code) html = tag('code', 'bk-inline-code', html);
  if (style.bold) html = `<b>${html}</b>`;
  if (style.italic) html = `<i>${html}</i>`;
  if (style.strike) html = `<s>${html}</s>`;
  if (style.underline) html = `<u>${html}</u>`;
  if (word.kind === 'mention') return tag('span', 'bk-mention', html);
  if (word.kind === 'link' && isSafeUrl(word.url)) {
    return `<a href="${escapeHtml(word.url)}" rel="noreferrer">${html}</a>`;
  }
  return html;
}
