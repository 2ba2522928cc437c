import { afterEach, describe, expect, it } from 'vitest';
import { createTranscriber } from '../../../src/features/answers/transcribe.ts';
import { answer, startScriptedServer } from './scripted-server.ts';

const RECORDING = { bytes: Buffer.from('sound'), type: 'audio/mp4', ending: 'm4a' };
const PATH = '/v1/audio/transcriptions';

let server: Awaited<ReturnType<typeof startScriptedServer>> | undefined;
afterEach(() => server?.stop());

async function transcribe(
  script: Parameters<typeof startScriptedServer>[0][string],
  timeLimit?: number,
) {
  server = await startScriptedServer({ [PATH]: script });
  const access = { url: `${server.origin}/v1/`, model: 'whisper-1', apiKey: 'key-1' };
  return await createTranscriber(access, timeLimit)(RECORDING);
}

describe('the transcription address', () => {
  it('gets the recording, the model and the key, and no name', async () => {
    const heard = await transcribe(answer(200, '{"text":" We stop\\nthe plans. "}'));
    expect(heard).toEqual({ kind: 'ready', text: 'We stop the plans.' });
    const [request] = server?.seen ?? [];
    expect(request?.authorization).toBe('Bearer key-1');
    const body = request?.body.toString() ?? '';
    expect(body).toContain('name="model"\r\n\r\nwhisper-1');
    expect(body).toContain('filename="clip.m4a"');
    expect(body).toContain('Content-Type: audio/mp4\r\n\r\nsound');
  });

  it('needs no key', async () => {
    server = await startScriptedServer({ [PATH]: answer(200, '{"text":"yes"}') });
    const access = { url: `${server.origin}/v1`, model: 'm', apiKey: undefined };
    expect(await createTranscriber(access)(RECORDING)).toEqual({ kind: 'ready', text: 'yes' });
    expect(server.seen[0]?.authorization).toBeUndefined();
  });

  it.each([
    ['silence', answer(200, '{"text":"  "}')],
    ['what it does not take', answer(415, '{}')],
    ['what is too large for it', answer(413, '')],
  ])('has no words for %s', async (_, script) => {
    expect(await transcribe(script)).toEqual({ kind: 'none' });
  });

  it.each([
    ['fails', answer(500, 'secret words')],
    ['refuses the key', answer(401, '{}')],
    ['answers no JSON', answer(200, '<html>secret words</html>')],
    ['answers something else', answer(200, '{"words":"secret words"}')],
    ['sends elsewhere', (response) => response.writeHead(302, { location: '/other' }).end()],
    ['hangs up', (response) => response.destroy()],
  ] satisfies [string, Parameters<typeof transcribe>[0]][])(
    'may work another time where it %s',
    async (_, script) => {
      const heard = await transcribe(script);
      expect(heard.kind).toBe('unavailable');
      expect(JSON.stringify(heard)).not.toContain('secret words');
    },
  );

  it('is not waited for without end', async () => {
    expect(await transcribe(() => undefined, 20)).toMatchObject({ kind: 'unavailable' });
  });
});
