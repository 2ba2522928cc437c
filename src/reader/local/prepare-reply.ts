import type { SentenceEncoder } from '../encoder/load-encoder.ts';
import { prepareText } from '../text/prepare-text.ts';
import { statementsOf } from '../text/sentences.ts';
import type { PreparedReply } from './prepared-reply.ts';

/** Beyond this many statements a reply is no answer to one question; the rest is not read. */
export const MAX_STATEMENTS = 60;

/** Cuts a reply into statements and encodes them. */
export async function prepareReply(
  reply: Pick<PreparedReply, 'text' | 'question' | 'channel'>,
  encoder: SentenceEncoder,
): Promise<PreparedReply> {
  const statements = statementsOf(prepareText(reply.text)).slice(0, MAX_STATEMENTS);
  const [questionVector, ...vectors] = await encoder.encode([
    reply.question,
    ...statements.map((statement) => statement.text),
  ]);
  return {
    ...reply,
    statements: statements.map((statement, i) => ({ ...statement, vector: vectorAt(vectors, i) })),
    questionVector: vectorAt([questionVector], 0),
  };
}

function vectorAt(vectors: readonly (Float32Array | undefined)[], i: number): Float32Array {
  const vector = vectors[i];
  if (vector === undefined) throw new Error('The encoder gave fewer vectors than texts.');
  return vector;
}
