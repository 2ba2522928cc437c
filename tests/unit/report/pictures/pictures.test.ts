import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeReport } from '../../../../src/features/report/compose-report.ts';
import { drawable, fitLines } from '../../../../src/features/report/pictures/fit-text.ts';
import { loadFonts } from '../../../../src/features/report/pictures/fonts.ts';
import {
  altTextOf,
  drawPicture,
  drawPictures,
} from '../../../../src/features/report/pictures/report-pictures.ts';
import { rulesOf } from '../../../../src/features/report/report.ts';
import { answer, arbitraryShuffle, reading, spoken, view } from '../../domain/samples.ts';
import { nastyText } from '../helpers.ts';
import { makeFindings } from '../sample-findings.ts';
import { makeInput } from '../sample-report.ts';
import { pictureReport } from './sample-pictures.ts';

const LETTERS = { size: 12, weight: 'normal' } as const;

describe('pictures', () => {
  it('are drawn of what the report has, and of nothing while it is hidden', async () => {
    const { report } = makeInput();
    expect((await drawPictures(report)).map(({ name }) => name)).toEqual(['who-stands-where']);
    expect(await drawPictures({ ...report, hidden: 'open' })).toEqual([]);
    expect((await drawPictures(pictureReport())).map(({ name }) => name)).toEqual([
      'who-stands-where',
      'belief-gap',
      'by-level',
      'what-changed',
    ]);
  });

  it('are the same in whatever order people answered', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryShuffle, async ([answers, shuffled]) => {
        const draw = (each: typeof answers) =>
          drawPicture(composeReport(view(each)), 'who-stands-where', 'wide');
        expect(await draw(shuffled)).toBe(await draw(answers));
      }),
      { numRuns: 10 },
    );
  });

  it('run no script and load nothing, whatever was written', async () => {
    await fc.assert(
      fc.asyncProperty(nastyText, async (text) => {
        const { report } = makeInput(text, makeFindings(text));
        for (const { wide, narrow } of await drawPictures(report)) {
          for (const svg of [wide, narrow]) {
            expect(svg).not.toMatch(/<script|<foreignObject|<image|href=|\son\w+=|@import/i);
            expect(svg.replace('http://www.w3.org/', '')).not.toMatch(/url\((?!#)/);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it('name both sides of each trade-off in full, and show levels where they may be told apart', async () => {
    const report = pictureReport();
    const words = (svg: string | null) => (svg ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    for (const shape of ['wide', 'narrow'] as const) {
      const drawn = words(await drawPicture(report, 'who-stands-where', shape));
      for (const { prefer, over } of rulesOf(report))
        for (const side of [prefer, over])
          for (const word of side.split(' ').slice(1)) expect(drawn).toContain(word);
      expect(drawn).not.toContain('…');
    }
    const levels = view([
      answer(1, spoken({ features: 'over' }, 'chosen'), { level: 'director' }),
      answer(2, reading(), { level: 'manager' }),
    ]);
    const svg = await drawPicture(composeReport(levels), 'who-stands-where', 'narrow', 'level');
    expect(svg).toContain('director (1)');
    expect(svg).not.toContain('Sales (');
  });
});

describe('alt text', () => {
  it('says in words what each picture shows', () => {
    const report = pictureReport();
    expect(altTextOf('who-stands-where', report)).toContain(
      'Build given up: 10 say so (Engineering and Sales), 3 more read like it, not confirmed. 3 want both. 3 take no side, 9 have not answered.',
    );
    expect(altTextOf('belief-gap', report)).toContain('what executives expected, 72%');
    expect(altTextOf('by-level', report)).toContain('executive, 2 of 3, so between 21% and 94%');
    expect(altTextOf('what-changed', report)).toContain(
      '1 of 8 on 1 Jul 2026, 2 of 8 on 1 Oct 2026',
    );
  });
});

describe('text in a picture', () => {
  it('never gets wider than its place, and keeps whole words where they fit', async () => {
    const fonts = await loadFonts();
    fc.assert(
      fc.property(nastyText, fc.integer({ min: 40, max: 400 }), fc.nat(3), (text, width, more) => {
        const lines = fitLines(text, width, more + 1, LETTERS, fonts);
        expect(lines.length).toBeLessThanOrEqual(more + 1);
        for (const line of lines)
          expect(fonts.widthOf(line, 12, 'normal')).toBeLessThanOrEqual(width);
      }),
    );
    expect(fitLines('one two three', 50, 2, LETTERS, fonts)).toEqual(['one two', 'three']);
    expect(fitLines('one two three four', 50, 2, LETTERS, fonts)).toEqual(['one two', 'three…']);
  });

  it('has no emoji, which the font lacks', () => {
    expect(drawable('ship it 🚀 now 👩‍⚕️')).toBe('ship it now');
  });
});
