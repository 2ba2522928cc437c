import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createNarrator } from '../src/demo/narrator.ts';
import { DRAWN_FROM, digest, documentPictures } from '../src/demo/pictures.ts';
import { EXAMPLE_STRATEGY, readExample } from '../src/demo/read-company.ts';
import { runCheckIn } from '../src/demo/run-check-in.ts';
import { drawPng } from '../src/features/report/pictures/draw-png.ts';

/**
 * Makes the pictures of README and documents: runs the demo and draws its report. What each was drawn
 * from is written down beside them, so that a test can tell when they are no longer what the demo makes.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

const out = await mkdtemp(join(tmpdir(), 'throughline-pictures-'));
const silent = createNarrator(() => undefined, false);
const { report, stop } = await runCheckIn(await readExample(), EXAMPLE_STRATEGY, out, silent);
const made: Record<string, { readonly drawnFrom: string; readonly picture: string }> = {};
for (const { file, svg } of await documentPictures(report)) {
  const png = await drawPng(svg);
  await writeFile(join(ROOT, file), png);
  made[file] = { drawnFrom: digest(svg), picture: digest(png) };
}
await writeFile(join(ROOT, DRAWN_FROM), `${JSON.stringify(made, null, 2)}\n`);
await stop();
await rm(out, { recursive: true, force: true });
console.log(`Made: ${Object.keys(made).join(', ')}`);
process.exit(0);
