import type { ScoredReply } from '../scoring/score-readings.ts';
import { calibrate, readLeftOut } from './calibrate.ts';
import type { LeftOut } from './cross-validate.ts';

/**
 * What would have been read of every reply, each group of organisations with a temperature and
 * thresholds chosen on the other groups only.
 */
export function readingsOfLeftOut(leftOut: readonly LeftOut[]): readonly ScoredReply[] {
  const groups = [...new Set(leftOut.map(({ group }) => group))];
  return groups.flatMap((group) => {
    const calibration = calibrate(leftOut.filter((reply) => reply.group !== group));
    const own = leftOut.filter((reply) => reply.group === group);
    return readLeftOut(own, calibration);
  });
}
