const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes any text safe to stand between tags or inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '');
}

/** An element with one class around HTML that is safe already. */
export function tag(name: string, className: string, html: string): string {
  return `<${name} class="${className}">${html}</${name}>`;
}

/** Escaped text whose line breaks show. */
export function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

/** True if a browser may follow this address: web and mail only, never a script, and nothing before it. */
export function isSafeUrl(url: string): boolean {
  return /^(?:https?|mailto):/i.test(url) && URL.canParse(url);
}
