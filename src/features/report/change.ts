import type { Standings } from '../../domain/round.ts';
import { prefersAt, showsStrategy } from '../flags/standings.ts';
import { type Share, shareOf } from '../flags/wilson.ts';

/** What has changed since an earlier round, for all who were asked and for those asked both times. */
export type Change = {
  readonly since: { readonly roundId: string; readonly openedAt: Date };
  readonly demonstrated: BeforeAfter;
  /** Rules that both rounds asked about, in the strategy's order. */
  readonly rules: readonly (BeforeAfter & { readonly ruleId: string })[];
};

/** Shares that take the preferred side, before and after. */
export type BeforeAfter = {
  readonly all: { readonly before: Share; readonly after: Share };
  /** Null where too few were asked both times, or too few only once, to show it. */
  readonly samePeople: { readonly before: Share; readonly after: Share } | null;
};

/** A round as it is compared. */
export type Compared = {
  readonly roundId: string;
  readonly openedAt: Date;
  readonly standings: Standings;
};

/** What all who were asked in a round came to. */
export type RoundPoint = {
  readonly roundId: string;
  readonly openedAt: Date;
  readonly demonstrated: Share;
  /** Who takes the preferred side, in the strategy's order. */
  readonly rules: readonly { readonly ruleId: string; readonly aligned: Share }[];
};

/** A round as a picture of several rounds shows it. */
export function pointOf({ roundId, openedAt, standings }: Compared): RoundPoint {
  const people = Object.values(standings.people);
  return {
    roundId,
    openedAt,
    demonstrated: shareOn(people, showsStrategy),
    rules: standings.rules.map((ruleId, index) => ({
      ruleId,
      aligned: shareOn(people, (letters) => prefersAt(letters, index)),
    })),
  };
}

/**
 * Compares a round with an earlier one. `smallest` is the smallest group: where those asked only
 * once are fewer, the figures of all and of the same people could be subtracted to single them out.
 */
export function changeSince(earlier: Compared, now: Compared, smallest: number): Change {
  const [early, late] = [earlier.standings, now.standings];
  const same = samePeople(early, late, smallest);
  const all = { before: Object.values(early.people), after: Object.values(late.people) };
  const shares = (before: Test, after: Test): BeforeAfter => ({
    all: { before: shareOn(all.before, before), after: shareOn(all.after, after) },
    samePeople: same && {
      before: shareOn(same.before, before),
      after: shareOn(same.after, after),
    },
  });
  return {
    since: { roundId: earlier.roundId, openedAt: earlier.openedAt },
    demonstrated: shares(showsStrategy, showsStrategy),
    rules: late.rules.flatMap((ruleId, index) => {
      const before = early.rules.indexOf(ruleId);
      if (before === -1) return [];
      const at = (place: number) => (letters: string) => prefersAt(letters, place);
      return [{ ruleId, ...shares(at(before), at(index)) }];
    }),
  };
}

/** What is asked of the letters of one person. */
type Test = (letters: string) => boolean;

function shareOn(people: readonly string[], test: Test): Share {
  return shareOf(people.filter(test).length, people.length);
}

function samePeople(early: Standings, late: Standings, smallest: number) {
  const both = Object.keys(early.people).filter((id) => Object.hasOwn(late.people, id));
  const sizes = [early, late].map(({ people }) => Object.keys(people).length - both.length);
  const isShown = (size: number) => size === 0 || size >= smallest;
  if (both.length < Math.max(1, smallest) || !sizes.every(isShown)) return null;
  const lettersIn = ({ people }: Standings) => both.map((id) => people[id] ?? '');
  return { before: lettersIn(early), after: lettersIn(late) };
}
