/** Keeps what executives expected before they saw a report, each from 0 to 1. */
export type BeliefStore = {
  keep(roundId: string, personId: string, predicted: number | null, now: Date): Promise<void>;
  hasAnswered(roundId: string, personId: string): Promise<boolean>;
  predictions(roundId: string): Promise<readonly number[]>;
};
