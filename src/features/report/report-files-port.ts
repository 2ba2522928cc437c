import type { FullReport } from './build-report.ts';

/** A picture of a report; `alt` says in words what it shows. */
export type ReportPicture = {
  readonly name: string;
  readonly png: Uint8Array;
  readonly alt: string;
};

/** A file of a report. */
export type ReportFile = { readonly name: string; readonly content: Uint8Array };

/** Draws and writes a report. What it is handed may be seen whole by whoever gets the files. */
export type ReportFiles = {
  /** Loads what drawing needs, so that the first picture comes as fast as the next. */
  warmUp(): Promise<void>;
  /** The heat map of groups and decision rules; undefined where there is nothing to draw. */
  heatMap(full: FullReport): Promise<ReportPicture | undefined>;
  /** The report as a page to print, for a table and for a program, with its pictures. */
  write(full: FullReport): Promise<readonly ReportFile[]>;
};
