import type { Cause } from '../../../domain/cause.ts';
import type { CauseFact } from '../cause-evidence.ts';
import type { Report } from '../report.ts';

/** The causes with their facts: those behind flags first, then what else something speaks for. */
export function causesOf({ causes, evidence }: Pick<Report, 'causes' | 'evidence'>): readonly {
  readonly cause: Cause;
  readonly facts: readonly CauseFact[];
}[] {
  const all = [...new Set([...causes, ...evidence.map(({ cause }) => cause)])];
  return all.map((cause) => ({
    cause,
    facts: evidence.find((each) => each.cause === cause)?.facts ?? [],
  }));
}
