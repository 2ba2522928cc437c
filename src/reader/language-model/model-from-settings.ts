import type { LanguageModel } from 'ai';
import type { NamedModel } from './ask-model.ts';
import { askThroughSdk } from './ask-through-sdk.ts';

export const MODEL_PROVIDERS = ['anthropic', 'openai', 'openai-compatible'] as const;
/** Who runs a model. `openai-compatible` is any server of that kind, in the house too. */
export type ModelProvider = (typeof MODEL_PROVIDERS)[number];

/** Which model to use. `baseUrl` is needed for openai-compatible ("http://localhost:11434/v1"). */
export type ModelSettings = {
  readonly provider: ModelProvider;
  readonly name: string;
  readonly apiKey?: string | undefined;
  readonly baseUrl?: string | undefined;
};

/**
 * Loads what it takes to ask a model: nothing of it is loaded before. Contacts nobody yet.
 * Throws where openai-compatible has no address.
 */
export async function modelFromSettings(settings: ModelSettings): Promise<NamedModel> {
  const sdk = await import('ai');
  // It would print warnings, with parts of requests, to the console.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  const model = sdk.wrapLanguageModel({
    model: await providerModel(settings),
    // Some models put their JSON between fences.
    middleware: sdk.extractJsonMiddleware(),
  });
  return { name: `${settings.provider}:${settings.name}`, ask: askThroughSdk(sdk, model) };
}

type ProviderModel = Parameters<typeof import('ai').wrapLanguageModel>[0]['model'] &
  Exclude<LanguageModel, string>;

async function providerModel(settings: ModelSettings): Promise<ProviderModel> {
  const { provider, name, apiKey, baseUrl } = settings;
  const access = {
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
  };
  switch (provider) {
    case 'anthropic': {
      const { createAnthropic } = await import('@ai-sdk/anthropic');
      return createAnthropic(access)(name);
    }
    case 'openai': {
      const { createOpenAI } = await import('@ai-sdk/openai');
      return createOpenAI(access).chat(name);
    }
    case 'openai-compatible': {
      if (baseUrl === undefined) throw new Error('An OpenAI-compatible model needs an address.');
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      // Without the last word the schema would never be sent.
      const server = {
        ...access,
        baseURL: baseUrl,
        name: 'model',
        supportsStructuredOutputs: true,
      };
      return createOpenAICompatible(server).chatModel(name);
    }
  }
}
