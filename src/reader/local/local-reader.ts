import type { ReaderIdentity, Reading } from '../../domain/reading.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Strategy } from '../../domain/strategy.ts';
import type { SentenceEncoder } from '../encoder/load-encoder.ts';
import { composeReading } from './compose-reading.ts';
import { loadReadingModel, readerModelDir } from './load-reading-model.ts';
import { prepareReply } from './prepare-reply.ts';
import { prepareStrategy } from './prepare-strategy.ts';
import type { PreparedReply, PreparedStrategy } from './prepared-reply.ts';

/** Longest reply that is read, in characters; Slack allows 40,000 in a message. */
export const MAX_REPLY_CHARACTERS = 40_000;

/** Why a reply could not be read; the message holds none of its words. */
export type LocalReadFailure = {
  readonly kind: 'empty' | 'too-long' | 'unavailable';
  readonly message: string;
};

/** The reader that needs no outside service. Structurally a `Reader` of the services' ports. */
export type LocalReader = {
  readonly identity: ReaderIdentity;
  read(
    reply: Pick<PreparedReply, 'text' | 'question' | 'channel'>,
    strategy: Strategy,
  ): Promise<Result<Reading, LocalReadFailure>>;
};

/**
 * Loads the reading model of `modelDir` (default: the one that comes with the package) and reads
 * with it. Throws where the model's files are missing or malformed.
 */
export async function createLocalReader(options: {
  readonly modelDir?: string;
  readonly encoder: SentenceEncoder;
}): Promise<LocalReader> {
  const model = await loadReadingModel(options.modelDir ?? readerModelDir());
  const identity = { name: 'local', version: model.version };
  // A strategy is read against many times; its vectors go when the strategy object goes.
  const prepared = new WeakMap<Strategy, Promise<PreparedStrategy>>();
  const strategyOf = (strategy: Strategy): Promise<PreparedStrategy> => {
    const known = prepared.get(strategy) ?? prepareStrategy(strategy, options.encoder);
    prepared.set(strategy, known);
    return known;
  };
  return {
    identity,
    read: async (reply, strategy) => {
      if (reply.text.length > MAX_REPLY_CHARACTERS) return err(TOO_LONG);
      const [preparedReply, preparedStrategy] = await Promise.all([
        prepareReply(reply, options.encoder),
        strategyOf(strategy),
      ]);
      if (preparedReply.statements.length === 0) return err(EMPTY);
      return ok(composeReading(identity, model, preparedReply, preparedStrategy));
    },
  };
}

const TOO_LONG: LocalReadFailure = {
  kind: 'too-long',
  message: 'This reply is too long to be read as one answer.',
};

const EMPTY: LocalReadFailure = {
  kind: 'empty',
  message: 'This reply has no words of its own to read.',
};
