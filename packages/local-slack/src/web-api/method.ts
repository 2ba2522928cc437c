import type { z } from 'zod';
import type { JsonObject } from '../json.ts';
import type { Tier } from '../rate-limits.ts';
import type { World } from '../world.ts';
import { type Answer, refuse, refuseWith } from './answer.ts';

/** A method of the Web API: which scopes (one is enough) and which tier it has, and what it does. */
export type Method = {
  readonly scopes: readonly string[];
  readonly tier: Tier;
  readonly token: 'bot' | 'app' | 'any';
  /** Every argument that Slack documents for it. */
  readonly known: ReadonlySet<string>;
  /** Acts at once and answers; never throws for a mistake of the caller. */
  run(world: World, raw: JsonObject): Answer;
};

/** Taken with every method: Slack's own library sends the team along. */
const everywhere = ['token', 'team_id'];

/** Declares a method; its arguments are parsed before the handler sees them. */
export function method<S extends z.ZodObject>(definition: {
  readonly scopes?: readonly string[];
  readonly tier: Tier;
  readonly token?: 'bot' | 'app' | 'any';
  readonly args: S;
  /** Arguments that Slack documents and that change nothing here. */
  readonly ignores?: readonly string[];
  readonly handle: (world: World, args: z.output<S>) => Answer;
}): Method {
  const { scopes = [], tier, token = 'bot', args, ignores = [] } = definition;
  return {
    scopes,
    tier,
    token,
    known: new Set([...Object.keys(args.shape), ...ignores, ...everywhere]),
    run: (world, raw) => {
      const parsed = args.safeParse(raw);
      if (parsed.success) return definition.handle(world, parsed.data);
      const messages = parsed.error.issues.map((issue) => argumentMessage(raw, issue));
      return refuseWith('invalid_arguments', messages);
    },
  };
}

/** Slack takes no names with other signs than letters, digits and `_`, and none such as `foo[7]`. */
export function namesRefusal(raw: JsonObject): Answer | undefined {
  const names = Object.keys(raw);
  if (names.some((name) => /\[.*\]$/.test(name))) return refuse('invalid_array_arg');
  return names.some((name) => !/^\w{1,100}$/.test(name)) ? refuse('invalid_arg_name') : undefined;
}

function argumentMessage(raw: JsonObject, issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String);
  const missing = path[0] !== undefined && raw[path[0]] === undefined;
  if (missing) return `[ERROR] missing required field: ${path[0]}`;
  return `[ERROR] ${issue.message} [json-pointer:/${path.join('/')}]`;
}
