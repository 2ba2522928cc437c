import { createHash } from 'node:crypto';
import { reportFiles } from '../features/report/files/report-files.ts';
import type { FullReport } from '../features/report/report.ts';

/** The pictures of the documents: which of the files of the demo's report each is, drawn anew. */
const PICTURES: Readonly<Record<string, string>> = { 'docs/report.png': 'who-stands-where.svg' };

/** Says of each picture which drawing it was made from, and which file came of it. */
export const DRAWN_FROM = 'docs/pictures.json';

type DocumentPicture = { readonly file: string; readonly svg: string };

/** Draws the pictures of the documents from the report of the demo. Throws where there is none. */
export async function documentPictures(report: FullReport): Promise<readonly DocumentPicture[]> {
  const drawn = await reportFiles(report, ['svg']);
  return Object.entries(PICTURES).map(([file, name]) => {
    const svg = drawn.find((each) => each.name === name)?.content;
    if (typeof svg !== 'string') throw new Error(`The report of the demo has no ${name}.`);
    return { file, svg };
  });
}

/** Enough to tell two drawings apart, whatever machine they are made on. */
export function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
