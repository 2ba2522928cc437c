import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { err, ok, type Result } from '../domain/result.ts';
import type { FileFailure, Files } from './file-port.ts';

const MOST_BYTES = 1_000_000;
const TIME_LIMIT_MS = 15_000;

const infoSchema = z.object({
  file: z.object({ size: z.number().default(0), url_private_download: z.string() }),
});

const NOT_HAD: Result<never, FileFailure> = err({
  message: 'Slack did not hand over the file. Please try again in a moment.',
});

/**
 * Fetches files with the bot's token, which goes to Slack's own file server and to nobody else;
 * `apiUrl` names another Slack, one that runs on this machine.
 */
export function createFiles(
  client: WebClient,
  { botToken, apiUrl }: { readonly botToken: string; readonly apiUrl?: string | undefined },
): Files {
  const trusted = new URL(apiUrl ?? 'https://files.slack.com').origin;
  return {
    async text(fileId) {
      try {
        const info = infoSchema.parse(await client.files.info({ file: fileId }));
        const { size, url_private_download: url } = info.file;
        if (size > MOST_BYTES) return err({ message: 'This file is too large: at most 1 MB.' });
        if (new URL(url).origin !== trusted) return NOT_HAD;
        return await download(url, botToken);
      } catch {
        return NOT_HAD;
      }
    },
  };
}

async function download(url: string, token: string): Promise<Result<string, FileFailure>> {
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    // Without the right to read it Slack answers with its sign-in page, elsewhere.
    redirect: 'error',
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  });
  if (!answer.ok) return NOT_HAD;
  const bytes = await answer.arrayBuffer();
  if (bytes.byteLength > MOST_BYTES)
    return err({ message: 'This file is too large: at most 1 MB.' });
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err({
      message: 'This file is no text in UTF-8. Please save it as UTF-8 and try again.',
    });
  }
}
