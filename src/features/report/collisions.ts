import type { FlagQuote } from '../../domain/flag.ts';
import {
  type DecisionRule,
  decisionRulesOf,
  type Priority,
  type Strategy,
} from '../../domain/strategy.ts';
import { counted } from '../../domain/words.ts';
import { isConcerned } from '../flags/concerned.ts';
import { barrierIn, quoteOn, quotesFrom, saysKind } from '../flags/quotes.ts';
import {
  type Answer,
  isUnread,
  type RoundView,
  standOf,
  standsByOwnWord,
} from '../flags/round-view.ts';

/**
 * How far it is known that plans part on a rule. Parts: people on both sides say so themselves.
 * Against: somebody says that they put first what the strategy gives up, and nobody says the other
 * side. Seems: somebody's reply reads like that, and they have not said so.
 */
export type CollisionStanding = 'parts' | 'against' | 'seems';

/** One trade-off on which plans part or seem to: what an executive steps in for. */
export type Collision = {
  readonly ruleId: string;
  readonly standing: CollisionStanding;
  readonly prefer: CollisionSide;
  readonly over: CollisionSide;
  /** Who decides according to the strategy; empty where it names nobody. */
  readonly decides: readonly string[];
  /** In the words of those who find it unclear or see it otherwise. */
  readonly doubts: readonly FlagQuote[];
};

/** Those on one side of it. */
export type CollisionSide = {
  /** How many say so themselves, and how many only read like it. */
  readonly own: number;
  readonly read: number;
  /** The groups of those who say so themselves: no group stands here for what was read. */
  readonly groups: readonly string[];
  /** An own word before one that only reads like it; null where nothing may be quoted. */
  readonly quote: FlagQuote | null;
};

const GRAVEST: readonly CollisionStanding[] = ['parts', 'against', 'seems'];
const MOST_DOUBTS = 2;

/** The rules on which plans part or seem to, the gravest first, then those with the most voices. */
export function findCollisions(
  answers: readonly Answer[],
  strategy: Strategy,
): readonly Collision[] {
  const found = decisionRulesOf(strategy).flatMap(
    ({ rule, priority }) => collisionOn(answers, rule, priority) ?? [],
  );
  return found.sort(
    (a, b) =>
      GRAVEST.indexOf(a.standing) - GRAVEST.indexOf(b.standing) || voicesOf(b) - voicesOf(a),
  );
}

function collisionOn(
  answers: readonly Answer[],
  { id: ruleId }: DecisionRule,
  { decisionRights }: Pick<Priority, 'decisionRights'>,
): Collision | null {
  const over = sideOf(answers, ruleId, 'over');
  if (over.own + over.read === 0) return null;
  const prefer = sideOf(answers, ruleId, 'prefer');
  const standing = over.own === 0 ? 'seems' : prefer.own === 0 ? 'against' : 'parts';
  return {
    ruleId,
    standing,
    prefer,
    over,
    decides: decisionRights,
    doubts: doubtsOn(answers, ruleId),
  };
}

function sideOf(
  answers: readonly Answer[],
  ruleId: string,
  side: 'prefer' | 'over',
): CollisionSide {
  const [own, read]: [Answer[], Answer[]] = [[], []];
  for (const answer of answers) {
    const standing = standOf(answer, ruleId);
    if (standing.stand === side) (standsByOwnWord(standing) ? own : read).push(answer);
  }
  const quotes = [...own, ...read].flatMap((answer) => quoteOn(answer, ruleId, side) ?? []);
  return {
    own: own.length,
    read: read.length,
    groups: [...new Set(own.map(({ group }) => group))].sort(),
    quote: quotes[0] ?? null,
  };
}

/** What those concerned say of who may decide. */
function doubtsOn(answers: readonly Answer[], ruleId: string): readonly FlagQuote[] {
  const concerned = answers.filter((answer) => isConcerned(answer, ruleId));
  const quotes = concerned.flatMap((answer) => {
    const named = barrierIn(answer, 'decision_rights');
    return named === undefined ? [] : quotesFrom(answer, [named.evidence], null, named.isOwn);
  });
  return quotes.slice(0, MOST_DOUBTS);
}

