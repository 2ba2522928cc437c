import {
  type Block,
  concatenate,
  fromDense,
  type SparseVector,
} from '../learning/sparse-vector.ts';
import type { PreparedReply, PreparedStatement } from '../prepared-reply.ts';
import { textBlock, type Vocabulary, vocabularySize } from './vocabulary.ts';

const DIMENSIONS = 384;
const SHAPE = 8;
// How far each part may pull; chosen on left-out organisations (docs/reader.md).
const MEAN_SCALE = 1.5;
const MAX_SCALE = 0.7;
const QUESTION_SCALE = 1.2;
const STATEMENT_SCALE = 0.6;

/** How many places `replyFeatures` has. */
export function replyFeatureCount(vocabulary: Vocabulary): number {
  return vocabularySize(vocabulary) + 3 * DIMENSIONS + SHAPE;
}

/** What a whole reply looks like: its n-grams, the drift of its statements, the question, its shape. */
export function replyFeatures(
  vocabulary: Vocabulary,
  reply: Omit<PreparedReply, 'text'>,
): SparseVector {
  const vectors = reply.statements.map((statement) => statement.vector);
  return concatenate([
    textBlock(vocabulary, ownWords(reply.statements)),
    dense(meanOf(vectors), MEAN_SCALE),
    dense(maximumOf(vectors), MAX_SCALE),
    dense(reply.questionVector, QUESTION_SCALE),
    shapeOf(reply),
  ]);
}

/** How many places `statementFeatures` has. */
export function statementFeatureCount(vocabulary: Vocabulary): number {
  return vocabularySize(vocabulary) + DIMENSIONS;
}

/** What one statement looks like. */
export function statementFeatures(
  vocabulary: Vocabulary,
  statement: PreparedStatement,
): SparseVector {
  return concatenate([
    textBlock(vocabulary, statement.text),
    dense(statement.vector, STATEMENT_SCALE),
  ]);
}

/** The leader's own words, markup and quotes of others left out. */
function ownWords(statements: readonly PreparedStatement[]): string {
  return statements.map((statement) => statement.text).join('\n');
}

function shapeOf({ statements, channel }: Omit<PreparedReply, 'text'>): Block {
  const words = statements.reduce((sum, { text }) => sum + text.split(' ').length, 0);
  const size = Math.log(1 + words);
  const asks = statements.filter(({ text }) => text.endsWith('?')).length;
  const values = [
    channel === 'voice' ? 1 : 0,
    channel === 'dm' ? 1 : 0,
    size / 3,
    words <= 12 ? 1 : 0,
    Math.log(1 + statements.length),
    asks / Math.max(1, statements.length),
    statements.at(-1)?.text.endsWith('?') === true ? 1 : 0,
    statements.some(({ text }) => /\d/.test(text)) ? 1 : 0,
  ];
  return dense(values, 0.5);
}

function dense(values: ArrayLike<number>, scale: number): Block {
  return { vector: fromDense(values, scale), size: values.length };
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(DIMENSIONS);
  for (const vector of vectors) {
    for (let i = 0; i < DIMENSIONS; i += 1) {
      mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0) / vectors.length;
    }
  }
  return mean;
}

function maximumOf(vectors: readonly Float32Array[]): Float32Array {
  const [first, ...others] = vectors;
  const maximum = first?.slice() ?? new Float32Array(DIMENSIONS);
  for (const vector of others) {
    for (let i = 0; i < DIMENSIONS; i += 1) {
      maximum[i] = Math.max(maximum[i] ?? 0, vector[i] ?? 0);
    }
  }
  return maximum;
}
