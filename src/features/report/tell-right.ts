import type { Deps } from '../../deps.ts';
import type { Level } from '../../domain/person.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { notesTo } from '../../outbox/outbox-rows.ts';
import { shortKeyOf } from '../../slack/pages.ts';
import { whoIsHere } from '../people/people-asked.ts';
import { rightLines } from './granted-rights.ts';

/** The line of a key; undefined where the strategy does not say it any more. */
export function lineOfKey(lines: readonly string[], key: string): string | undefined {
  return lines.find((line) => shortKeyOf(line) === key);
}

/** Which line, of the strategy that a round asked about. */
export type AboutRight = {
  readonly workspaceId: string;
  readonly roundId: string;
  readonly key: string;
};

/**
 * Sends a line to everybody of a level who was asked in the round and is still here; null sends it to all
 * of them. Whoever has it already does not get it again. Answers how many they are.
 */
export async function tellRight(
  deps: Deps,
  { workspaceId, roundId, key }: AboutRight,
  level: Level | null,
): Promise<Result<number, 'gone'>> {
  const brief = await deps.rounds.brief(workspaceId, roundId);
  const line = brief && lineOfKey(rightLines(brief.strategy), key);
  if (line === undefined) return err('gone');
  const prompts = await deps.rounds.prompts(roundId);
  const meant = prompts.filter((prompt) => level === null || prompt.level === level);
  const now = deps.clock();
  const about = { kind: 'right-told', subjectId: `${roundId} ${key}` } as const;
  const ids = meant.map(({ personId }) => personId);
  const people = await whoIsHere(deps, workspaceId, ids);
  for (const note of notesTo(people, deps, now, about)) await deps.outbox.add(workspaceId, note);
  deps.log.info({ round: roundId, told: people.length }, 'decision right told');
  return ok(people.length);
}
