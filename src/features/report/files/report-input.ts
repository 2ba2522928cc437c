import type { Cause } from '../../../domain/cause.ts';
import type { Report } from '../report.ts';

/** What every picture of a report is made from: the report, and what to read about its causes. */
export type ReportInput = {
  readonly report: Report;
  /** One entry for each cause of the report, in its order. */
  readonly advice: readonly ReportAdvice[];
};

/** A cause and the passage that helps with it; null where the library has none. */
export type ReportAdvice = { readonly cause: Cause; readonly excerpt: ReportExcerpt | null };

/** A passage of an article, as far as a report shows it. `heading` is '' where there is none. */
export type ReportExcerpt = {
  readonly article: {
    readonly title: string;
    readonly url: string;
    readonly readingTime: string;
    readonly attribution: string;
  };
  readonly heading: string;
  readonly text: string;
};
