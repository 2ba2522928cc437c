import { type Document, isAlias, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { FILE_LIMITS, tooDeepAt } from '../../../domain/file-limits.ts';
import { err, ok, type Result } from '../../../domain/result.ts';

const MOST_ALIASES = 20;

/** What is wrong with a piece of YAML, and in which of its lines (from 1). */
export type YamlProblem = { readonly line: number; readonly message: string };

/**
 * Reads YAML into plain values. It runs nothing, follows at most a few aliases, and names the line
 * of the first mistake.
 */
export function readYaml(source: string): Result<unknown, YamlProblem> {
  const most = FILE_LIMITS.frontMatterLetters;
  if (source.length > most)
    return err({ line: 1, message: `The front matter is longer than ${most} characters.` });
  const deep = tooDeepAt(source);
  if (deep > 0) return err({ line: deep, message: 'The front matter is nested too deeply.' });
  const lineCounter = new LineCounter();
  const document = parseDocument(source, { lineCounter, logLevel: 'silent' });
  const mistake = document.errors[0];
  if (mistake === undefined) return toValue(document, lineCounter);
  const line = lineCounter.linePos(startOfMistake(document, mistake.pos[0], mistake.code)).line;
  return err({ line, message: withoutPosition(mistake.message) });
}

function toValue(document: Document, lineCounter: LineCounter): Result<unknown, YamlProblem> {
  try {
    return ok(document.toJS({ maxAliasCount: MOST_ALIASES }));
  } catch (error) {
    // Two cases reach here: an alias without an anchor, and more aliases than allowed.
    if (!(error instanceof ReferenceError)) throw error;
    return err({ line: firstAliasLine(document, lineCounter), message: `${error.message}.` });
  }
}

function firstAliasLine(document: Document, lineCounter: LineCounter): number {
  let line = 1;
  visit(document, (_key, node) => {
    if (!isAlias(node)) return undefined;
    line = lineCounter.linePos(node.range?.[0] ?? 0).line;
    return visit.BREAK;
  });
  return line;
}

/** A quote that is never closed is reported at the end of the text; its beginning helps more. */
function startOfMistake(document: Document, position: number, code: string): number {
  if (code !== 'MISSING_CHAR') return position;
  let start = position;
  visit(document, (_key, node) => {
    if (!isScalar(node) || !node.type?.startsWith('QUOTE') || node.range == null) return undefined;
    const [from, to] = node.range;
    if (from < position && to >= position - 1) start = from;
    return undefined;
  });
  return start;
}

/** "Map keys must be unique at line 2, column 1:\n\n…" without the place, which is told apart. */
function withoutPosition(message: string): string {
  const first = message.split('\n')[0] ?? message;
  return `${first.replace(/ at line \d+, column \d+:?$/, '')}.`;
}
