import type { Breakdown } from './report-request.ts';

/** Which report somebody looks at: of a round as it is now, or one that was frozen. */
export type ReportKey = {
  readonly source:
    | {
        readonly kind: 'round';
        readonly roundId: string;
        /** The round it is compared with; null where there is none. */
        readonly earlierId: string | null;
      }
    | { readonly kind: 'frozen'; readonly frozenId: string };
  readonly breakdown: Breakdown;
};
