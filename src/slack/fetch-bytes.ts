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
  const parts: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early lets go of the connection.
  for await (const part of answer.body) {
    size += part.byteLength;
    if (size > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
