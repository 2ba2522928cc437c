import { expect, it } from 'vitest';
import { boltLogger } from '../../../src/slack/clients.ts';

const SAID = 'the words of somebody';

function listened() {
  const lines: string[] = [];
  const write = (fields: object, message: string) =>
    lines.push(`${JSON.stringify(fields)} ${message}`);
  return { logger: boltLogger({ info: write, warn: write, error: write }), lines };
}

it('keeps what Bolt says, and none of what people said', () => {
  const { logger, lines } = listened();
  logger.debug(JSON.stringify({ text: SAID }));
  logger.info(SAID);
  logger.warn('http request failed', SAID);
  logger.error(new Error(SAID));
  logger.error(`An unhandled error occurred (type: event_callback, error: Error: ${SAID})`);
  expect(lines).toEqual([
    '{"from":"bolt"} http request failed',
    '{"from":"bolt"} a message without text',
    '{"from":"bolt"} An unhandled error occurred (type: event_callback, error',
  ]);
});
