import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { FILE_LIMITS } from '../domain/file-limits.ts';
import { err, ok, type Result } from '../domain/result.ts';

const TIME_LIMIT_MS = 15_000;

const infoSchema = z.object({
  file: z.object({ size: z.number().default(0), url_private_download: z.string() }),
});

/** Why a file could not be had; `message` is a plain sentence for the person who sent it. */
type FileFailure = { readonly message: string };

const NOT_HAD: Result<never, FileFailure> = err({
  message: 'Slack did not hand over the file. Please try again in a moment.',
});
const TOO_LARGE: Result<never, FileFailure> = err({
  message: 'This file is too large: at most 1 MB.',
});
const NO_TEXT: Result<never, FileFailure> = err({
  message: 'This file is no text in UTF-8. Please save it as UTF-8 and try again.',
});

/**
 * Fetches what people put into forms, with the bot's token, which goes to Slack's own file server and
 * to nobody else; `apiUrl` names another Slack, one that runs on this machine.
 */
export function createFiles(
  client: WebClient,
  { botToken, apiUrl }: { readonly botToken: string; readonly apiUrl?: string | undefined },
) {
  const trusted = new URL(apiUrl ?? 'https://files.slack.com').origin;
  const limits = {
    botToken,
    trusted,
    mostBytes: FILE_LIMITS.uploadBytes,
    timeLimitMs: TIME_LIMIT_MS,
  };
  return {
    /** The text of a file, at most a million bytes of UTF-8. */
    async text(fileId: string): Promise<Result<string, FileFailure>> {
      try {
        const { file } = infoSchema.parse(await client.files.info({ file: fileId }));
        if (file.size > FILE_LIMITS.uploadBytes) return TOO_LARGE;
        const bytes = await fetchBytes(file.url_private_download, limits);
        return bytes === undefined ? TOO_LARGE : decode(bytes);
      } catch {
        return NOT_HAD;
      }
    },
  };
}

function decode(bytes: Uint8Array): Result<string, FileFailure> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return NO_TEXT;
  }
}

/** What may be fetched from Slack, and how much of it. */
export type FetchLimits = {
  readonly botToken: string;
  /** The one origin that gets the token. */
  readonly trusted: string;
  readonly mostBytes: number;
  readonly timeLimitMs: number;
};

/**
 * Fetches a file of Slack's into memory with the bot's token. Undefined where it is too large.
 * Throws where the address is not Slack's or nothing useful came back in time.
 */
export async function fetchBytes(
  url: string,
  { botToken, trusted, mostBytes, timeLimitMs }: FetchLimits,
): Promise<Uint8Array | undefined> {
  if (new URL(url).origin !== trusted) throw new Error('The address is not that of Slack.');
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${botToken}` },
    // Without the right to read it Slack answers with its sign-in page, elsewhere.
    redirect: 'error',
    signal: AbortSignal.timeout(timeLimitMs),
  });
  if (!answer.ok || answer.body === null) throw new Error(`Slack answered ${answer.status}.`);
  return await readAtMost(answer, mostBytes);
}

/** The bytes of an answer, or undefined where there are more than `most`; then the connection is let go. */
export async function readAtMost(answer: Response, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early lets go of the connection.
  for await (const part of answer.body ?? []) {
    size += part.byteLength;
    if (size > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A file for one person, with a word that stands above it. */
export type FileToSend = {
  readonly name: string;
  readonly title: string;
  readonly content: string;
  readonly words: string;
};

/** Sends a file into somebody's direct messages with the app. Throws where Slack does not take it. */
export async function sendFile(
  client: WebClient,
  personId: string,
  { name, title, content, words }: FileToSend,
): Promise<void> {
  const { channel } = await client.conversations.open({ users: personId });
  if (channel?.id === undefined) throw new Error('Slack opened no direct channel.');
  await client.filesUploadV2({
    channel_id: channel.id,
    initial_comment: words,
    filename: name,
    title,
    // As bytes: a text of Slack's client goes through its own log of arguments.
    file: Buffer.from(content, 'utf8'),
  });
}
