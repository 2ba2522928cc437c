import type { Reading } from '../../domain/reading.ts';
import type { Result } from '../../domain/result.ts';
import type { Strategy } from '../../domain/strategy.ts';
import type { Case, LabelledReply } from '../cases/load-cases.ts';
import {
  type ReaderFigures,
  type ScoredReply,
  type ScoreTables,
  scoreReadings,
  tablesOf,
} from './score-readings.ts';

/** A reader as far as scoring needs it; every reader fits. */
export type ScorableReader = {
  read(
    reply: Pick<LabelledReply, 'text' | 'question' | 'channel'>,
    strategy: Strategy,
  ): Promise<Result<Reading, unknown>>;
};

/** A reader's figures with the tables behind them. */
export type ReaderScore = { readonly figures: ReaderFigures; readonly tables: ScoreTables };

/**
 * Reads every reply of the cases and scores what was read. `now` gives milliseconds; `onReply` is
 * called after each reply with how many are done.
 */
export async function scoreReader(
  reader: ScorableReader,
  cases: readonly Case[],
  now: () => number,
  onReply: (done: number) => void = () => undefined,
): Promise<ReaderScore> {
  const scored: ScoredReply[] = [];
  const start = now();
  for (const { strategy, replies } of cases) {
    for (const { text, question, channel, labels } of replies) {
      const result = await reader.read({ text, question, channel }, strategy);
      scored.push({ labels, read: result.ok ? result.value : null });
      onReply(scored.length);
    }
  }
  const msPerReply = scored.length === 0 ? 0 : (now() - start) / scored.length;
  return { figures: scoreReadings(scored, msPerReply), tables: tablesOf(scored) };
}
