import { describe, expect, it } from 'vitest';
import type { LocalSlack } from '../../src/local-slack.ts';
import { manifestWith } from './manifest-fixture.ts';
import { clientOf, refusal, refusalData, startSocketApp, startTestSlack } from './running.ts';

const quiet = { manifest: manifestWith({ events: [] }) };

async function download(url: unknown, token?: string): Promise<Response> {
  return fetch(String(url), {
    redirect: 'manual',
    ...(token ? { headers: { authorization: `Bearer ${token}` } } : {}),
  });
}

describe('voice clips', () => {
  it('arrive without text and get their transcript later', async () => {
    const slack = await startTestSlack();
    const received: { type: string; [key: string]: unknown }[] = [];
    await startSocketApp(slack, (app) => {
      app.use(
        async ({ payload }) => void received.push(payload as unknown as (typeof received)[number]),
      );
    });
    const anna = slack.person('U0ANNA');
    const spoken = 'We ship fast & then look back. '.repeat(20).trim();
    const clip = await anna.recordClip('dm', {
      durationMs: 61_000,
      transcript: spoken,
      pending: true,
    });
    expect(received).toMatchObject([
      {
        type: 'message',
        subtype: 'file_share',
        text: '',
        files: [
          {
            id: clip.fileId,
            subtype: 'slack_audio',
            duration_ms: 61_000,
            transcription: { status: 'processing' },
          },
        ],
      },
    ]);
    const { files } = clientOf(slack);
    expect((await files.info({ file: clip.fileId })).file?.vtt).toBeUndefined();
    await slack.completeTranscript(clip.fileId);
    expect(received[1]).toMatchObject({
      type: 'file_change',
      file_id: clip.fileId,
      file: { id: clip.fileId },
    });
    const { file } = await files.info({ file: clip.fileId });
    expect(file?.transcription).toMatchObject({
      status: 'complete',
      preview: { content: spoken.slice(0, 200), has_more: true },
    });
    const vtt = await (await download(file?.vtt, slack.botToken)).text();
    expect(vtt).toMatch(
      /^WEBVTT\n\n1\n00:00:00\.000 --> 00:00:0\d\.\d{3}\nWe ship fast &amp; then/,
    );
    expect(vtt.trimEnd().split('\n\n').length - 1).toBe(Math.ceil(spoken.split(' ').length / 10));
  });

  it('can fail to be transcribed, and can be a video', async () => {
    const slack = await startTestSlack(quiet);
    const clip = await slack
      .person('U0ANNA')
      .recordClip({ channel: 'leaders' }, { durationMs: 10, pending: true, video: true });
    await slack.failTranscript(clip.fileId);
    const { file } = await clientOf(slack).files.info({ file: clip.fileId });
    expect(file).toMatchObject({
      subtype: 'slack_video',
      mimetype: 'video/mp4',
      transcription: { status: 'failed' },
    });
  });
});

describe('files', () => {
  it('are uploaded by the app and downloaded with its token', async () => {
    const slack = await startTestSlack(quiet);
    const client = clientOf(slack);
    const bytes = Buffer.from([0, 13, 10, 13, 10, 255, 45, 45]);
    await client.filesUploadV2({
      channel_id: 'C0LEADERS',
      file: bytes,
      filename: 'report.html',
      title: 'Report',
      initial_comment: 'Here',
    });
    const [message] = slack.person('U0ANNA').seesIn('leaders');
    expect(message).toMatchObject({
      text: 'Here',
      fromApp: true,
      files: [{ name: 'report.html', title: 'Report', size: 8 }],
    });
    const file = message?.files[0];
    const got = await download(file?.['url_private'], slack.botToken);
    expect(Buffer.from(await got.arrayBuffer())).toEqual(bytes);
    expect((await download(file?.['url_private'])).status).toBe(302);
    expect((await download(file?.['url_private'], 'xoxb-wrong')).status).toBe(302);
  });

  it('stay hidden from the app where it is not a member', async () => {
    const slack = await startTestSlack(quiet);
    const { fileId } = await slack
      .person('U0ANNA')
      .shareFile({ channel: 'others' }, { name: 'a.txt', content: 'secret' });
    expect(await refusal(clientOf(slack).files.info({ file: fileId }))).toBe('file_not_found');
    const url = `${slack.origin}/files-pri/${slack.teamId}-${fileId}/a.txt`;
    expect((await download(url, slack.botToken)).status).toBe(404);
    const shared = await slack
      .person('U0ANNA')
      .shareFile('dm', { name: 'b.txt', content: 'open', text: 'look' });
    expect((await clientOf(slack).files.info({ file: shared.fileId })).file?.name).toBe('b.txt');
  });

  it('are not shared into a channel that the app may not write in', async () => {
    const slack = await startTestSlack(quiet);
    const { files } = clientOf(slack);
    const upload = await files.getUploadURLExternal({ filename: 'a.txt', length: 3 });
    await fetch(upload.upload_url ?? '', { method: 'POST', body: 'abc' });
    const id = upload.file_id ?? '';
    expect(
      await refusal(files.completeUploadExternal({ files: [{ id }], channel_id: 'C0OTHERS' })),
    ).toBe('not_in_channel');
    expect(await refusal(files.completeUploadExternal({ files: [{ id: 'F0NONE' }] }))).toBe(
      'file_not_found',
    );
    await files.completeUploadExternal({ files: [{ id }] });
    expect((await files.info({ file: id })).file?.size).toBe(3);
  });
});

