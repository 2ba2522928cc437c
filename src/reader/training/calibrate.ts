import type { Labels } from '../cases/load-cases.ts';
import { tempered } from '../local/calibration.ts';
import { type Decoded, type DecodedSide, decode } from '../local/decode.ts';
import { type Calibration, UNCALIBRATED } from '../local/linear-parameters.ts';
import type { Thresholds } from '../local/reading-model.ts';
import { scoreReadings } from '../scoring/score-readings.ts';
import type { LeftOut } from './cross-validate.ts';

/** Share of right flags among decided ones to aim at; above 0.85, as new houses are harder. */
const FLAG_PRECISION = 0.9;
/** Share of right kinds among decided readings without a flag. */
const CLEAR_PRECISION = 0.9;
/** Share of right sides among decided positions that are not silent. */
const SIDE_PRECISION = 0.7;

/** Chooses temperature and thresholds on replies that were judged left out. */
export function calibrate(leftOut: readonly LeftOut[]): Calibration {
  const kindTemperature = leastOf(range(0.5, 2.5, 0.05), (t) => surprise(leftOut, t));
  const start = { kindTemperature, thresholds: UNCALIBRATED.thresholds };
  const withThresholds = (change: Partial<Thresholds>): Calibration => ({
    ...start,
    thresholds: { ...start.thresholds, ...change },
  });
  const figures = (change: Partial<Thresholds>) =>
    scoreReadings(readLeftOut(leftOut, withThresholds(change)), 0);
  const grid = range(0.1, 0.7, 0.025);
  const active = leastOf(grid, (value) => -figures({ active: value }).positions_macro_f1);
  const barrier = leastOf(grid, (value) => -figures({ barrier: value }).barriers_micro_f1);
  const scored = readLeftOut(leftOut, withThresholds({ active, barrier }));
  return withThresholds({ active, barrier, ...deciding(scored) });
}

/** A left-out reply with what was read of it; fits a `ScoredReply`. */
export type ReadLeftOut = {
  readonly labels: Labels;
  readonly read: Decoded & {
    readonly positions: readonly (DecodedSide & { readonly ruleId: string })[];
  };
};

/** What a model with this calibration would have read. */
export function readLeftOut(
  leftOut: readonly LeftOut[],
  { kindTemperature, thresholds }: Calibration,
): readonly ReadLeftOut[] {
  return leftOut.map(({ judgement, labels, strategy }) => {
    const kinds = tempered(judgement.kinds, kindTemperature);
    const decoded = decode({ ...judgement, kinds }, thresholds);
    const positions = decoded.sides.map((position, i) => ({
      ...position,
      ruleId: strategy.rules[i]?.ruleId ?? '',
    }));
    return { labels, read: { ...decoded, positions } };
  });
}

/** The lowest thresholds that keep the precision aimed at. */
function deciding(scored: readonly ReadLeftOut[]): Pick<Thresholds, 'flag' | 'clear' | 'side'> {
  const kinds = scored.map(({ labels, read }) => ({ ...read, right: read.kind === labels.kind }));
  const sides = scored.flatMap(({ labels, read }) =>
    read.positions.map(({ ruleId, side, confidence }) => {
      return { side, confidence, right: labels.positions[ruleId] === side };
    }),
  );
  const flags = kinds.filter(({ kind }) => kind === 'conflicting');
  const others = kinds.filter(({ kind }) => kind !== 'conflicting');
  const taken = sides.filter(({ side }) => side !== 'silent');
  return {
    flag: lowestBar(flags, FLAG_PRECISION),
    clear: lowestBar(others, CLEAR_PRECISION),
    side: lowestBar(taken, SIDE_PRECISION),
  };
}

function lowestBar(
  forecasts: readonly { readonly confidence: number; readonly right: boolean }[],
  precision: number,
): number {
  const keeps = (bar: number) => {
    const above = forecasts.filter(({ confidence }) => confidence >= bar);
    return above.filter(({ right }) => right).length >= precision * above.length;
  };
  return range(0.2, 0.95, 0.01).find(keeps) ?? 0.95;
}

/** Mean surprise, in nats, at the labelled kinds. */
function surprise(leftOut: readonly LeftOut[], temperature: number): number {
  const each = leftOut.map(({ judgement, labels }) => {
    return -Math.log(tempered(judgement.kinds, temperature)[labels.kind] + 1e-9);
  });
  return each.reduce((sum, value) => sum + value, 0) / each.length;
}

function leastOf(values: readonly number[], cost: (value: number) => number): number {
  const costs = values.map(cost);
  return values[costs.indexOf(Math.min(...costs))] ?? 1;
}

function range(from: number, to: number, step: number): readonly number[] {
  const count = Math.round((to - from) / step) + 1;
  return Array.from({ length: count }, (_, i) => Math.round((from + i * step) * 1000) / 1000);
}
