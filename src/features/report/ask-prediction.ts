import type { Deps } from '../../deps.ts';
import { plainTyping } from '../../domain/words.ts';
import type { ReportKey } from './report-request.ts';

/** What an executive is asked before they see the report of a round for the first time. */
export type PredictionQuestion = { readonly strategyName: string };

/**
 * What somebody is to be asked before they see a report; null where they have been asked, the round
 * is open still, or the report is frozen: then nothing they say is a guess any more.
 */
export async function predictionToAsk(
  { predictions, rounds }: Deps,
  workspaceId: string,
  personId: string,
  { source }: ReportKey,
): Promise<PredictionQuestion | null> {
  if (source.kind !== 'round') return null;
  const brief = await rounds.brief(workspaceId, source.roundId);
  if (brief === undefined || brief.round.closedAt === null) return null;
  if (await predictions.hasAnswered(source.roundId, personId)) return null;
  return { strategyName: brief.strategy.name };
}

/** Keeps how many of 100 somebody expects, or that they would rather not say. Only the first word counts. */
export async function keepPrediction(
  { predictions, rounds, clock }: Deps,
  workspaceId: string,
  personId: string,
  { roundId, ofHundred }: { readonly roundId: string; readonly ofHundred: number | null },
): Promise<void> {
  const brief = await rounds.brief(workspaceId, roundId);
  if (brief === undefined || brief.round.closedAt === null) return;
  const predicted = ofHundred === null ? null : Math.min(100, Math.max(0, ofHundred)) / 100;
  await predictions.keep(roundId, personId, predicted, clock());
}

/** Reads a number from 0 to 100 as somebody types it ("60", "60 %"); undefined for anything else. */
export function parseOfHundred(text: string): number | undefined {
  const found = /^\s*(\d{1,3}(?:[.,]\d+)?)\s*(?:%|percent|of\s+100)?\s*$/i.exec(plainTyping(text));
  const number = found === null ? Number.NaN : Number(found[1]?.replace(',', '.'));
  return number >= 0 && number <= 100 ? number : undefined;
}
