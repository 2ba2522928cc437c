import type { Share } from '../../flags/wilson.ts';
import type { Report } from '../report.ts';
import { capital, formatShare, percent } from '../report-words.ts';
import type { ShareRow } from './share-rows.ts';

/** Demonstrated alignment at each level, from the top down. */
export function signalRows({ signal }: Report): readonly ShareRow[] {
  return signal.map(({ band, aligned }) => found(capital(band), aligned));
}

/** What executives expect and people claim, beside what their plans show. */
export function predictionRows({ belief, clarity, demonstrated }: Report): readonly ShareRow[] {
  if (belief === null && clarity === null) return [];
  const expected: readonly ShareRow[] =
    belief === null
      ? []
      : [claim('What executives expected', belief.predicted, percent(belief.predicted))];
  const all = found('Show the strategy in their own plans', demonstrated);
  if (clarity === null) return [...expected, all];
  const { claimed, demonstrated: shown } = clarity;
  return [
    ...expected,
    claim('Call the strategy clear', claimed.share, `${claimed.count} of ${claimed.of}`),
    found('Of the same people, show it in their own plans', shown),
    all,
  ];
}

function found(label: string, share: Share): ShareRow {
  const { share: at } = share;
  return { label, interval: share, at, isFound: true, note: formatShare(share) };
}

function claim(label: string, at: number, note: string): ShareRow {
  return { label, interval: null, at, isFound: false, note };
}
