import type { ReaderIdentity, Reading } from '../domain/reading.ts';
import type { Result } from '../domain/result.ts';
import type { Strategy } from '../domain/strategy.ts';

/** A reply as the reader gets it: who wrote it is none of its business. */
export type ReplyToRead = {
  /** As the person wrote it in Slack, markup included. Evidence offsets refer to this text. */
  readonly text: string;
  /** The question it answers. */
  readonly question: string;
  /** How it came: a voice reply is a speech transcript without punctuation. */
  readonly channel: 'thread' | 'dm' | 'voice';
};

/**
 * Why a reply could not be read; `message` is a plain sentence that holds none of its words. Where
 * the reader is unavailable a later try may succeed, with the others it will not: they say nothing
 * about the reply but that somebody has to ask its author.
 */
export type ReadFailure = {
  readonly kind: 'empty' | 'too-long' | 'language' | 'unavailable';
  readonly message: string;
};

/** Reads a reply against a strategy's decision rules. Never throws over the content of a text. */
export type Reader = {
  readonly identity: ReaderIdentity;
  read(reply: ReplyToRead, strategy: Strategy): Promise<Result<Reading, ReadFailure>>;
};
