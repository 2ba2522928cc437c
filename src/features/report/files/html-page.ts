import { html, type Markup } from './html-markup.ts';
import { STYLE } from './html-style.ts';

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