function voicesOf({ prefer, over }: Collision): number {
  return prefer.own + prefer.read + over.own + over.read;
}

/**
 * What it comes to, in one or two plain sentences. That no plans part is only said where nothing, sure
 * or doubtful, stands on the other side.
 */
export function headlineOnCollisions(
  { round, strategy }: Pick<RoundView, 'round' | 'strategy'>,
  collisions: readonly Collision[],
  answers: readonly Answer[],
): string {
  const of = counted(decisionRulesOf(strategy).length, 'trade-off', 'trade-offs');
  const on = (standing: CollisionStanding) => collisions.filter((c) => c.standing === standing);
  const [parts, against, seems] = [on('parts').length, on('against').length, on('seems')];
  if (collisions.length === 0) return formatNoneParts(answers, strategy, of);
  const yet = round.disclosure === 'named' ? formatYetToSay(answers, seems) : YET_TO_SAY;
  if (parts + against === 0) return `Plans seem to part on ${seems.length} of ${of}: ${yet}.`;
  const rest = parts > 0 ? 'more' : `of ${of}`;
  const theySeem = against > 0 ? 'plans seem to part' : 'they seem to';
  return [
    ...(parts > 0 ? [`Plans part on ${parts} of ${of}.`] : []),
    ...(against > 0
      ? [`On ${against} ${rest} somebody puts first what the strategy gives up.`]
      : []),
    ...(seems.length > 0 ? [`On ${seems.length} more ${theySeem}: ${yet}.`] : []),
  ].join(' ');
}

const YET_TO_SAY = 'some have yet to say';

function formatYetToSay(answers: readonly Answer[], seems: readonly Collision[]): string {
  const isUnsaid = (answer: Answer) =>
    seems.some(
      ({ ruleId }) => isConcerned(answer, ruleId) && !standsByOwnWord(standOf(answer, ruleId)),
    );
  return `${counted(answers.filter(isUnsaid).length, 'person has', 'people have')} yet to say`;
}

/**
 * Where nobody takes the other side of a trade-off somebody may still plan what the strategy ends, want
 * both, or not be read yet.
 */
function formatNoneParts(answers: readonly Answer[], strategy: Strategy, of: string): string {
  const rules = decisionRulesOf(strategy).map(({ rule }) =>
    answers.map((answer) => standOf(answer, rule.id)),
  );
  const both = rules.filter((all) => all.some(({ stand }) => stand === 'split'));
  const isBothSaid = both.some((all) =>
    all.some((each) => each.stand === 'split' && standsByOwnWord(each)),
  );
  const wantsBoth = `on ${both.length} of ${of} somebody ${isBothSaid ? 'wants' : 'seems to want'} both`;
  const old = formatOldWay(answers);
  if (old !== '') {
    const rest = both.length > 0 ? `, and ${wantsBoth}` : '';
    return `Nobody takes the other side of a trade-off, but ${old}${rest}.`;
  }
  if (both.length > 0) return `Nobody plans against it, but ${wantsBoth}.`;
  const bare = rules.filter((all) => !all.some(({ stand }) => stand === 'prefer')).length;
  if (bare === rules.length) return 'Nobody’s plan takes a side on any trade-off yet.';
  const unread = answers.filter(({ reply }) => reply !== null && isUnread(reply)).length;
  const most =
    unread === 0
      ? 'No plans part'
      : `No plans part in what is read so far, which leaves out ${counted(unread, 'answer', 'answers')}`;
  return bare > 0 ? `${most}; on ${bare} of ${of} nobody has taken a side yet.` : `${most}.`;
}

/** Those who plan something that the strategy ends, by their own word before what was only read. */
function formatOldWay(answers: readonly Answer[]): string {
  const found = answers.filter(({ reply }) => reply?.reading?.kind === 'conflicting');
  const own = found.filter(saysKind).length;
  if (own > 0) return `${counted(own, 'plans', 'plan')} something the strategy ends`;
  if (found.length === 0) return '';
  return `${counted(found.length, 'reply reads', 'replies read')} like something the strategy ends`;
}
