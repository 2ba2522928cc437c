import type { Flag, FlagContent } from '../../domain/flag.ts';
import { isSettled } from './flag-workflow.ts';

/** A flag of a report with what people have done about it; `kept` is null where it is not kept. */
export type StandingFlag = {
  readonly content: FlagContent;
  readonly kept: Pick<Flag, 'id' | 'state' | 'assigneeId' | 'raisedAt'> | null;
};

/** Joins what a report finds with what is kept; what somebody has settled moves to the end. */
export function standingFlags(
  found: readonly FlagContent[],
  kept: readonly Flag[],
): readonly StandingFlag[] {
  const bySubject = new Map(kept.map((flag) => [flag.content.subject, flag]));
  const all = found.map((content) => ({ content, kept: bySubject.get(content.subject) ?? null }));
  return [...all.filter((flag) => !isDone(flag)), ...all.filter(isDone)];
}

/** Whether somebody has resolved or dismissed it. */
export function isDone({ kept }: StandingFlag): boolean {
  return kept !== null && isSettled(kept.state);
}
