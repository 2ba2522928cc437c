/**
 * Agreement on an ordered scale, from -1 (two camps at the ends) over 0 (everywhere alike) to 1 (all
 * of one mind): van der Eijk's A. The counts, one for each step of the scale in its order, are peeled
 * into layers of equal height; each layer is as agreed as it is narrow and unimodal, and weighs as
 * much as the answers in it (C. van der Eijk, "Measuring agreement in ordered rating scales", Quality
 * and Quantity 35, 2001). Null for nobody, and for a scale with fewer than three steps.
 */
export function agreementA(counts: readonly number[]): number | null {
  const total = sum(counts);
  if (total === 0 || counts.length < 3) return null;
  let rest = [...counts];
  let agreement = 0;
  while (sum(rest) > 0) {
    const height = Math.min(...rest.filter((count) => count > 0));
    const pattern = rest.map((count) => count > 0);
    const weight = (height * pattern.filter(Boolean).length) / total;
    agreement += weight * agreementOfLayer(pattern);
    rest = rest.map((count) => (count > 0 ? count - height : 0));
  }
  return agreement;
}

function agreementOfLayer(pattern: readonly boolean[]): number {
  const steps = pattern.length;
  const filled = pattern.filter(Boolean).length;
  return unimodality(pattern) * (1 - (filled - 1) / (steps - 1));
}

/** 1 where the filled steps stand together, less the more gaps lie between them. */
function unimodality(pattern: readonly boolean[]): number {
  const steps = pattern.length;
  let together = 0;
  let apart = 0;
  for (let i = 0; i < steps; i += 1)
    for (let j = i + 1; j < steps; j += 1)
      for (let k = j + 1; k < steps; k += 1) {
        const [a, b, c] = [pattern[i], pattern[j], pattern[k]];
        if (a && !b && c) apart += 1;
        else if (b && a !== c) together += 1;
      }
  if (together + apart === 0) return 1;
  return ((steps - 2) * together - (steps - 1) * apart) / ((steps - 2) * (together + apart));
}

/**
 * Within-group agreement r*wg from 0 to 1: one less the variance of the answers over the largest that
 * the scale allows, everybody at one of its ends, half each (M. Lindell, C. Brandt, D. Whitney, "A
 * revised index of interrater agreement", Applied Psychological Measurement 23, 1999). Both variances
 * divide by the number of answers, so that the index cannot fall below 0. Null for nobody.
 */
export function agreementRwg(counts: readonly number[]): number | null {
  const total = sum(counts);
  if (total === 0 || counts.length < 2) return null;
  const mean = sum(counts.map((count, step) => count * step)) / total;
  const variance = sum(counts.map((count, step) => count * (step - mean) ** 2)) / total;
  const largest = ((counts.length - 1) / 2) ** 2;
  return 1 - variance / largest;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
