import type { Cause } from '../domain/cause.ts';
import type { Report } from '../domain/report.ts';

/** A passage that helps, with what a reader needs to find it. */
export type AdviceExcerpt = {
  readonly article: {
    readonly title: string;
    readonly readingTime: string;
    readonly url: string;
    readonly attribution: string;
  };
  readonly heading: string;
  readonly text: string;
};

/** A report with what to read about each cause that it found; null where the library has nothing. */
export type ReportInput = {
  readonly report: Report;
  readonly advice: readonly { readonly cause: Cause; readonly excerpt: AdviceExcerpt | null }[];
};
