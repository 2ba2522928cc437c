/**
 * How much of what people hand over is looked at: far more than anybody writes by hand, and little
 * enough that nothing they can hand over holds up the others.
 */
export const FILE_LIMITS = {
  /** Of a file that is put into a form. */
  uploadBytes: 1_000_000,
  /** Of a strategy. */
  strategyLetters: 100_000,
  /** Of a set-up file, which may list thousands of people. */
  setupLetters: 5_000_000,
  /** Of the fields at the top of an article. */
  frontMatterLetters: 32_000,
  /** Levels inside one another; parsers recurse for each. */
  nesting: 40,
  /** Mistakes named at a time. */
  mistakes: 50,
} as const;

/** The first line that opens more brackets, lists or indents than anybody's file does; 0 for none. */
export function tooDeepAt(source: string): number {
  let open = 0;
  const indents: number[] = [];
  for (const [index, line] of source.split('\n').entries()) {
    if (line.trim() === '') continue;
    const start = /^[ \t]*(?:[-?:][ \t]+)*/.exec(line)?.[0] ?? '';
    const dashes = start.match(/[-?:]/g)?.length ?? 0;
    while ((indents.at(-1) ?? -1) >= start.length) indents.pop();
    indents.push(start.length);
    for (const letter of line) {
      if (letter === '[' || letter === '{') open += 1;
      if ((letter === ']' || letter === '}') && open > 0) open -= 1;
    }
    if (Math.max(open, dashes, indents.length) > FILE_LIMITS.nesting) return index + 1;
  }
  return 0;
}
