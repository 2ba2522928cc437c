import { err, type Result } from '../../../domain/result.ts';
import { yamlProblemInWords } from '../../../domain/yaml-words.ts';
import type { YamlProblem } from './read-yaml.ts';

const FIELD = /^(\s*(?:- )?)([\w"'][\w "'.-]*):[ \t]+(\S.*)$/;
/** Plain words, words that begin with a quotation or with emphasis; no list, alias or broken quote. */
const WORDS = /^(?:[^"'[{&*!|>]|"[^"]*"\s*[^\s#]|'[^']*'\s*[^\s#]|\*{1,3}[^\s*][^*]*\*)/;
/** Each line is mended once; an article has a dozen fields. */
const MOST_MENDS = 20;

type Read = (yaml: string) => Result<unknown, YamlProblem>;

/**
 * Reads YAML, and where a value holds what only an author's eye can read, such as the second colon in
 * "title: Dates: who owns them", takes the whole value for text. What cannot be read all the same is
 * told with the line as it should be written.
 */
export function mendedYaml(yaml: string, read: Read): Result<unknown, YamlProblem> {
  const first = read(yaml);
  if (first.ok) return first;
  const lines = yaml.split('\n');
  let { line } = first.error;
  for (let mends = 0; mends < MOST_MENDS; mends += 1) {
    const mended = quotedLine(lines[line - 1] ?? '');
    if (mended === undefined) break;
    lines[line - 1] = mended;
    const next = read(lines.join('\n'));
    if (next.ok) return next;
    line = next.error.line;
  }
  return err(inWords(yaml, first.error));
}

/** The line with its value as a text in quotes; undefined where that would not be what it means. */
function quotedLine(line: string): string | undefined {
  const [, before = '', name = '', value = ''] = FIELD.exec(line) ?? [];
  if (name === '' || !WORDS.test(value)) return undefined;
  return `${before}${name}: '${value.trim().replaceAll("'", "''")}'`;
}

/** Our own limits are told in words already. */
const OWN = /^The front matter /;

function inWords(yaml: string, { line, message }: YamlProblem): YamlProblem {
  if (OWN.test(message)) return { line, message };
  const better = quotedLine(yaml.split('\n')[line - 1] ?? '');
  const words = yamlProblemInWords(message);
  if (better === undefined) return { line, message: `${words}.` };
  return { line, message: `${words}. Put the words in quotes: ${better.trim()}` };
}
