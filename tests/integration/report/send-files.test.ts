import { WebClient } from '@slack/web-api';
import { startLocalSlack } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { sendFiles } from '../../../src/features/report/slack/upload-files.ts';

/** How many files a report may have, around ten and its multiples. */
const NUMBERS = [1, 9, 10, 11, 13, 15, 20, 31];

describe('the files of a report', () => {
  it('all arrive, at most ten in a message, however many rounds there have been', async () => {
    const slack = await startLocalSlack({
      manifest: new URL('../../../manifest.yml', import.meta.url).pathname,
      rateLimits: false,
      people: [{ id: 'U0ANNA', name: 'Anna Berg', timeZone: 'UTC' }],
    });
    try {
      const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
      for (const number of NUMBERS) {
        const before = slack.record.calls('files.completeUploadExternal').length;
        const names = Array.from({ length: number }, (_, i) => `${number}-${i}.csv`);
        const files = names.map((name) => ({ name, content: Buffer.from(name) }));
        expect(await sendFiles(client, 'U0ANNA', files, 'Here you are.')).toBe(true);
        const calls = slack.record.calls('files.completeUploadExternal').slice(before);
        const each = calls.map(({ args }) => args['files'] as { title: string }[]);
        expect(Math.max(...each.map(({ length }) => length))).toBeLessThanOrEqual(10);
        expect(each.flat().map(({ title }) => title)).toEqual(names);
      }
    } finally {
      await slack.stop();
    }
  });
});
