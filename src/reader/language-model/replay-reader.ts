import { basename } from 'node:path';
import type { Strategy } from '../../domain/strategy.ts';
import { createLanguageModelReader, type ReaderLike } from './language-model-reader.ts';
import type { ReplyToPut } from './model-request.ts';
import { askRecorded } from './recorded-answers.ts';

/**
 * Reads with answers that somebody recorded in files of `dir`, so that any model can be scored
 * without a key. `placeOf` says which folder and id belong to a reply. Where an answer is missing
 * or cannot be believed, the local reader reads, as it would with a model.
 */
export function createReplayReader(options: {
  readonly dir: string;
  readonly local: ReaderLike;
  readonly placeOf: (
    reply: ReplyToPut,
    strategy: Strategy,
  ) => { readonly dir: string; readonly id: string };
}): ReaderLike {
  const { dir, local, placeOf } = options;
  const name = `replay:${basename(dir)}`;
  const readerFor = (place: ReturnType<typeof placeOf>) =>
    createLanguageModelReader({
      model: { name, ask: askRecorded(place.dir, place.id) },
      local,
      patience: {
        attempts: 1,
        timeLimit: () => new AbortController().signal,
        sleep: async () => undefined,
      },
    });
  return {
    identity: readerFor({ dir, id: '' }).identity,
    read: (reply, strategy) => readerFor(placeOf(reply, strategy)).read(reply, strategy),
  };
}
