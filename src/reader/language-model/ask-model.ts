import type { Result } from '../../domain/result.ts';
import type { ModelRequest } from './model-request.ts';

/** Puts a request to a model. Never throws over what the model or the network does. */
export type AskModel = (
  request: ModelRequest,
  signal: AbortSignal,
) => Promise<Result<AskedAnswer, AskFailure>>;

/** An answer whose form has not been checked; `tokens` is null where the model does not tell. */
export type AskedAnswer = { readonly answer: unknown; readonly tokens: number | null };

/** Why there is no answer; `message` is a plain sentence without any word of the reply. */
export type AskFailure = {
  readonly kind: 'busy' | 'unreachable' | 'timeout' | 'not-allowed' | 'refused' | 'malformed';
  readonly message: string;
  /** True where the same request may succeed a little later. */
  readonly mayRetry: boolean;
  /** How long the model asks to wait, if it does. */
  readonly retryAfterMs: number | null;
  /** What a malformed answer said. */
  readonly text: string;
  readonly tokens: number | null;
};

/** A model with the name that its readings carry. */
export type NamedModel = { readonly name: string; readonly ask: AskModel };

/** A failure of a kind, everything else as usual. */
export function askFailure(
  kind: AskFailure['kind'],
  message: string,
  changes: Partial<AskFailure> = {},
): AskFailure {
  const mayRetry = kind === 'busy' || kind === 'unreachable';
  return { kind, message, mayRetry, retryAfterMs: null, text: '', tokens: null, ...changes };
}
