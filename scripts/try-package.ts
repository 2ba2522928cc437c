/**
 * Packs the package, installs it into an empty folder and runs it there as its users do. Nothing is
 * compiled: what these commands need is JavaScript, or comes with its package.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What is for those who work on it, and no part of what runs. */
const FOR_DEVELOPERS =
  /^(src|tests|scripts|packages|coverage|node_modules)\/|^dist\/demo\/|\.map$|_snapshot\.json$/;

type Packed = {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
};

const SETUP = `
strategies:
  enterprise-first: node_modules/throughline/content/strategies/enterprise-first.yaml
people:
  - { person: ana@example.com, function: Product, level: executive }
admins: [ana@example.com]
executives: [ana@example.com]
audiences:
  leaders: { people: [ana@example.com] }
schedules:
  once: { strategy: enterprise-first, audience: leaders, at: 2030-01-07T09:00, time_zone: Europe/Berlin }
`;
const REPLIES = `id,function,level,text\nU1,Sales,director,"I will turn down three small customers this quarter."\n`;

function run(folder: string, program: string, ...args: readonly string[]): string {
  console.log(`   ${program} ${args.join(' ')}`);
  return execFileSync(program, [...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** The script "prepack" builds it first, and may say so before the answer. */
function pack(folder: string): Packed {
  const said = run(ROOT, 'npm', 'pack', '--json', '--pack-destination', folder);
  const [packed] = JSON.parse(said.slice(said.search(/^\[/m))) as Packed[];
  if (packed === undefined) throw new Error('Nothing was packed.');
  const wrong = packed.files.filter(({ path }) => FOR_DEVELOPERS.test(path));
  if (wrong.length > 0) throw new Error(`Packed too: ${wrong.map(({ path }) => path).join(', ')}`);
  return packed;
}

function expectSaid(said: string, words: string): void {
  if (!said.includes(words)) throw new Error(`Expected “${words}” in:\n${said}`);
}

function tryIn(folder: string, tarball: string): void {
  writeFileSync(join(folder, 'setup.yaml'), SETUP);
  writeFileSync(join(folder, 'replies.csv'), REPLIES);
  run(folder, 'npm', 'install', '--ignore-scripts', '--prefer-offline', '--omit=dev', tarball);
  const throughline = (...args: readonly string[]) =>
    run(folder, 'npx', '--no-install', 'throughline', ...args);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expectSaid(throughline('--version'), version);
  expectSaid(throughline('check', 'setup.yaml'), '2030');
  const strategy = 'node_modules/throughline/content/strategies/enterprise-first.yaml';
  const files = ['--strategy', strategy, '--replies', 'replies.csv', '--out', 'read.jsonl'];
  throughline('read', ...files);
  expectSaid(readFileSync(join(folder, 'read.jsonl'), 'utf8'), 'U1');
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

const work = mkdtempSync(join(tmpdir(), 'throughline-package-'));
try {
  const { filename, size, unpackedSize, files } = pack(work);
  console.log(
    `${filename}: ${files.length} files, ${megabytes(size)}, ${megabytes(unpackedSize)} unpacked`,
  );
  const folder = join(work, 'empty');
  mkdirSync(folder);
  tryIn(folder, join(work, filename));
  console.log('It runs from an empty folder.');
} finally {
  rmSync(work, { recursive: true, force: true });
}
