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

describe('a secret', () => {
  const SECRETS = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'MODEL_API_KEY', 'TRANSCRIBE_API_KEY'];
  const FILES: Readonly<Record<string, string>> = {
    '/run/bot': 'xoxb-from-a-file\n',
    '/run/app': '\ufeffxapp-from-a-file\r\n',
    '/run/key': ' a key ',
    '/run/nothing': '\n',
  };
  const readText = (path: string) => {
    const text = FILES[path];
    if (text === undefined) throw new Error('ENOENT');
    return text;
  };
  const readWith = (environment: Record<string, string>) => {
    const config = readConfig(environment, readText);
    return config.ok ? config.value : config.error;
  };

  it('may stand in a file, whichever it is', () => {
    const config = readWith({
      SLACK_BOT_TOKEN_FILE: '/run/bot',
      SLACK_APP_TOKEN_FILE: '/run/app',
      MODEL_PROVIDER: 'openai',
      MODEL_NAME: 'm',
      MODEL_API_KEY_FILE: '/run/key',
      TRANSCRIBE_URL: 'https://a.example/v1',
      TRANSCRIBE_MODEL: 'w',
      TRANSCRIBE_API_KEY_FILE: '/run/key',
    });
    expect(config).toMatchObject({
      slack: { botToken: 'xoxb-from-a-file', appToken: 'xapp-from-a-file' },
      model: { apiKey: 'a key' },
      transcription: { apiKey: 'a key' },
    });
  });

  it.each(SECRETS)('that is given twice is not chosen from: %s', (name) => {
    const twice = { ...SLACK, [name]: 'xoxb-1', [`${name}_FILE`]: '/run/bot' };
    expect(readWith(twice)).toContain(
      `${name} and ${name}_FILE are both set: keep the one that is meant`,
    );
  });

  it.each(SECRETS)('whose file cannot be read is told with the path, and once: %s', (name) => {
    const { [name]: _, ...others } = SLACK as Record<string, string>;
    const problems = readWith({ ...others, [`${name}_FILE`]: '/run/gone' });
    expect(problems).toEqual([
      expect.stringContaining(`${name}_FILE names /run/gone, which cannot`),
    ]);
  });

  it('whose file is empty, or holds another, is told like the setting itself', () => {
    const { SLACK_APP_TOKEN } = SLACK;
    expect(readWith({ SLACK_APP_TOKEN, SLACK_BOT_TOKEN_FILE: '/run/nothing' })).toEqual([
      expect.stringContaining('SLACK_BOT_TOKEN is empty'),
    ]);
    expect(readWith({ SLACK_APP_TOKEN, SLACK_BOT_TOKEN_FILE: '/run/app' })).toEqual([
      expect.stringContaining('SLACK_BOT_TOKEN does not start with xoxb-'),
    ]);
  });
});

describe('the port of the health check', () => {
  it.each([
    [{}, { host: '127.0.0.1', port: 9464 }],
    [
      { HEALTH_HOST: '0.0.0.0', HEALTH_PORT: '80' },
      { host: '0.0.0.0', port: 80 },
    ],
    [{ HEALTH_PORT: 'off' }, undefined],
  ] as const)('is %j: %j', (more, health) => {
    expect(read(more)).toMatchObject({ value: { health } });
  });

  it.each(['x', '70000', '1.5', '-1'])('is refused where it is none: %s', (port) => {
    expect(problems({ HEALTH_PORT: port })).toEqual([
      'HEALTH_PORT must be a port, such as 9464, or off',
    ]);
  });
});
