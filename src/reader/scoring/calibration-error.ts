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
