import type { Cause } from './cause.ts';
import type { Level } from './person.ts';
import type { LocalDate } from './recurrence.ts';

/** What kind of divergence a flag is about. */
export type FlagKind =
  | 'opposite-sides'
  /** It seems so, by what was read; nobody has said it. */
  | 'to-ask'
  | 'given-up-side'
  | 'old-way'
  | 'barrier'
  | 'agreement-only'
  | 'untouched-rule';

export type FlagState = 'raised' | 'acknowledged' | 'resolved' | 'dismissed' | 'withdrawn';
export type Severity = 'high' | 'medium' | 'low';

/** Words of one person that show a divergence. */
export type FlagQuote = {
  readonly replyId: string;
  /** '' where they have not said so themselves, or names are not shown. */
  readonly personName: string;
  readonly function: string;
  readonly level: Level | null;
  /** The side the words take, where the flag is about a rule. */
  readonly side: 'prefer' | 'over' | null;
  readonly quote: string;
  /** True where its author stands behind what it is quoted for; else it only reads like that. */
  readonly isOwn: boolean;
};

/** A divergence that needs a person's attention, with what shows it. */
export type FlagContent = {
  /** The same for the same divergence each time a round is looked at. */
  readonly subject: string;
  readonly kind: FlagKind;
  readonly cause: Cause;
  readonly severity: Severity;
  readonly ruleId: string | null;
  /** One plain sentence. */
  readonly summary: string;
  readonly quotes: readonly FlagQuote[];
};

/** A flag as it is kept. */
export type Flag = {
  readonly id: string;
  readonly roundId: string;
  readonly state: FlagState;
  readonly raisedAt: Date;
  /** Who looks after it; null for nobody yet. */
  readonly assigneeId: string | null;
  /** By when they are to have done so; absent where no day was named. */
  readonly by?: LocalDate;
  readonly content: FlagContent;
};

/** The kinds that are about a trade-off on which plans part, or seem to. */
const COLLISIONS: readonly FlagKind[] = ['opposite-sides', 'given-up-side', 'to-ask'];

/** Whether a flag can be put to the people concerned: there are two sides, and somebody on one. */
export function isCollision({ kind, ruleId }: Pick<FlagContent, 'kind' | 'ruleId'>): boolean {
  return ruleId !== null && COLLISIONS.includes(kind);
}

/** Who hears of a decision: those who stand on a side of it, or all who were asked. */
export type ToldTo = 'concerned' | 'everybody';

/**
 * Whether two flags of a round are about the same: what seems so, and the same once somebody has said
 * it themselves.
 */
export function isSameMatter(one: FlagContent, other: FlagContent): boolean {
  if (one.ruleId !== other.ruleId) return false;
  return isCollision(one) ? isCollision(other) : matterOf(one) === matterOf(other);
}

function matterOf({ subject }: FlagContent): string {
  return subject.replace(/^ask:/, '');
}

/** What happened to a flag. */
export type FlagEventContent =
  | { readonly kind: 'changed' | 'acknowledged' | 'reopened' }
  | {
      readonly kind: 'raised';
      /** The flag on the same matter in whose place it stands. */
      readonly insteadOf?: string;
      /** The day that was named for whoever looked after that one. */
      readonly by?: LocalDate;
    }
  | {
      readonly kind: 'withdrawn';
      /** The flag that stands in its place. */
      readonly goesOnIn?: string;
    }
  | {
      readonly kind: 'resolved' | 'dismissed';
      readonly reason: string;
      /** Whom it was told to, where it was decided for them. */
      readonly toldTo?: ToldTo;
    }
  | { readonly kind: 'assigned'; readonly assigneeId: string; readonly by?: LocalDate }
  /** It was put to those concerned by itself, in this round. */
  | { readonly kind: 'asked-them'; readonly roundId: string }
  /** It will be put to people as a dilemma when this schedule comes round next. */
  | { readonly kind: 're-asked'; readonly scheduleId: string };

/** Something that happened to a flag, and who did it; null where a reply was changed or erased. */
export type FlagEvent = {
  readonly id: string;
  readonly flagId: string;
  readonly at: Date;
  readonly personId: string | null;
  readonly content: FlagEventContent;
};

const WEIGHT: Readonly<Record<Severity, number>> = { high: 0, medium: 1, low: 2 };

/** Orders flags by what matters most; equal ones by subject, so that the order never depends on chance. */
export function compareFlags(a: FlagContent, b: FlagContent): number {
  const byWeight = WEIGHT[a.severity] - WEIGHT[b.severity];
  if (byWeight !== 0 || a.subject === b.subject) return byWeight;
  return a.subject < b.subject ? -1 : 1;
}
