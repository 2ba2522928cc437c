import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// npm run bench -- [--cranfield DIR]: one after another, each in a process of its own.
const BENCHES = ['reader', 'articles', 'delivery', 'report', 'page'] as const;

for (const name of BENCHES) {
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  // Only the articles take anything.
  const own = name === 'articles' ? process.argv.slice(2) : [];
  const { status } = spawnSync(process.execPath, [...process.execArgv, file, ...own], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
