// `npm start` never runs an old dist: builds it where it is missing or older than what it is made of.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const newest = (folder) =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

const built = existsSync('dist/main.js') ? statSync('dist/main.js').mtimeMs : 0;
// Where only the built package is installed there is nothing to build from.
if (existsSync('src') && Math.max(newest('src'), statSync('package.json').mtimeMs) > built) {
  console.error('Building first, for the sources are newer than dist …');
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
