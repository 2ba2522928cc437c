import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { backUpDatabase } from '../src/db/back-up.ts';
import { createNarrator } from '../src/demo/narrator.ts';
import { EXAMPLE_STRATEGY, readExample } from '../src/demo/read-company.ts';
import { runCheckIn } from '../src/demo/run-check-in.ts';

/**
 * Keeps the database that this version leaves after a whole check-in, so that every later version is
 * tried on it. To be run once at each release: a database of an earlier version cannot be made again.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
const out = await mkdtemp(join(tmpdir(), 'throughline-database-'));
const silent = createNarrator(() => undefined, false);
const { stop } = await runCheckIn(await readExample(), EXAMPLE_STRATEGY, out, silent);
await stop();
const copy = await backUpDatabase(join(out, 'throughline.db'), join(out, 'copy.db'), new Date());
if (!copy.ok) throw new Error(copy.error);
const file = join('tests', 'fixtures', 'databases', `${version}.db.gz`);
await writeFile(join(ROOT, file), await promisify(gzip)(await readFile(copy.value.file)));
await rm(out, { recursive: true, force: true });
console.log(`Made: ${file}`);
process.exit(0);
