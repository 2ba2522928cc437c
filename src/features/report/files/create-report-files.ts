import { createRequire } from 'node:module';
import { altTextOf } from '../pictures/alt-text.ts';
import { drawPng } from '../pictures/draw-png.ts';
import { drawPicture } from '../pictures/report-pictures.ts';
import { warmUpPictures } from '../pictures/warm-up.ts';
import type { ReportFiles } from '../report-files-port.ts';
import { reportFiles } from './report-files.ts';

const HEAT_MAP = 'who-stands-where';

/** Draws and writes reports with what is at home in `reporting`. */
export function createReportFiles(): ReportFiles {
  return {
    warmUp: warmUpPictures,
    async heatMap({ report }) {
      const svg = await drawPicture(report, HEAT_MAP, 'wide');
      if (svg === null) return undefined;
      const alt = altTextOf(HEAT_MAP, report);
      return { name: `${HEAT_MAP}.png`, png: await drawPng(svg), alt };
    },
    async write(full) {
      const files = await reportFiles(full, ['html', 'csv', 'json', 'png']);
      return files.map(({ name, content }) => ({ name, content: Buffer.from(content) }));
    },
  };
}

/** The version of Throughline that runs, as its package says. */
export function ownVersion(): string {
  const read = createRequire(import.meta.url);
  // The same step up from src and from dist.
  const { version }: { version: string } = read('../package.json');
  return version;
}
