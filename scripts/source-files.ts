import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import ts from 'typescript';

/** A file of src with what it imports of src; paths are relative to the repository. */
export type SourceFile = {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly string[];
};

/** Not part of the product: a Slack for tests, and what only trains models. */
const APART = [/^src\/local-slack\//, /^src\/(reading|reader)\/training\//];

/** Every TypeScript file of the product. */
export function readSourceFiles(root: string): readonly SourceFile[] {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !APART.some((apart) => apart.test(path)))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const imports = ts
        .preProcessFile(text, true, true)
        .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
        .map(({ fileName }) => normalize(join(dirname(path), fileName)));
      return { path, text, lines: text.split('\n').length - 1, imports };
    });
}

/** The folder right under src, or the feature; files beside them put the rest together. */
export function roomOf(path: string): string {
  const [, first = '', second = ''] = path.split('/');
  if (first.endsWith('.ts')) return 'composition';
  return first === 'features' ? second : first;
}
