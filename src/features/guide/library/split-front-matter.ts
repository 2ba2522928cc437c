/** How the metadata at the top of a file is written. */
export type Notation = 'yaml' | 'toml' | 'json';

/** A Markdown file in two parts. Lines count from 1, in the file. */
export type SplitFile = {
  /** What stands between the two rules; undefined for a file without front matter. */
  readonly yaml: string | undefined;
  /** How that is written, where it is not YAML. */
  readonly notation?: Exclude<Notation, 'yaml'>;
  readonly yamlLine: number;
  readonly body: string;
  readonly bodyLine: number;
};

/** The rules around front matter: YAML, or what is named after the first; never a program. */
const OPENING_RULE = /^(?:---[ \t]*(yaml|yml|toml|json)?|(\+\+\+)|(;;;))[ \t]*$/i;
const CLOSING: Readonly<Record<string, RegExp>> = {
  '-': /^(?:---|\.\.\.)[ \t]*$/,
  '+': /^\+\+\+[ \t]*$/,
  ';': /^;;;[ \t]*$/,
};
const LOOKS_LIKE_A_FIELD = /^[\w"'][\w "'.-]*(?::(?:\s|$)|\s*=)/;
const LOOKS_LIKE_JSON = /^\{\s*(?:"|$)/;
/** Metadata is short; beyond this a brace at the top is something else. */
const MOST_JSON_LINES = 500;

/**
 * Splits a file into front matter and body. A byte order mark and Windows line ends are taken away.
 * Front matter is YAML between `---`, TOML between `+++`, or a JSON object at the very top.
 * Answers 'unclosed' for front matter that begins with fields and never ends; a rule at the top of
 * ordinary text is only a rule.
 */
export function splitFrontMatter(source: string): SplitFile | 'unclosed' {
  const lines = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const opening = lines.findIndex((line) => line.trim() !== '');
  const rule = lines[opening] ?? '';
  if (LOOKS_LIKE_JSON.test(rule)) return splitJson(lines, opening);
  const opened = OPENING_RULE.exec(rule);
  if (opened === null) return withoutFrontMatter(lines);
  const closes = CLOSING[rule.charAt(0)] ?? OPENING_RULE;
  const closing = lines.findIndex((line, index) => index > opening && closes.test(line));
  const first = lines.slice(opening + 1).find((line) => line.trim() !== '') ?? '';
  if (closing === -1)
    return LOOKS_LIKE_A_FIELD.test(first) ? 'unclosed' : withoutFrontMatter(lines);
  return {
    yaml: lines.slice(opening + 1, closing).join('\n'),
    ...notationOf(opened),
    yamlLine: opening + 2,
    body: lines.slice(closing + 1).join('\n'),
    bodyLine: closing + 2,
  };
}

function notationOf([, named = '', plus, semicolons]: RegExpExecArray): Pick<
  SplitFile,
  'notation'
> {
  if (plus !== undefined || named.toLowerCase() === 'toml') return { notation: 'toml' };
  if (semicolons !== undefined || named.toLowerCase() === 'json') return { notation: 'json' };
  return {};
}

/** The object ends where its braces do, so at a line that ends with one. */
function splitJson(lines: readonly string[], opening: number): SplitFile | 'unclosed' {
  for (let end = opening; end < Math.min(lines.length, opening + MOST_JSON_LINES); end += 1) {
    if (!/\}\s*$/.test(lines[end] ?? '')) continue;
    const text = lines.slice(opening, end + 1).join('\n');
    if (!isObject(text)) continue;
    return {
      yaml: text,
      notation: 'json',
      yamlLine: opening + 1,
      body: lines.slice(end + 1).join('\n'),
      bodyLine: end + 2,
    };
  }
  return 'unclosed';
}

function isObject(json: string): boolean {
  try {
    return typeof JSON.parse(json) === 'object';
  } catch {
    return false;
  }
}

function withoutFrontMatter(lines: readonly string[]): SplitFile {
  return { yaml: undefined, yamlLine: 1, body: lines.join('\n'), bodyLine: 1 };
}
