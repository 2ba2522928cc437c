import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { createTranscripts } from '../../../src/features/answers/slack/transcripts.ts';
import { answer, startScriptedServer } from './scripted-server.ts';

const VTT = 'WEBVTT\n\n00:00.000 --> 00:02.000\nWe stop R&amp;D.\n';
const whole = { content: 'We stop.', has_more: false };
const complete = (preview: object = whole) => ({ status: 'complete', locale: 'en-US', preview });

let server: Awaited<ReturnType<typeof startScriptedServer>> | undefined;
afterEach(() => server?.stop());

/** Slack with one file; `file` is handed Slack's address. */
async function slackWith(
  file: (origin: string) => object,
  files: Parameters<typeof startScriptedServer>[0] = {},
) {
  let origin = '';
  server = await startScriptedServer({
    '/api/files.info': (response) =>
      answer(200, JSON.stringify({ ok: true, file: { id: 'F1', ...file(origin) } }))(response),
    ...files,
  });
  origin = server.origin;
  return transcriptsAt(origin);
}

function transcriptsAt(origin: string) {
  const slackApiUrl = `${origin}/api/`;
  const client = new WebClient('xoxb-1', { slackApiUrl, retryConfig: { retries: 0 } });
  return createTranscripts(client, { botToken: 'xoxb-1', apiUrl: slackApiUrl });
}
const refusing = async (error: string) => {
  server = await startScriptedServer({
    '/api/files.info': answer(200, JSON.stringify({ ok: false, error })),
  });
  return transcriptsAt(server.origin);
};

describe('the transcript of a clip', () => {
  it('is the whole text behind vtt, fetched with the token', async () => {
    const slack = await slackWith(
      (origin) => ({ vtt: `${origin}/file.vtt`, transcription: complete() }),
      { '/file.vtt': answer(200, VTT, 'text/vtt') },
    );
    expect(await slack.of('F1')).toEqual({ kind: 'ready', text: 'We stop R&D.' });
    expect(server?.seen.at(-1)).toMatchObject({ authorization: 'Bearer xoxb-1' });
  });

  it.each([
    ['is missing', {}],
    ['cannot be had', { '/file.vtt': answer(500, '') }],
    ['is the sign-in page', { '/file.vtt': answer(200, '<html>Sign in</html>') }],
    ['is far too long', { '/file.vtt': answer(200, Buffer.alloc(2_100_000, 'W')) }],
  ])('is the preview where vtt %s and the preview is whole', async (_, files) => {
    const slack = await slackWith(
      (origin) => ({ vtt: `${origin}/file.vtt`, transcription: complete() }),
      files,
    );
    expect(await slack.of('F1')).toEqual({ kind: 'ready', text: 'We stop.' });
  });

  it('is none where its file is empty', async () => {
    const slack = await slackWith(
      (origin) => ({ vtt: `${origin}/file.vtt`, transcription: { status: 'complete' } }),
      { '/file.vtt': answer(200, 'WEBVTT\n') },
    );
    expect(await slack.of('F1')).toEqual({ kind: 'none' });
  });

  it('is not had where neither is whole', async () => {
    const transcription = complete({ content: 'We sto', has_more: true });
    const slack = await slackWith(() => ({ vtt: null, transcription }));
    expect(await slack.of('F1')).toMatchObject({ kind: 'unavailable' });
  });

  it('gives the token to nobody but Slack', async () => {
    const other = await startScriptedServer({ '/file.vtt': answer(200, VTT) });
    const slack = await slackWith(() => ({
      vtt: `${other.origin}/file.vtt`,
      url_private: `${other.origin}/file.m4a`,
      transcription: complete({ content: '', has_more: true }),
    }));
    expect(await slack.of('F1')).toMatchObject({ kind: 'unavailable' });
    expect(await slack.recording('F1')).toMatchObject({ kind: 'unavailable' });
    expect(other.seen).toEqual([]);
    await other.stop();
  });

  it.each([
    ['is still being made', { transcription: { status: 'processing' } }, 'processing'],
    ['failed', { transcription: { status: 'failed' } }, 'none'],
    ['is not offered', { transcription: { status: 'none' } }, 'none'],
    ['is not there', {}, 'none'],
    ['has an unknown shape', { transcription: 7 }, 'none'],
    ['is of silence', { transcription: complete({ content: '', has_more: false }) }, 'none'],
    ['went with its file', { mode: 'tombstone', transcription: complete() }, 'gone'],
  ])('that %s is told apart', async (_, file, kind) => {
    expect(await (await slackWith(() => file)).of('F1')).toEqual({ kind });
  });

  it('is gone with the file, and may come another time after any other error', async () => {
    expect(await (await refusing('file_not_found')).of('F1')).toEqual({ kind: 'gone' });
    await server?.stop();
    const slack = await refusing('internal_error');
    expect(await slack.of('F1')).toEqual({ kind: 'unavailable', why: 'internal_error' });
  });
});

describe('the recording', () => {
  it('comes into memory with its kind', async () => {
    const slack = await slackWith(
      (origin) => ({
        url_private_download: `${origin}/f.m4a`,
        mimetype: 'audio/mp4',
        filetype: 'm4a',
      }),
      { '/f.m4a': answer(200, 'sound', 'audio/mp4') },
    );
    const bytes = Buffer.from('sound');
    const recording = { bytes, type: 'audio/mp4', ending: 'm4a' };
    expect(await slack.recording('F1')).toEqual({ kind: 'ready', recording });
  });

  it('is not fetched where it is too large, whatever its size is said to be', async () => {
    const slack = await slackWith(
      (origin) => ({ size: 25_000_001, url_private: `${origin}/f.m4a` }),
      { '/f.m4a': answer(200, 'sound') },
    );
    expect(await slack.recording('F1')).toEqual({ kind: 'none' });
    expect(server?.seen.map(({ path }) => path)).toEqual(['/api/files.info']);
    await server?.stop();
    const lying = await slackWith((origin) => ({ size: 5, url_private: `${origin}/f.m4a` }), {
      '/f.m4a': answer(200, Buffer.alloc(25_000_001)),
    });
    expect(await lying.recording('F1')).toEqual({ kind: 'none' });
  });
});
