/** How often `truth` was read as `read`: counts[truth][read]. */
export type Confusions<Name extends string> = Readonly<
  Record<Name, Readonly<Record<Name, number>>>
>;

/** Something labelled `truth` and read as `read`. */
export type Pairing<Name extends string> = { readonly truth: Name; readonly read: Name };

/** Counts every pairing of truth and reading. */
export function confusionsOf<Name extends string>(
  names: readonly Name[],
  pairings: readonly Pairing<Name>[],
): Confusions<Name> {
  const row = (truth: Name) =>
    record(names, (read) => pairings.filter((p) => p.truth === truth && p.read === read).length);
  return record(names, row);
}

/** F1 of one class: 2·hits / (labelled + read); 0 where the class is neither labelled nor read. */
export function f1Of<Name extends string>(name: Name, pairings: readonly Pairing<Name>[]): number {
  const labelled = pairings.filter(({ truth }) => truth === name).length;
  const read = pairings.filter((pairing) => pairing.read === name).length;
  const hits = pairings.filter((p) => p.truth === name && p.read === name).length;
  return labelled + read === 0 ? 0 : (2 * hits) / (labelled + read);
}

/** The mean of the F1 of `names`, whatever other classes there are. */
export function macroF1<Name extends string>(
  names: readonly Name[],
  pairings: readonly Pairing<Name>[],
): number {
  return names.reduce((sum, name) => sum + f1Of(name, pairings), 0) / names.length;
}

/** F1 over all members of all sets together; 1 where no set has a member. */
export function microF1<Name>(
  sets: readonly { readonly truth: readonly Name[]; readonly read: readonly Name[] }[],
): number {
  const count = (pick: (set: (typeof sets)[number]) => number) =>
    sets.reduce((sum, set) => sum + pick(set), 0);
  const hits = count(({ truth, read }) => truth.filter((name) => read.includes(name)).length);
  const total = count(({ truth, read }) => truth.length + read.length);
  return total === 0 ? 1 : (2 * hits) / total;
}

/** A value for each name. */
export function record<Name extends string, Value>(
  names: readonly Name[],
  value: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, Value>;
}

/** A statement made with a confidence, and whether it was right. */
export type Forecast = { readonly confidence: number; readonly right: boolean };

const BINS = 10;

/**
 * Expected calibration error: the mean distance between confidence and share of right ones in ten
 * equal bins of confidence, weighted by their size (Naeini et al., AAAI 2015). 0 where empty.
 */
export function calibrationError(forecasts: readonly Forecast[]): number {
  const binOf = ({ confidence }: Forecast) => Math.min(BINS - 1, Math.floor(confidence * BINS));
  let sum = 0;
  for (let bin = 0; bin < BINS; bin += 1) {
    const inBin = forecasts.filter((forecast) => binOf(forecast) === bin);
    const confidence = inBin.reduce((total, forecast) => total + forecast.confidence, 0);
    const right = inBin.filter((forecast) => forecast.right).length;
    sum += Math.abs(confidence - right);
  }
  return forecasts.length === 0 ? 0 : sum / forecasts.length;
}
