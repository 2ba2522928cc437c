import type { Around } from './report.ts';
import type { RoundView } from './round-view.ts';

/**
 * All that a report is made from, so that it can be made again bit for bit: the round as executives
 * may see it but not sealed yet (see `seal`), so that words which are erased later can be found in it,
 * and what is said beyond it. Moments are kept as ISO 8601.
 */
export type FrozenInput = {
  readonly view: RoundView;
  readonly around: Around;
  /** The version of Throughline that made it. */
  readonly madeBy: string;
};
