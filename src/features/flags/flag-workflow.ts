import type { Flag, FlagContent, FlagEventContent, FlagState, ToldTo } from '../../domain/flag.ts';
import type { LocalDate } from '../../domain/recurrence.ts';
import { err, ok, type Result } from '../../domain/result.ts';

/** What a person may do with a flag. */
export type FlagAct =
  | { readonly kind: 'acknowledge' | 'reopen' }
  | { readonly kind: 'resolve' | 'dismiss'; readonly reason: string }
  | { readonly kind: 'decide'; readonly reason: string; readonly toldTo: ToldTo }
  | { readonly kind: 'assign'; readonly assigneeId: string; readonly by?: LocalDate }
  | { readonly kind: 're-ask'; readonly scheduleId: string };

/** What a flag is after an act, and what its history says of it. */
export type FlagStep = Pick<Flag, 'state' | 'assigneeId'> & { readonly event: FlagEventContent };

/**
 * Why an act is not possible. `state`: the flag is past it, or not there yet. `no-reason`: closing one
 * needs a word of why. `no-rule`: only a flag about a decision
 * rule can be put to people again, or decided.
 */
export type FlagRefusal = 'state' | 'no-reason' | 'no-rule';

/** A flag as far as an act depends on it. */
export type FlagStanding = Pick<Flag, 'state' | 'assigneeId'> & {
  readonly ruleId: string | null;
};

const OPEN: readonly FlagState[] = ['raised', 'acknowledged'];
const CLOSED: readonly FlagState[] = ['resolved', 'dismissed'];

const FROM: Readonly<Record<FlagAct['kind'], readonly FlagState[]>> = {
  acknowledge: ['raised'],
  resolve: OPEN,
  dismiss: OPEN,
  decide: OPEN,
  assign: OPEN,
  're-ask': OPEN,
  reopen: CLOSED,
};

/** What makes sense only where there are two sides. */
const NEEDS_RULE: ReadonlySet<FlagAct['kind']> = new Set(['re-ask', 'decide']);

/** As many letters as the reason of a step may have. */
export const LONGEST_REASON = 1000;

/** Whether nobody has to look at a flag any more. */
export function isSettled(state: FlagState): boolean {
  return !OPEN.includes(state);
}

/** The acts that are open to a person on a flag. */
export function actsOn({
  state,
  ruleId,
}: Omit<FlagStanding, 'assigneeId'>): ReadonlySet<FlagAct['kind']> {
  const kinds = Object.keys(FROM) as FlagAct['kind'][];
  return new Set(
    kinds.filter(
      (kind) => FROM[kind].includes(state) && (ruleId !== null || !NEEDS_RULE.has(kind)),
    ),
  );
}

/** What an act makes of a flag. A withdrawn flag has lost its ground: nothing can be done with it. */
export function stepOf(flag: FlagStanding, act: FlagAct): Result<FlagStep, FlagRefusal> {
  if (!FROM[act.kind].includes(flag.state)) return err('state');
  if (flag.ruleId === null && NEEDS_RULE.has(act.kind)) return err('no-rule');
  const same = { state: flag.state, assigneeId: flag.assigneeId };
  switch (act.kind) {
    case 'acknowledge':
      return ok({ ...same, state: 'acknowledged', event: { kind: 'acknowledged' } });
    case 'reopen':
      return ok({ ...same, state: 'raised', event: { kind: 'reopened' } });
    case 'resolve':
    case 'dismiss':
    case 'decide': {
      const reason = act.reason.trim().slice(0, LONGEST_REASON);
      if (reason === '') return err('no-reason');
      const state = act.kind === 'dismiss' ? 'dismissed' : 'resolved';
      const told = act.kind === 'decide' ? { toldTo: act.toldTo } : {};
      return ok({ ...same, state, event: { kind: state, reason, ...told } });
    }
    case 'assign': {
      const { kind: _, ...assigned } = act;
      const { assigneeId } = assigned;
      return ok({ ...same, assigneeId, event: { kind: 'assigned', ...assigned } });
    }
    case 're-ask':
      return ok({ ...same, event: { kind: 're-asked', scheduleId: act.scheduleId } });
  }
}

/** A flag of a report with what people have done about it; `kept` is null where it is not kept. */
export type StandingFlag = {
  readonly content: FlagContent;
  readonly kept: Pick<Flag, 'id' | 'state' | 'assigneeId' | 'by' | 'raisedAt'> | null;
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
