import { BARRIERS, type Evidence, type Reading, type ReadingKind } from '../../domain/reading.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';
import { inWholeTokens } from '../text/whole-tokens.ts';
import type { ModelAnswer, SideAnswer, Sureness } from './answer-schema.ts';
import { findQuote } from './find-quote.ts';
import { type OutgoingText, originalRange } from './outgoing-text.ts';

/** A reading but for who made it. */
export type AnonymousReading = Omit<Reading, 'reader'>;

/** Rough shares of right answers behind the words a model has for its sureness; not calibrated. */
const CONFIDENCE: Readonly<Record<Sureness, number>> = { sure: 0.95, likely: 0.8, unsure: 0.5 };

const NEEDS_NO_QUOTE: ReadonlySet<ReadingKind> = new Set(['agreement', 'unclear']);

/**
 * Turns an answer into a reading whose every quote stands in the original text. Where a quote is
 * missing or stands nowhere in the reply the answer is not believed, and the error lists the
 * places in the answer ("positions.features").
 */
export function verifyAnswer(
  answer: ModelAnswer,
  strategy: Strategy,
  original: string,
  reply: OutgoingText,
): Result<AnonymousReading, readonly string[]> {
  const wrong: string[] = [];
  const evidenceOf = (quote: string | null, place: string): Evidence => {
    const found = quote === null ? undefined : locate(original, reply, quote);
    if (found === undefined) wrong.push(place);
    return found ?? { quote: '', start: 0, end: 0 };
  };
  const { kind, contradictsItself } = kindOf(answer);
  const decided = !contradictsItself && isDecided(kind === 'conflicting', answer.sureness);
  const reading: AnonymousReading = {
    kind,
    confidence: CONFIDENCE[contradictsItself ? 'unsure' : answer.sureness],
    decided,
    positions: decisionRulesOf(strategy).map(({ rule }) => {
      const { side, quote, sureness } = answer.positions[rule.id] ?? SILENT;
      return {
        ruleId: rule.id,
        side,
        confidence: CONFIDENCE[sureness],
        decided: decided && isDecided(side === 'over', sureness),
        evidence: side === 'silent' ? null : evidenceOf(quote, `positions.${rule.id}`),
      };
    }),
    barriers: barriersOf(answer).map(({ barrier, quote, sureness }) => ({
      barrier,
      confidence: CONFIDENCE[sureness],
      evidence: evidenceOf(quote, `barriers.${barrier}`),
    })),
    evidence: kindEvidence(answer, kind, evidenceOf),
  };
  return wrong.length === 0 ? ok(reading) : err(wrong);
}

const SILENT: SideAnswer = { quote: null, side: 'silent', sureness: 'unsure' };

/** By the label rules a side decides the kind; an answer that says otherwise contradicts itself. */
function kindOf({ reading, positions }: ModelAnswer) {
  const sides = Object.values(positions).map(({ side }) => side);
  const needed: ReadingKind | undefined = sides.includes('over')
    ? 'conflicting'
    : sides.includes('split') && reading !== 'conflicting'
      ? 'hedged'
      : undefined;
  const kind = needed ?? reading;
  return { kind, contradictsItself: kind !== reading };
}

/** A wrong flag costs trust, so a flag has to be sure. */
function isDecided(isFlag: boolean, sureness: Sureness): boolean {
  return sureness === 'sure' || (sureness === 'likely' && !isFlag);
}

/** Each barrier once, in the order of the domain. */
function barriersOf({ barriers }: ModelAnswer): ModelAnswer['barriers'] {
  return BARRIERS.flatMap((name) => barriers.filter((b) => b.barrier === name).slice(0, 1));
}

function kindEvidence(
  { quotes, positions }: ModelAnswer,
  kind: ReadingKind,
  evidenceOf: (quote: string | null, place: string) => Evidence,
): readonly Evidence[] {
  const given = quotes.filter((quote) => quote.trim() !== '');
  if (NEEDS_NO_QUOTE.has(kind)) return [];
  if (given.length > 0) return given.map((quote) => evidenceOf(quote, 'quotes'));
  const deciding = Object.values(positions).find(({ side }) => side !== 'silent');
  return [evidenceOf(deciding?.quote ?? null, 'quotes')];
}

function locate(original: string, reply: OutgoingText, quote: string): Evidence | undefined {
  const place = findQuote(reply.sent, quote);
  const range = place && originalRange(reply, place.start, place.end);
  const [whole] = range ? inWholeTokens(original, [range]) : [];
  return whole && { quote: original.slice(whole.start, whole.end), ...whole };
}

/**
 * Compares a model's reading with the local reader's. Where both are sure and only one sees a flag,
 * neither is trusted alone: a reply that talks a model out of a flag does not get its way, for it
 * cannot talk to the local reader.
 */
export function weighAgainst(local: Reading | null, reading: Reading): Reading {
  const disagree = local?.decided === true && reading.decided && isFlag(local) !== isFlag(reading);
  if (!disagree) return reading;
  const positions = reading.positions.map((position) => ({ ...position, decided: false }));
  return { ...reading, decided: false, positions };
}

function isFlag({ kind, positions }: Reading): boolean {
  return kind === 'conflicting' || positions.some(({ side }) => side === 'over');
}
