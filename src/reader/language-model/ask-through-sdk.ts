import type { JSONSchema7, LanguageModel } from 'ai';
import { err, ok } from '../../domain/result.ts';
import type { AskModel } from './ask-model.ts';
import { describeFailure } from './describe-failure.ts';
import type { ModelRequest } from './model-request.ts';

/** The module `ai`, loaded only where a model is set up. */
export type Sdk = typeof import('ai');

/** Enough for the answer and for the thinking of a model that counts it as output. */
const MAX_OUTPUT_TOKENS = 8_000;

/** Asks a model through the SDK. `model` is a provider's object: a name would go to a hosted gateway. */
export function askThroughSdk(sdk: Sdk, model: Exclude<LanguageModel, string>): AskModel {
  return async ({ system, turns, schema }, signal) => {
    try {
      const { output, usage } = await sdk.generateText({
        model,
        system: cacheable(system),
        messages: [...turns],
        output: sdk.Output.object({
          name: 'reading',
          schema: sdk.jsonSchema(schema as JSONSchema7),
        }),
        maxOutputTokens: MAX_OUTPUT_TOKENS,
        maxRetries: 0,
        abortSignal: signal,
      });
      return ok({ answer: output, tokens: usage.totalTokens ?? null });
    } catch (error) {
      return err(describeFailure(sdk, error, signal));
    }
  };
}

/** Other providers cache a repeated beginning by themselves; Anthropic wants to be told. */
function cacheable(content: ModelRequest['system']) {
  return {
    role: 'system',
    content,
    providerOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } },
  } as const;
}
