import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { readSourceFiles, roomOf, type SourceFile } from './source-files.ts';
import { type Paths, tracePaths } from './trace-paths.ts';

/**
 * Measures the house: lines and files by folder, sizes of files and functions, circles of imports
 * (types included), how many folders name an idea, and which files two everyday paths run through.
 * `--static` leaves the paths out, which start the whole app; `--files` names the files of the paths.
 */
const { values } = parseArgs({
  options: {
    static: { type: 'boolean', default: false },
    files: { type: 'boolean', default: false },
    idea: { type: 'string', default: 'audience' },
  },
});
const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** How many lines each function of a file has, those of the functions inside it not counted. */
function functionLengths({ path, text }: SourceFile): readonly number[] {
  const parsed = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const lineOf = (at: number) => parsed.getLineAndCharacterOfPosition(at).line;
  const lengths: number[] = [];
  const visit = (node: ts.Node): number => {
    let inside = 0;
    node.forEachChild((child) => {
      inside += visit(child);
    });
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return inside;
    const lines = lineOf(node.end) - lineOf(node.getStart()) + 1;
    lengths.push(Math.max(1, lines - inside));
    return lines;
  };
  visit(parsed);
  return lengths;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Groups of files that import one another in a circle (Tarjan's strongly connected components). */
function circles(files: readonly SourceFile[]): readonly (readonly string[])[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (path: string): void => {
    index.set(path, index.size);
    low.set(path, index.get(path) ?? 0);
    stack.push(path);
    for (const next of byPath.get(path)?.imports ?? []) {
      if (!byPath.has(next)) continue;
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(path, Math.min(low.get(path) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(path) !== index.get(path)) return;
    const group = stack.splice(stack.indexOf(path));
    if (group.length > 1) found.push(group);
  };
  for (const { path } of files) if (!index.has(path)) visit(path);
  return found;
}

function printRooms(files: readonly SourceFile[]): void {
  const rooms = new Map<string, SourceFile[]>();
  for (const file of files) {
    const room = roomOf(file.path);
    rooms.set(room, [...(rooms.get(room) ?? []), file]);
  }
  for (const [room, inside] of [...rooms].sort(([a], [b]) => a.localeCompare(b))) {
    const lines = inside.reduce((sum, file) => sum + file.lines, 0);
    console.log(`${room.padEnd(24)}${String(inside.length).padStart(5)} files ${lines} lines`);
  }
}

function printSizes(files: readonly SourceFile[]): void {
  const lines = files.map((file) => file.lines);
  const functions = files.flatMap(functionLengths);
  const importers = new Map<string, number>();
  for (const path of files.flatMap((file) => file.imports))
    importers.set(path, (importers.get(path) ?? 0) + 1);
  const single = files.filter(({ path }) => importers.get(path) === 1).length;
  const naming = files.filter(({ text }) => new RegExp(values.idea, 'i').test(text));
  console.log(`\nlines of src: ${lines.reduce((a, b) => a + b, 0)} in ${files.length} files`);
  console.log(
    `median file: ${median(lines)} lines; largest ${Math.max(...lines)}; under 30: ${lines.filter((n) => n < 30).length}`,
  );
  console.log(`files with a single importer: ${single}`);
  console.log(`median function: ${median(functions)} lines; longest ${Math.max(...functions)}`);
  console.log(
    `files that name “${values.idea}”: ${naming.length}, in ${new Set(naming.map(({ path }) => dirname(path))).size} folders, ${new Set(naming.map(({ path }) => roomOf(path))).size} rooms`,
  );
}

function printPaths(paths: Paths): void {
  for (const [name, files] of Object.entries(paths)) {
    const folders = new Set(files.map((file) => dirname(file)));
    console.log(`${name}: ${files.length} files run, in ${folders.size} folders`);
    if (values.files) for (const file of files) console.log(`  ${file}`);
  }
}

const files = readSourceFiles(ROOT);
printRooms(files);
printSizes(files);
const round = circles(files);
console.log(`circles of imports, types included: ${round.length}`);
for (const group of round) console.log(`  ${group.join(' ↔ ')}`);
if (!values.static) printPaths(await tracePaths(ROOT));
process.exit();
