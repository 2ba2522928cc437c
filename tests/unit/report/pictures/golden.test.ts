import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawPixels, drawPng } from '../../../../src/features/report/pictures/draw-png.ts';
import {
  drawPictures,
  PICTURE_NAMES,
  type Picture,
} from '../../../../src/features/report/pictures/report-pictures.ts';
import { differenceOf, pixelsOf } from './compare-pictures.ts';
import { pictureReport } from './sample-pictures.ts';

/**
 * How many dots of a picture may look different from the one that somebody looked at: fewer than one
 * digit has, enough for a corner that is rounded another way. The renderer is WebAssembly and draws
 * alike everywhere. To accept a new look, delete the file in tests/fixtures/golden, run this, and look
 * at what it wrote.
 */
const TOLERANCE = 15;
const SHAPES = ['wide', 'narrow'] as const;
const goldenFile = (name: string, shape: string) =>
  fileURLToPath(new URL(`../../../fixtures/golden/${name}-${shape}.png`, import.meta.url));

let pictures: readonly Picture[];
beforeAll(async () => {
  pictures = await drawPictures(pictureReport());
});

describe('the pictures', () => {
  for (const name of PICTURE_NAMES) {
    for (const shape of SHAPES) {
      it(`looks as it was looked at: ${name}, ${shape}`, async () => {
        const svg = pictures.find((each) => each.name === name)?.[shape] ?? '';
        const file = goldenFile(name, shape);
        if (!existsSync(file) && process.env['CI'] === undefined)
          await writeFile(file, await drawPng(svg, 1));
        const golden = await pixelsOf(await readFile(file));
        expect(differenceOf(await drawPixels(svg), golden)).toBeLessThanOrEqual(TOLERANCE);
      });
    }
  }

  it('would tell a changed count, and a changed colour', async () => {
    const svg = pictures[0]?.narrow ?? '';
    const drawn = await drawPixels(svg);
    const changes = [
      svg.replaceAll('#1f5f99', '#1f5f39'),
      svg.replace('>10<', '>11<'),
      svg.replace('>Finance (4)<', '>Finance (5)<'),
    ];
    for (const changed of changes) {
      expect(changed).not.toBe(svg);
      expect(differenceOf(drawn, await drawPixels(changed))).toBeGreaterThan(TOLERANCE);
    }
  });
});
