import { describe, expect, it } from 'vitest';
import { manifestWith } from './manifest-fixture.ts';
import { clientOf, refusal, startSocketApp, startTestSlack } from './running.ts';

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
