import type { Deps } from '../../deps.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { isSameText } from '../../domain/same-words.ts';
import { freeSlug } from '../../domain/slug.ts';
import type { Strategy } from '../../domain/strategy.ts';
import {
  type Basics,
  type Edited,
  EMPTY_STRATEGY,
  editBasics,
  type FieldProblems,
} from './strategy-edits.ts';

/** A strategy as an admin works on it: its draft, or its newest version where there is none. */
export type StrategyInWork = {
  readonly strategyId: string;
  readonly content: Strategy;
  readonly isDraft: boolean;
  /** The newest version; null before the first is published. */
  readonly version: number | null;
};

/** Why a change is not kept: somebody dropped the strategy meanwhile, or fields have problems. */
export type ChangeFailure =
  | { readonly kind: 'gone' }
  | { readonly kind: 'problems'; readonly problems: FieldProblems };

/** A strategy to work on; undefined where there is neither a draft nor a version. */
export async function openStrategy({ strategies }: Deps, workspaceId: string, strategyId: string) {
  const draft = await strategies.draft(workspaceId, strategyId);
  const newest = await strategies.newest(workspaceId, strategyId);
  const content = draft ?? newest?.content;
  if (content === undefined) return undefined;
  return { strategyId, content, isDraft: draft !== undefined, version: newest?.version ?? null };
}

/** Starts a strategy that says nothing but its basics yet. */
export function startStrategy(
  deps: Deps,
  workspaceId: string,
  basics: Basics,
): Promise<Result<StrategyInWork, FieldProblems>> {
  return startStrategyFrom(deps, workspaceId, editBasics(EMPTY_STRATEGY, basics));
}

/** Starts a strategy as it is written. Its id comes from its name and stays when the name changes. */
export function startStrategyFrom(
  deps: Deps,
  workspaceId: string,
  written: Edited,
): Promise<Result<StrategyInWork, FieldProblems>> {
  return deps.strategies.inTurn(async () => {
    const known = await knownStrategies(deps, workspaceId);
    const edited = uniquelyNamed(known, null, written);
    if (!edited.ok) return edited;
    const ids = known.map(({ strategyId }) => strategyId);
    const strategyId = freeSlug(edited.value.name, 'strategy', ids);
    return ok(await keepDraft(deps, workspaceId, { strategyId, version: null }, edited.value));
  });
}

/** Makes a change to the draft of a strategy; the first one starts the draft from the newest version. */
export function changeStrategy(
  deps: Deps,
  workspaceId: string,
  strategyId: string,
  change: (strategy: Strategy) => Edited,
): Promise<Result<StrategyInWork, ChangeFailure>> {
  return deps.strategies.inTurn(async () => {
    const open = await openStrategy(deps, workspaceId, strategyId);
    if (open === undefined) return err({ kind: 'gone' });
    const changed = change(open.content);
    const isRenamed = changed.ok && changed.value.name !== open.content.name;
    const edited = isRenamed
      ? uniquelyNamed(await knownStrategies(deps, workspaceId), strategyId, changed)
      : changed;
    if (!edited.ok) return err({ kind: 'problems', problems: edited.error });
    return ok(await keepDraft(deps, workspaceId, open, edited.value));
  });
}

/** Forgets the draft of a strategy; published versions stay. */
export function discardDraft({ strategies }: Deps, workspaceId: string, strategyId: string) {
  return strategies.inTurn(() => strategies.dropDraft(workspaceId, strategyId));
}

/** Keeps a strategy as the draft, in place of one that may be there. */
export async function keepDraft(
  { strategies, clock }: Deps,
  workspaceId: string,
  { strategyId, version }: Pick<StrategyInWork, 'strategyId' | 'version'>,
  content: Strategy,
): Promise<StrategyInWork> {
  await strategies.saveDraft(workspaceId, strategyId, content, clock());
  return { strategyId, content, isDraft: true, version };
}

/** Id and name of every strategy, published or in the making; a draft's name before a version's. */
export async function knownStrategies({ strategies }: Deps, workspaceId: string) {
  const published = await strategies.list(workspaceId);
  const drafts = await strategies.drafts(workspaceId);
  const named = [...published, ...drafts].map(
    ({ strategyId, content }) => [strategyId, content.name] as const,
  );
  return [...new Map(named)].map(([strategyId, name]) => ({ strategyId, name }));
}

/** Two strategies of one name could not be told apart where people are asked. */
function uniquelyNamed(
  known: readonly { readonly strategyId: string; readonly name: string }[],
  strategyId: string | null,
  edited: Edited,
): Edited {
  if (!edited.ok) return edited;
  const { name } = edited.value;
  const isTaken = known.some(
    (other) => other.strategyId !== strategyId && isSameText(other.name, name),
  );
  if (!isTaken) return edited;
  return err({ name: 'Another strategy has this name. Edit that one, or choose another name.' });
}
