import type { z } from 'zod';
import type { JsonObject } from '../json.ts';
import type { Tier } from '../rate-limits.ts';
import type { World } from '../world.ts';
import { type Answer, refuseWith } from './answer.ts';

/** A method of the Web API: which scopes (one is enough) and which tier it has, and what it does. */
export type Method = {
  readonly scopes: readonly string[];
  readonly tier: Tier;
  readonly token: 'bot' | 'app' | 'any';
  /** Acts at once and answers; never throws for a mistake of the caller. */
  run(world: World, raw: JsonObject): Answer;
};

/** Declares a method; its arguments are parsed before the handler sees them. */
export function method<S extends z.ZodType>(definition: {
  readonly scopes?: readonly string[];
  readonly tier: Tier;
  readonly token?: 'bot' | 'app' | 'any';
  readonly args: S;
  readonly handle: (world: World, args: z.output<S>) => Answer;
}): Method {
  return {
    scopes: definition.scopes ?? [],
    tier: definition.tier,
    token: definition.token ?? 'bot',
    run: (world, raw) => {
      const parsed = definition.args.safeParse(raw);
      if (parsed.success) return definition.handle(world, parsed.data);
      const messages = parsed.error.issues.map((issue) => argumentMessage(raw, issue));
      return refuseWith('invalid_arguments', messages);
    },
  };
}

function argumentMessage(raw: JsonObject, issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String);
  const missing = path[0] !== undefined && raw[path[0]] === undefined;
  if (missing) return `[ERROR] missing required field: ${path[0]}`;
  return `[ERROR] ${issue.message} [json-pointer:/${path.join('/')}]`;
}
