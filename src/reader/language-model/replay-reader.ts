import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { err, ok } from '../../domain/result.ts';
import type { Strategy } from '../../domain/strategy.ts';
import type { Reader, ReplyToRead } from '../reader.ts';
import { type AskModel, askFailure } from './ask-model.ts';
import { createLanguageModelReader } from './language-model-reader.ts';
import type { ModelRequest } from './model-request.ts';

/** Writes the exact request about a reply to DIR/ID.json. */
export async function writeRequest(dir: string, id: string, request: ModelRequest): Promise<void> {
  await mkdir(dir, { recursive: true });
  const { system, turns, schema } = request;
  await writeFile(
    join(dir, fileName(id)),
    `${JSON.stringify({ id, system, messages: turns, schema }, null, 2)}\n`,
  );
}

/**
 * Answers from DIR/ID.json, as somebody recorded it: the JSON object, between fences or not.
 * When asked again it looks at DIR/ID.2.json. A missing file is a model that cannot be reached.
 */
export function askRecorded(dir: string, id: string): AskModel {
  return async ({ turns }) => {
    const file = join(dir, fileName(turns.length > 1 ? `${id}.2` : id));
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) return err(askFailure('not-allowed', 'There is no recorded answer.'));
    try {
      return ok({ answer: JSON.parse(withoutFences(text)), tokens: 0 });
    } catch {
      return err(askFailure('malformed', 'The recorded answer is no JSON.', { text, tokens: 0 }));
    }
  };
}

/** An id may hold anything; as a file's name it stays within the folder. */
function fileName(id: string): string {
  return `${encodeURIComponent(id)}.json`;
}

function withoutFences(text: string): string {
  return text.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, '');
}

/**
 * Reads with answers that somebody recorded in files of `dir`, so that any model can be scored
 * without a key. `placeOf` says which folder and id belong to a reply. Where an answer is missing
 * or cannot be believed, the local reader reads, as it would with a model.
 */
export function createReplayReader(options: {
  readonly dir: string;
  readonly local: Reader;
  readonly placeOf: (
    reply: ReplyToRead,
    strategy: Strategy,
  ) => { readonly dir: string; readonly id: string };
}): Reader {
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
