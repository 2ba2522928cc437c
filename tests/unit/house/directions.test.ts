import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);

/** An import from one place to another, and the rule that it breaks; '' for none. */
const IMPORTS = [
  ['src/calendar/a.ts', 'src/domain/a.ts', ''],
  ['src/features/check-in/b.ts', 'src/features/people/b.ts', ''],
  ['src/features/answers/slack/c.ts', 'src/features/guide/slack/c.ts', ''],
  ['src/cli/d.ts', 'src/features/report/d.ts', ''],
  ['src/domain/e.ts', 'src/calendar/e.ts', 'direction-domain'],
  ['src/calendar/f.ts', 'src/db/f.ts', 'direction-calendar'],
  ['src/db/g.ts', 'src/features/people/g.ts', 'direction-db'],
  ['src/slack/h.ts', 'src/features/answers/h.ts', 'direction-slack'],
  ['src/outbox/i.ts', 'src/features/check-in/i.ts', 'direction-outbox'],
  ['src/reader/j.ts', 'src/features/answers/j.ts', 'direction-reader'],
  ['src/features/people/k.ts', 'src/features/schedules/k.ts', 'direction-features/people'],
  ['src/features/answers/l.ts', 'src/features/report/l.ts', 'direction-features/answers'],
  ['src/features/report/m.ts', 'src/features/home/m.ts', 'direction-features/report'],
  ['src/features/setup-file/n.ts', 'src/features/report/n.ts', 'direction-features/setup-file'],
  ['src/cli/o.ts', 'src/db/o.ts', 'direction-cli'],
  ['src/attic/p.ts', 'src/attic/q.ts', 'every-folder-has-its-row'],
  ['packages/local-slack/src/r.ts', 'src/domain/r.ts', 'local-slack-stands-alone'],
  ['src/features/home/s.ts', 'packages/local-slack/src/s.ts', 'only-the-demo-runs-local-slack'],
] as const;

const NOTHING = 'export const nothing = 0;\n';
const FILES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(IMPORTS.map(([, to]) => [to, NOTHING])),
  ...Object.fromEntries(
    IMPORTS.map(([from, to]) => [
      from,
      `import { nothing } from '${'../'.repeat(from.split('/').length - 1)}${to}';\nexport const used = nothing;\n`,
    ]),
  ),
  'src/domain/io.ts':
    "import { readFile } from 'node:fs/promises';\nexport const read = readFile;\n",
  'src/domain/one.ts': "import type { B } from './two.ts';\nexport type A = B | 1;\n",
  'src/domain/two.ts': "import type { A } from './one.ts';\nexport type B = A | 2;\n",
};

let house = '';
let broken: readonly { readonly from: string; readonly rule: string }[] = [];

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'throughline-house-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json'])
    await cp(join(ROOT, file), join(house, file));
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(house, path)), { recursive: true });
    await writeFile(join(house, path), text);
  }
  const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cruiser, '--config', '--output-type', 'json', 'src', 'packages'];
  const { stdout } = await run(process.execPath, args, { cwd: house }).catch(
    (failure: { stdout: string }) => failure,
  );
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  broken = summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }));
});
afterAll(() => rm(house, { recursive: true, force: true }));

const rulesBrokenBy = (path: string) =>
  broken.filter(({ from }) => from === path).map(({ rule }) => rule);

describe('the directions of the house', () => {
  it.each(IMPORTS)('%s importing %s breaks “%s”', (from, _, rule) => {
    if (rule === '') expect(rulesBrokenBy(from)).toEqual([]);
    else expect(rulesBrokenBy(from)).toContain(rule);
  });

  it('the domain has no I/O, and nothing runs in a circle, types included', () => {
    expect(rulesBrokenBy('src/domain/io.ts')).toContain('domain-is-pure');
    expect(broken.map(({ rule }) => rule)).toContain('no-circles');
  });
});
