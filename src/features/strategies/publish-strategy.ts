import type { Deps } from '../../deps.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { STRATEGY } from './parse-strategy.ts';
import { openStrategy } from './strategy-drafts.ts';
import { strategyHints } from './strategy-hints.ts';

/** What was published; `isNew` is false where nothing has changed since that version. */
export type Published = {
  readonly name: string;
  readonly version: number;
  readonly isNew: boolean;
};

/** Why nothing was published: the strategy is gone, or it is not complete; `missing` are sentences. */
export type PublishFailure =
  | { readonly kind: 'gone' }
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] };

/** Publishes the draft as the next version and drops it. Rounds that are open keep their version. */
export function publishStrategy(
  deps: Deps,
  workspaceId: string,
  strategyId: string,
): Promise<Result<Published, PublishFailure>> {
  return deps.strategies.inTurn(() => publish(deps, workspaceId, strategyId));
}

async function publish(
  deps: Deps,
  workspaceId: string,
  strategyId: string,
): Promise<Result<Published, PublishFailure>> {
  const open = await openStrategy(deps, workspaceId, strategyId);
  if (open === undefined) return err({ kind: 'gone' });
  const missing = strategyHints(open.content).flatMap(({ kind, text }) =>
    kind === 'missing' ? [text] : [],
  );
  if (missing.length > 0) return err({ kind: 'incomplete', missing });
  const complete = asInAFile(open.content);
  if (!complete.ok) return err({ kind: 'incomplete', missing: complete.error });
  const { strategies, clock } = deps;
  const published = await strategies.publish(workspaceId, strategyId, complete.value, clock());
  await strategies.dropDraft(workspaceId, strategyId);
  return ok({ name: complete.value.name, ...published });
}

/** What is published here passes the same checks as a file, and reads the same as from one. */
function asInAFile(strategy: Strategy): Result<Strategy, readonly string[]> {
  const parsed = STRATEGY.schema.safeParse(STRATEGY.write(strategy));
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues.map(({ path, message }) => `${path.map(String).join(' › ')}: ${message}.`),
  );
}
