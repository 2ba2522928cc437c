/** A Markdown file in two parts. Lines count from 1, in the file. */
export type SplitFile = {
  /** The YAML between the two rules; undefined for a file without front matter. */
  readonly yaml: string | undefined;
  readonly yamlLine: number;
  readonly body: string;
  readonly bodyLine: number;
};

const OPENING_RULE = /^---[ \t]*$/;
const CLOSING_RULE = /^(?:---|\.\.\.)[ \t]*$/;
const LOOKS_LIKE_A_FIELD = /^[\w"'][\w "'.-]*:(?:\s|$)/;

/**
 * Splits a file into front matter and body. A byte order mark and Windows line ends are taken away.
 * Answers 'unclosed' for front matter that begins with fields and never ends; a rule at the top of
 * ordinary text is only a rule.
 */
export function splitFrontMatter(source: string): SplitFile | 'unclosed' {
  const lines = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const opening = lines.findIndex((line) => line.trim() !== '');
  if (opening === -1 || !OPENING_RULE.test(lines[opening] ?? '')) return withoutFrontMatter(lines);
  const closing = lines.findIndex((line, index) => index > opening && CLOSING_RULE.test(line));
  const first = lines.slice(opening + 1).find((line) => line.trim() !== '') ?? '';
  if (closing === -1)
    return LOOKS_LIKE_A_FIELD.test(first) ? 'unclosed' : withoutFrontMatter(lines);
  return {
    yaml: lines.slice(opening + 1, closing).join('\n'),
    yamlLine: opening + 2,
    body: lines.slice(closing + 1).join('\n'),
    bodyLine: closing + 2,
  };
}

function withoutFrontMatter(lines: readonly string[]): SplitFile {
  return { yaml: undefined, yamlLine: 1, body: lines.join('\n'), bodyLine: 1 };
}
