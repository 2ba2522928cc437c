import { harmless } from '../report-words.ts';
import { STYLE } from './html-style.ts';

/** HTML that is safe to put into a page. Only `html` makes it. */
export type Markup = { readonly markup: string };

type Value = string | number | Markup | readonly Markup[];

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for HTML, inside elements and inside quoted attributes. */
function escapeHtml(text: string): string {
  return harmless(text).replace(/[&<>"']/g, (character) => NAMED[character] ?? character);
}

/** A template whose texts are escaped, so that forgetting it is not possible: html`<p>${quote}</p>`. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const markup = parts.map((part, index) => {
    const value = values[index];
    return value === undefined ? part : part + markupOf(value);
  });
  return { markup: markup.join('') };
}

/** Nothing. */
export const NOTHING: Markup = { markup: '' };

/** An address that a link may lead to, or null: only the web, no script. */
export function webAddress(url: string): string | null {
  return /^https?:\/\/[^\s]+$/i.test(url) ? url : null;
}

function markupOf(value: Value): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if ('markup' in value) return value.markup;
  return value.map(({ markup }) => markup).join('');
}

/** A whole page that needs nothing from elsewhere and runs no script; `style` comes after that of all pages. */
export function htmlPage(title: string, style: string, body: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${{ markup: STYLE + style }}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.markup;
}
