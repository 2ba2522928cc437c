import { LRUCache } from 'lru-cache';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Strategy } from '../../domain/strategy.ts';
import type { Reader } from '../reader.ts';
import { answerSchemaFor, type ModelAnswer } from './answer-schema.ts';
import {
  type AskFailure,
  askFailure,
  askPatiently,
  type NamedModel,
  type Patience,
} from './ask-model.ts';
import { type DailyBudget, UNLIMITED } from './daily-budget.ts';
import {
  askAgain,
  type BuiltRequest,
  buildRequest,
  type ModelRequest,
  promptVersion,
  requestKey,
} from './model-request.ts';
import type { NamedPerson } from './named-person.ts';
import { type AnonymousReading, verifyAnswer, weighAgainst } from './verify-answer.ts';

/** Keeps verified answers by the hash of their request. */
export type AnswerCache = {
  get(key: string): ModelAnswer | undefined;
  set(key: string, answer: ModelAnswer): void;
};

/** A cache in memory of at most `size` answers; those not asked for longest go first. */
export function createAnswerCache(size = 1000): AnswerCache {
  return new LRUCache<string, ModelAnswer>({ max: size });
}

/** What the reader needs. */
export type LanguageModelReaderOptions = {
  readonly model: NamedModel;
  /** Reads where the model does not, and is asked for its opinion on flags. */
  readonly local: Reader;
  readonly patience: Patience;
  readonly budget?: DailyBudget;
  readonly cache?: AnswerCache;
  /** The people whose names must not leave the house. */
  readonly people?: () => Promise<readonly NamedPerson[]>;
  readonly log?: {
    warn(fields: Readonly<Record<string, string>>, message: string): void;
  };
};

/** Why a reply went to the local reader. */
type Trouble = AskFailure | { readonly kind: 'budget-spent' | 'invented-quote' };

/**
 * Reads with a language model, and with the local reader where that fails or where the local
 * reader finds nothing to read: a reading says by its `reader` who made it.
 */
export function createLanguageModelReader(options: LanguageModelReaderOptions): Reader {
  const { model, local, people = async () => [], log } = options;
  const identity = { name: model.name, version: promptVersion() };
  return {
    identity,
    read: async (reply, strategy) => {
      const own = await local.read(reply, strategy);
      // What has no words, or far too many, is not worth a request; a language model reads them all.
      if (!own.ok && (own.error.kind === 'empty' || own.error.kind === 'too-long')) return own;
      const built = buildRequest(reply, strategy, await people());
      const outcome = await readByModel(options, built, strategy, reply.text);
      if (!outcome.ok) {
        log?.warn(
          { model: model.name, why: outcome.error.kind },
          'read by the local reader instead',
        );
        return own;
      }
      return ok(weighAgainst(own.ok ? own.value : null, { reader: identity, ...outcome.value }));
    },
  };
}

async function readByModel(
  options: LanguageModelReaderOptions,
  { request, reply }: BuiltRequest,
  strategy: Strategy,
  original: string,
): Promise<Result<AnonymousReading, Trouble>> {
  const { model, cache } = options;
  const check = (answer: ModelAnswer) => verifyAnswer(answer, strategy, original, reply);
  const key = requestKey(model.name, request);
  const known = cache?.get(key);
  const verified = known && check(known);
  if (verified?.ok) return verified;

  let next: ModelRequest | null = request;
  let trouble: Trouble = { kind: 'invented-quote' };
  for (let round = 0; round < 2 && next !== null; round += 1) {
    const asked: Result<unknown, Trouble> = await askWithinBudget(options, next);
    const answer = asked.ok ? formOf(asked.value, strategy) : asked;
    if (!answer.ok) {
      trouble = answer.error;
      next = trouble.kind === 'malformed' ? askAgain(request, trouble.text, WRONG_FORM) : null;
      continue;
    }
    const reading = check(answer.value);
    if (reading.ok) {
      cache?.set(key, answer.value);
      return reading;
    }
    trouble = { kind: 'invented-quote' };
    next = askAgain(request, JSON.stringify(answer.value), wrongQuotes(reading.error));
  }
  return err(trouble);
}

async function askWithinBudget(
  { model, patience, budget = UNLIMITED }: LanguageModelReaderOptions,
  request: ModelRequest,
): Promise<Result<unknown, Trouble>> {
  if (!(await budget.isOpen())) return err({ kind: 'budget-spent' });
  const outcome = await askPatiently(model.ask, request, patience);
  const { tokens } = outcome.ok ? outcome.value : outcome.error;
  await budget.spend(tokens ?? estimatedTokens(request));
  return outcome.ok ? ok(outcome.value.answer) : outcome;
}

/** About four characters a token, for a model that does not tell, and for a request that was cut off. */
function estimatedTokens({ system, turns }: ModelRequest): number {
  const characters = turns.reduce((sum, { content }) => sum + content.length, system.length);
  return Math.ceil(characters / 4);
}

function formOf(answer: unknown, strategy: Strategy): Result<ModelAnswer, AskFailure> {
  const parsed = answerSchemaFor(strategy).safeParse(answer);
  if (parsed.success) return ok(parsed.data);
  const text = JSON.stringify(answer) ?? '';
  return err(askFailure('malformed', 'The answer has another form than was asked for.', { text }));
}

const WRONG_FORM = 'This answer does not have the form that was asked for.';

function wrongQuotes(places: readonly string[]): string {
  return `These quotes are missing, or their words do not stand in the reply: ${[...new Set(places)].join(', ')}. Copy every quote from the reply letter for letter; where no words show a side or a barrier, do not report it.`;
}
