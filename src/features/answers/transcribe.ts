import { z } from 'zod';
import { readAtMost } from '../../slack/files.ts';

const TIME_LIMIT_MS = 60_000;
const MOST_ANSWER_BYTES = 1_000_000;

/** A server that writes down what is said, as OpenAI's does. `url` ends before "/audio/transcriptions". */
export type TranscriptionAccess = {
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | undefined;
};

/** What is known of the words in a recording. */
export type Transcription =
  /** The words as plain text, never empty. */
  | { readonly kind: 'ready'; readonly text: string }
  /** There are none to be had, now or later: no speech, or no transcript in this plan or language. */
  | { readonly kind: 'none' }
  /** Nobody answered as expected; it may be worth another try. `why` holds no words of people. */
  | { readonly kind: 'unavailable'; readonly why: string };

/** The bytes of a clip, its MIME type and the ending of its file's name. */
export type Recording = {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly ending: string;
};

const answerSchema = z.object({ text: z.string() });

/**
 * Makes a function that has the words of a recording written down. The recording goes to that one
 * address, without any name, and is kept nowhere here. It never throws; `timeLimit` is in milliseconds.
 */
export function createTranscriber(access: TranscriptionAccess, timeLimit = TIME_LIMIT_MS) {
  const address = `${access.url.replace(/\/+$/, '')}/audio/transcriptions`;
  return async (recording: Recording): Promise<Transcription> => {
    try {
      const answer = await fetch(address, {
        method: 'POST',
        headers: access.apiKey ? { authorization: `Bearer ${access.apiKey}` } : {},
        body: formOf(access.model, recording),
        // A key must not travel on to another address.
        redirect: 'error',
        signal: AbortSignal.timeout(timeLimit),
      });
      return answer.ok ? await wordsIn(answer) : refused(answer.status);
    } catch (error) {
      const why = error instanceof Error ? error.name : 'unknown';
      return { kind: 'unavailable', why: `The transcription address failed: ${why}.` };
    }
  };
}

function formOf(model: string, { bytes, type, ending }: Recording): FormData {
  const form = new FormData();
  form.set('model', model);
  form.set('response_format', 'json');
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), `clip.${ending}`);
  return form;
}

async function wordsIn(answer: Response): Promise<Transcription> {
  const bytes = await readAtMost(answer, MOST_ANSWER_BYTES);
  if (bytes === undefined)
    return { kind: 'unavailable', why: 'The transcription address answered too much.' };
  const parsed = answerSchema.safeParse(jsonIn(bytes));
  if (!parsed.success) {
    return { kind: 'unavailable', why: 'The transcription address answered something else.' };
  }
  const text = parsed.data.text.replace(/\s+/g, ' ').trim();
  return text === '' ? { kind: 'none' } : { kind: 'ready', text };
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** What it will not take it will not take later either: too large, or a kind that it does not know. */
function refused(status: number): Transcription {
  if (status === 413 || status === 415 || status === 400) return { kind: 'none' };
  return { kind: 'unavailable', why: `The transcription address answered ${status}.` };
}
