import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const read = (more: Record<string, string>) => readConfig({ ...SLACK, ...more });
const problems = (more: Record<string, string>) => {
  const config = read(more);
  return config.ok ? [] : config.error;
};

describe('the transcription address', () => {
  it('is none unless it is given', () => {
    expect(read({})).toMatchObject({ ok: true, value: { transcription: undefined } });
  });

  it('is an address and a model, with a key or without', () => {
    const address = { TRANSCRIBE_URL: 'http://localhost:9000/v1', TRANSCRIBE_MODEL: 'whisper-1' };
    const transcription = { url: 'http://localhost:9000/v1', model: 'whisper-1' };
    expect(read(address)).toMatchObject({ value: { transcription } });
    expect(read({ ...address, TRANSCRIBE_API_KEY: 'k' })).toMatchObject({
      value: { transcription: { ...transcription, apiKey: 'k' } },
    });
  });

  it('says what is missing beside what is there', () => {
    expect(problems({ TRANSCRIBE_URL: 'https://a.example/v1' })).toEqual([
      'TRANSCRIBE_MODEL is missing beside TRANSCRIBE_URL',
    ]);
    expect(problems({ TRANSCRIBE_MODEL: 'whisper-1' })).toEqual([
      'TRANSCRIBE_URL is missing beside TRANSCRIBE_MODEL',
    ]);
    expect(problems({ TRANSCRIBE_API_KEY: 'k' })).toEqual([
      'TRANSCRIBE_URL and TRANSCRIBE_MODEL are missing beside TRANSCRIBE_API_KEY',
    ]);
  });

  it('is named with every other problem at once', () => {
    const found = problems({ LOG_LEVEL: 'loud', MODEL_NAME: 'm', TRANSCRIBE_URL: 'file:///tmp/x' });
    expect(found).toHaveLength(3);
    expect(found.join('\n')).toMatch(
      /LOG_LEVEL[\s\S]*MODEL_PROVIDER[\s\S]*TRANSCRIBE_URL is no address/,
    );
  });
});
