import type { Deps } from '../../deps.ts';
import { type Flag, type FlagEvent, isCollision } from '../../domain/flag.ts';
import type { DecisionRule } from '../../domain/strategy.ts';
import { decisionRulesOf } from '../../domain/strategy.ts';
import type { Excerpt } from '../guide/library/article.ts';
import { pickExcerpt, wordsOfFlag } from '../guide/pick-excerpt.ts';
import { currentFlag } from './current-flag.ts';
import { actsOn, type FlagAct, isSettled } from './flag-workflow.ts';

/** A flag with all that belongs on its page. */
export type FlagPage = {
  readonly flag: Flag;
  readonly strategyName: string;
  readonly rule: DecisionRule | null;
  /** The newest first. */
  readonly history: readonly FlagEvent[];
  readonly excerpt: Excerpt | null;
  readonly acts: ReadonlySet<FlagAct['kind']>;
  /** Whether it can be put to those concerned. */
  readonly mayAskThem: boolean;
};

/** Describes a flag; undefined where there is none of that id. */
export async function describeFlag(
  deps: Deps,
  workspaceId: string,
  flagId: string,
): Promise<FlagPage | undefined> {
  const { flags, rounds, library } = deps;
  const kept = await flags.find(workspaceId, flagId);
  const brief = kept && (await rounds.brief(workspaceId, kept.roundId));
  if (kept === undefined || brief === undefined) return undefined;
  const flag = await currentFlag(deps, workspaceId, kept);
  const { state, content } = flag;
  const { cause, ruleId } = content;
  const rules = decisionRulesOf(brief.strategy);
  const excerpt = await pickExcerpt(library, { cause, words: wordsOfFlag(content) });
  return {
    flag,
    strategyName: brief.strategy.name,
    rule: rules.find(({ rule }) => rule.id === ruleId)?.rule ?? null,
    history: await flags.history(flag.id),
    excerpt: excerpt ?? null,
    acts: actsOn({ state, ruleId }),
    mayAskThem: isCollision(content) && !isSettled(state),
  };
}