/** Uploads a file without sharing it. */
async function uploaded(slack: LocalSlack, filename = 'a.png', alt?: string): Promise<string> {
  const upload = await clientOf(slack).files.getUploadURLExternal({
    filename,
    length: 3,
    ...(alt === undefined ? {} : { alt_txt: alt }),
  });
  await fetch(upload.upload_url ?? '', { method: 'POST', body: 'abc' });
  return upload.file_id ?? '';
}

describe('the limits of uploads', () => {
  const share = async (slack: LocalSlack, count: number) => {
    const ids = await Promise.all(Array.from({ length: count }, () => uploaded(slack)));
    const [first, ...rest] = ids.map((id) => ({ id }));
    return clientOf(slack).files.completeUploadExternal({
      channel_id: 'C0LEADERS',
      files: [first ?? { id: '' }, ...rest],
    });
  };

  it('are ten files in a message', async () => {
    const slack = await startTestSlack(quiet);
    await share(slack, 10);
    expect(slack.person('U0ANNA').seesIn('leaders')[0]?.files).toHaveLength(10);
    expect(await refusal(share(slack, 11))).toBe('internal_error');
    expect(slack.record.messages).toHaveLength(1);
  });

  it('are 1,000 characters of words for a picture, by the name that Slack documents', async () => {
    const slack = await startTestSlack(quiet);
    const id = await uploaded(slack, 'a.png', 'x'.repeat(1000));
    await clientOf(slack).files.completeUploadExternal({ files: [{ id }] });
    expect((await clientOf(slack).files.info({ file: id })).file).toMatchObject({
      alt_txt: 'x'.repeat(1000),
    });
    expect(await refusal(uploaded(slack, 'a.png', 'x'.repeat(1001)))).toBe('alt_txt_too_large');
    const { files } = await clientOf(slack).filesUploadV2({
      filename: 'b.png',
      file: Buffer.from('abc'),
      alt_text: 'x',
    });
    const other = (files as { files: { id: string }[] }[])[0]?.files[0]?.id ?? '';
    expect((await clientOf(slack).files.info({ file: other })).file).not.toHaveProperty('alt_txt');
  });

  it('are a length, bytes that came, and a hundred conversations', async () => {
    const slack = await startTestSlack(quiet);
    const { files } = clientOf(slack);
    const empty = files.getUploadURLExternal({ filename: 'a.png', length: 0 });
    expect(await refusal(empty)).toBe('missing_argument');
    const unsent = await files.getUploadURLExternal({ filename: 'a.png', length: 3 });
    expect(
      await refusal(files.completeUploadExternal({ files: [{ id: unsent.file_id ?? '' }] })),
    ).toBe('file_not_found');
    const complete = async (count: number) =>
      clientOf(slack).apiCall('files.completeUploadExternal', {
        files: [{ id: await uploaded(slack) }],
        channels: Array(count).fill('C0LEADERS').join(','),
      });
    await complete(100);
    expect(await refusal(complete(101))).toBe('channels_limit_exceeded');
  });

  it('let blocks introduce the files where no comment does', async () => {
    const slack = await startTestSlack(quiet);
    const blocks = [{ type: 'divider' }];
    const complete = async (comment?: string) =>
      clientOf(slack).apiCall('files.completeUploadExternal', {
        files: [{ id: await uploaded(slack) }],
        channel_id: 'C0LEADERS',
        blocks,
        ...(comment ? { initial_comment: comment } : {}),
      });
    await complete();
    await complete('Here');
    const seen = slack.person('U0ANNA').seesIn('leaders');
    expect(seen.map((each) => [each.text, each.blocks.length])).toEqual([
      ['', 1],
      ['Here', 0],
    ]);
  });

  it('let a message show a picture only once Slack has it', async () => {
    const slack = await startTestSlack(quiet);
    const show = (id: string) =>
      clientOf(slack).chat.postMessage({
        channel: 'C0LEADERS',
        text: 'x',
        blocks: [{ type: 'image', alt_text: 'A', slack_file: { id } }],
      });
    const [picture, text] = [await uploaded(slack), await uploaded(slack, 'a.txt')];
    for (const id of ['F0NONE', picture, text])
      expect(await refusalData(show(id))).toMatchObject({
        error: 'invalid_blocks',
        errors: ['invalid slack file [json-pointer:/blocks/0/slack_file]'],
      });
    await clientOf(slack).files.completeUploadExternal({ files: [{ id: picture }, { id: text }] });
    await show(picture);
    expect(await refusal(show(text))).toBe('invalid_blocks');
  });
});
