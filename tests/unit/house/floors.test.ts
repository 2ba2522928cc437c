import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);
let house = '';

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'throughline-floors-'));
  await cp(join(ROOT, '.dependency-cruiser.cjs'), join(house, '.dependency-cruiser.cjs'));
  await cp(join(ROOT, 'tsconfig.json'), join(house, 'tsconfig.json'));
});
afterAll(async () => {
  await rm(house, { recursive: true, force: true });
});

/** Which rules a house of these files breaks. */
async function rulesBroken(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  await rm(join(house, 'src'), { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(house, path)), { recursive: true });
    await writeFile(join(house, path), text);
  }
  const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  const { stdout } = await run(process.execPath, args, { cwd: house }).catch(
    (failure: { stdout: string }) => failure,
  );
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string } }[] };
  };
  return summary.violations.map(({ rule }) => rule.name);
}

const empty = 'export const nothing = 0;\n';
const importing = (path: string) =>
  `import { nothing } from '${path}';\nexport const used = nothing;\n`;

describe('the floors of the house', () => {
  it('let an import point down', async () => {
    const broken = await rulesBroken({
      'src/domain/a.ts': empty,
      'src/services/b.ts': importing('../domain/a.ts'),
      'src/slack/c.ts': importing('../services/b.ts').replace('nothing', 'used as nothing'),
    });
    expect(broken).toEqual([]);
  });

  it.each([
    ['domain', 'services', 'floor-domain'],
    ['services', 'store', 'floor-services'],
    ['slack', 'store', 'floor-slack'],
    ['slack', 'scheduler', 'floor-slack'],
    ['cli', 'store', 'floor-cli'],
    ['store', 'reading', 'floor-store'],
    ['calendar', 'services', 'floor-calendar'],
    ['local-slack', 'domain', 'floor-local-slack'],
    ['reporting', 'articles', 'floor-reporting'],
  ])('refuse that %s imports %s', async (from, to, rule) => {
    const broken = await rulesBroken({
      [`src/${to}/a.ts`]: empty,
      [`src/${from}/b.ts`]: importing(`../${to}/a.ts`),
    });
    expect(broken).toEqual([rule]);
  });

  it('refuse a room without a rule, and I/O in the domain', async () => {
    expect(
      await rulesBroken({ 'src/attic/a.ts': importing('./b.ts'), 'src/attic/b.ts': empty }),
    ).toContain('every-room-has-its-rule');
    const io = "import { readFile } from 'node:fs/promises';\nexport const read = readFile;\n";
    expect(await rulesBroken({ 'src/domain/a.ts': io })).toEqual(['domain-is-pure']);
  });
});
