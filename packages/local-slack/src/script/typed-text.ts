/** Slack's own tokens, which a person gets by picking somebody or something from a list. */
const tokens =
  /<(?:@[UW][A-Z0-9]+|#[CG][A-Z0-9]+(?:\|[^<>]*)?|![a-z]+(?:\^[^<>]*)?|https?:[^<>\s]+)>/g;
const bareLinks = /https?:\/\/[^\s<>]+[^\s<>.,;:!?)'"]/g;

/** What Slack makes of typed text: `&`, `<` and `>` escaped, bare links in angle brackets. */
export function typedText(text: string): string {
  let result = '';
  let last = 0;
  for (const match of text.matchAll(tokens)) {
    result += escapeTyped(text.slice(last, match.index)) + match[0];
    last = match.index + match[0].length;
  }
  return result + escapeTyped(text.slice(last));
}

/** Escapes `&`, `<` and `>` only: the text of a command whose manifest entry has no `should_escape`. */
export function plainTyped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeTyped(text: string): string {
  return plainTyped(text).replace(bareLinks, (link) => `<${link}>`);
}
