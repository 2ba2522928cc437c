import { createHmac } from 'node:crypto';

/** Slack's `x-slack-signature` of a request: v0, HMAC-SHA256 over version, timestamp (seconds) and raw body. */
export function signRequest(signingSecret: string, timestamp: number, body: string): string {
  const digest = createHmac('sha256', signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return `v0=${digest}`;
}
