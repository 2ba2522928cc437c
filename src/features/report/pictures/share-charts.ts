import type { Share } from '../../flags/wilson.ts';
import type { Change } from '../change.ts';
import { type Report, rulesOf } from '../report.ts';
import { formatDay, formatShare, percent } from '../report-words.ts';
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
  return { label, interval: share, before: null, at, isFound: true, note: formatShare(share) };
}

/** Shares on the strategy's side, before and now, for all who were asked. */
export function changeRows(report: Report): readonly ShareRow[] {
  const { change } = report;
  if (change === null) return [];
  const rules = rulesOf(report);
  const shares = change.rules.flatMap(({ ruleId, all }) => {
    const index = rules.findIndex(({ id }) => id === ruleId);
    const label = `${index + 1}. ${rules[index]?.prefer ?? ''}`;
    return index === -1 ? [] : [step(label, all)];
  });
  return [step('Show the strategy in their own plans', change.demonstrated.all), ...shares];
}

/** The title of the picture of what changed. */
export function changeTitle({ since }: Change): string {
  return `What changed since ${formatDay(since.openedAt)}: hollow then, filled now`;
}

function step(label: string, { before, after }: Change['demonstrated']['all']): ShareRow {
  return {
    label,
    interval: null,
    before: before.share,
    at: after.share,
    isFound: true,
    note: `${before.count} of ${before.of} before, ${after.count} of ${after.of} now`,
  };
}

function claim(label: string, at: number, note: string): ShareRow {
  return { label, interval: null, before: null, at, isFound: false, note };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
