import type { ModelSettings } from './model-from-settings.ts';

const ADDRESSES = {
  anthropic: 'https://api.anthropic.com/v1',
  openai: 'https://api.openai.com/v1',
  'openai-compatible': '',
} as const;

const LONGEST_MS = 5_000;

/**
 * Asks the provider of a language model for its list of models, which costs nothing: whether it can be
 * reached and takes the key. Says in a line what is wrong; undefined where nothing is.
 */
export async function reachModel(settings: ModelSettings): Promise<string | undefined> {
  const base = settings.baseUrl ?? ADDRESSES[settings.provider];
  const { host } = new URL(base);
  try {
    const response = await fetch(`${base.replace(/\/$/, '')}/models`, {
      headers: headersFor(settings),
      signal: AbortSignal.timeout(LONGEST_MS),
    });
    await response.body?.cancel();
    return troubleOf(response.status, host, settings);
  } catch {
    return `The language model at ${host} cannot be reached. Until it can, the local reader reads.`;
  }
}

function headersFor({ provider, apiKey }: ModelSettings): Record<string, string> {
  if (apiKey === undefined) return {};
  return provider === 'anthropic'
    ? { 'x-api-key': apiKey, 'anthropic-version': '2023-06-01' }
    : { authorization: `Bearer ${apiKey}` };
}

function troubleOf(status: number, host: string, { apiKey }: ModelSettings): string | undefined {
  if (status === 401 || status === 403)
    return apiKey === undefined ? undefined : `${host} refuses MODEL_API_KEY (${status}).`;
  return status >= 500 ? `The language model at ${host} is in trouble (${status}).` : undefined;
}
