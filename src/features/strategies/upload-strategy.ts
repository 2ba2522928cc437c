import type { Deps } from '../../deps.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { isSameText } from '../../domain/same-words.ts';
import { freeSlug } from '../../domain/slug.ts';
import { parseStrategy } from './parse-strategy.ts';
import { keepDraft, knownStrategies, type StrategyInWork } from './strategy-drafts.ts';
import type { FileProblem } from './yaml-file.ts';

/** Which file, and whose next version it is; null makes it a strategy of its own. */
export type StrategyUpload = {
  readonly fileId: string;
  readonly fileName: string;
  readonly strategyId: string | null;
};

/** Why an uploaded strategy does not become a draft. */
export type UploadFailure =
  | { readonly kind: 'no-file'; readonly message: string }
  | { readonly kind: 'mistakes'; readonly problems: readonly FileProblem[] }
  /** A strategy of its own cannot have the name of another one. */
  | { readonly kind: 'name-taken'; readonly name: string };

/** Takes a strategy from a YAML file as the draft, in place of a draft that may be there. */
export function uploadStrategy(
  deps: Deps,
  workspaceId: string,
  upload: StrategyUpload,
): Promise<Result<StrategyInWork, UploadFailure>> {
  return deps.strategies.inTurn(() => takeFile(deps, workspaceId, upload));
}

async function takeFile(
  deps: Deps,
  workspaceId: string,
  { fileId, fileName, strategyId }: StrategyUpload,
): Promise<Result<StrategyInWork, UploadFailure>> {
  const text = await deps.files.text(fileId);
  if (!text.ok) return err({ kind: 'no-file', message: text.error.message });
  const parsed = parseStrategy(text.value, fileName);
  if (!parsed.ok) return err({ kind: 'mistakes', problems: parsed.error });
  const content = parsed.value;
  const known = await knownStrategies(deps, workspaceId);
  const isOther = (id: string) => id !== strategyId;
  if (known.some((one) => isOther(one.strategyId) && isSameText(one.name, content.name)))
    return err({ kind: 'name-taken', name: content.name });
  const ids = known.map((one) => one.strategyId);
  const id = strategyId ?? freeSlug(content.name, 'strategy', ids);
  const newest = await deps.strategies.newest(workspaceId, id);
  const place = { strategyId: id, version: newest?.version ?? null };
  return ok(await keepDraft(deps, workspaceId, place, content));
}
