import type { JSONSchema7, LanguageModel } from 'ai';
import { err, ok } from '../../domain/result.ts';
import { type AskFailure, type AskModel, askFailure } from './ask-model.ts';
import type { ModelRequest } from './model-request.ts';

/**
 * What an error of the SDK means. None of its own messages is passed on: they may hold the
 * request with the words of the reply.
 */
export function describeFailure(sdk: Sdk, error: unknown, signal: AbortSignal): AskFailure {
  if (signal.aborted) return askFailure('timeout', 'The model took too long.');
  if (sdk.NoObjectGeneratedError.isInstance(error)) {
    const tokens = error.usage?.totalTokens ?? null;
    if (error.finishReason === 'content-filter') return refused(tokens);
    const text = error.text ?? '';
    return askFailure('malformed', 'The model gave no JSON.', { text, tokens });
  }
  if (sdk.NoOutputGeneratedError.isInstance(error)) return refused(null);
  if (sdk.APICallError.isInstance(error)) return ofStatus(error.statusCode, error.responseHeaders);
  return askFailure('unreachable', 'The model could not be reached.');
}

function refused(tokens: number | null): AskFailure {
  return askFailure('refused', 'The model declined to answer.', { tokens });
}

function ofStatus(status: number | undefined, headers: Readonly<Record<string, string>> = {}) {
  const retryAfterMs = waitAskedFor(headers);
  const untouched = { retryAfterMs, tokens: 0 };
  if (status === undefined) return askFailure('unreachable', 'The model could not be reached.');
  if (status === 429) return askFailure('busy', 'The model has too much to do.', untouched);
  if (status >= 500 || status === 408 || status === 409) {
    return askFailure('unreachable', `The model answered ${status}.`, untouched);
  }
  if (status < 400) return askFailure('unreachable', 'The model gave no proper answer.', untouched);
  return askFailure('not-allowed', `The model answered ${status}.`, untouched);
}

function waitAskedFor(headers: Readonly<Record<string, string>>): number | null {
  const milliseconds = Number.parseFloat(headers['retry-after-ms'] ?? '');
  if (Number.isFinite(milliseconds)) return milliseconds;
  const seconds = Number.parseFloat(headers['retry-after'] ?? '');
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

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
