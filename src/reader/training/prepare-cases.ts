import type { Case, Labels } from '../cases/load-cases.ts';
import type { SentenceEncoder } from '../encoder/load-encoder.ts';
import { prepareReply } from '../local/prepare-reply.ts';
import { prepareStrategy } from '../local/prepare-strategy.ts';
import type { PreparedReply, PreparedStrategy } from '../local/prepared-reply.ts';

/** A labelled reply as a model learns from it. */
export type LabelledExample = {
  readonly reply: PreparedReply;
  readonly strategy: PreparedStrategy;
  readonly labels: Labels;
  /** The words that decide its kind, as if they were all that was said; null where none do. */
  readonly essence: PreparedReply | null;
};

/** One organisation's labelled replies; replies without words are left out. */
export type PreparedCase = { readonly name: string; readonly examples: readonly LabelledExample[] };

/** Encodes all cases. */
export async function prepareCases(
  cases: readonly Case[],
  encoder: SentenceEncoder,
): Promise<readonly PreparedCase[]> {
  const prepared: PreparedCase[] = [];
  for (const { name, strategy: plain, replies } of cases) {
    const strategy = await prepareStrategy(plain, encoder);
    const examples: LabelledExample[] = [];
    for (const { text, question, channel, evidence, labels } of replies) {
      const reply = await prepareReply({ text, question, channel }, encoder);
      const short = await prepareReply({ text: evidence, question, channel }, encoder);
      const essence = short.statements.length > 0 ? short : null;
      if (reply.statements.length > 0) examples.push({ reply, strategy, labels, essence });
    }
    prepared.push({ name, examples });
  }
  return prepared;
}
