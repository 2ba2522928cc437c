/**
 * Writes docs/security/packages.md. With --check it only looks, with --sbom it prints the bill of
 * materials; it ends with 1 where nobody has agreed to something.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  billOfMaterials,
  describePackages,
  findProblems,
  installScriptsOf,
  lockFile,
  packageFile,
  packagesOf,
  productionOnly,
} from './production-packages.ts';

const DOCUMENT = 'docs/security/packages.md';
const ROOM = 64 * 1024 * 1024;
const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** In a folder of its own, which npm names the bill after. */
function makeBill(files: Readonly<Record<string, unknown>>): string {
  const parent = mkdtempSync(join(tmpdir(), 'sbom-'));
  const folder = join(parent, 'throughline');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), JSON.stringify(content));
  const options = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const env = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const bill = execFileSync('npm', ['sbom', ...options, '--package-lock-only'], {
    cwd: folder,
    env: Object.fromEntries(env),
    maxBuffer: ROOM,
    encoding: 'utf8',
  });
  rmSync(parent, { recursive: true });
  return bill;
}

const lock = lockFile.parse(JSON.parse(read('package-lock.json')));
const manifest = packageFile.parse(JSON.parse(read('package.json')));
const production = productionOnly(manifest, lock);
const bill = makeBill({
  'package.json': production.manifest,
  'package-lock.json': production.lock,
});
const packages = packagesOf(billOfMaterials.parse(JSON.parse(bill)));
const scripts = installScriptsOf(lock);
const document = describePackages(packages, scripts);
const [, , option] = process.argv;
if (option === '--sbom') process.stdout.write(bill);
if (option === undefined) writeFileSync(new URL(`../${DOCUMENT}`, import.meta.url), document);
const problems = [
  ...findProblems(packages, scripts, manifest),
  ...(option === '--check' && read(DOCUMENT) !== document
    ? [`${DOCUMENT} is old: npm run packages.`]
    : []),
];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
