import { type FlagQuote, type FlagState, isCollision } from '../../domain/flag.ts';
import { counted, formatList, wholeSentences } from '../../domain/words.ts';
import { EVERYBODY } from '../flags/disclosure/groups.ts';
import { isDone, type StandingFlag } from '../flags/flag-workflow.ts';
import { type AskedState, formatAsked } from './asked-state.ts';
import type { Collision, CollisionSide, CollisionStanding } from './collisions.ts';
import type { FullReport, Report } from './report.ts';
import { capital, formatDay, plainReplyText, speakerOf } from './report-words.ts';

/** A collision as every report shows it: one card for each, in words alone. */
export type CollisionCard = {
  readonly ruleId: string;
  readonly standing: CollisionStanding;
  /** What it is about: the priority that the trade-off belongs to. */
  readonly about: string;
  /** How far it is known: "Plans part". */
  readonly heading: string;
  readonly sides: readonly CardSide[];
  /** Who decides, in the strategy's own words; empty where it does not say. */
  readonly decides: readonly string[];
  /** In the words of those who believe otherwise. */
  readonly doubts: readonly Voice[];
  readonly action: Action;
  /** Its flag as it is kept; null where it is not. */
  readonly flag: StandingFlag | null;
};

export type CardSide = {
  readonly side: 'prefer' | 'over';
  /** Whose side it is: "The strategy puts first". */
  readonly label: string;
  /** The side in the strategy's words. */
  readonly words: string;
  /** Who says so: "2 say so: Product and Marketing". */
  readonly said: string;
  /** What only reads like it: "1 more reads like it, not confirmed"; '' for nothing. */
  readonly seems: string;
  readonly voice: Voice | null;
};

/** Somebody's own words; what only reads like something is unsigned and says so. */
export type Voice = { readonly words: string; readonly signature: string; readonly isOwn: boolean };

/** What to do about it, by whom, until when, and how that stands. */
export type Action = {
  readonly kind: 'ask' | 'wait' | 'decide' | 'settled';
  readonly what: string;
  /** '' where nobody is needed. */
  readonly owner: string;
  /** '' where nothing is left to be done. */
  readonly until: string;
  readonly state: string;
};

/** As many as somebody can decide in one sitting. */
export const MOST_CARDS = 3;
const DAYS_TO_ASK = 3;
const DAYS_TO_DECIDE = 7;

/** Every collision as a card, the gravest first; what somebody has settled stands at the end. */
export function collisionCards(full: FullReport): readonly CollisionCard[] {
  const all = full.report.collisions.map((collision) => cardOf(full, collision));
  const isSettled = ({ action }: CollisionCard) => action.kind === 'settled';
  return [...all.filter((card) => !isSettled(card)), ...all.filter(isSettled)];
}

function cardOf(full: FullReport, collision: Collision): CollisionCard {
  const { report, flags, asked } = full;
  const { ruleId, standing, decides, doubts } = collision;
  const priority = report.priorities.find(({ rules }) => rules.some(({ id }) => id === ruleId));
  const rule = priority?.rules.find(({ id }) => id === ruleId);
  const isOnIt = ({ content }: StandingFlag) => content.ruleId === ruleId && isCollision(content);
  const flag = flags.find(isOnIt) ?? null;
  const put = asked.find((each) => each.ruleId === ruleId);
  return {
    ruleId,
    standing,
    about: priority?.title ?? '',
    heading: headingOf(collision),
    sides: [
      { label: 'The strategy puts first', ...sideOf(collision, 'prefer', rule?.prefer ?? '') },
      { label: 'It gives up', ...sideOf(collision, 'over', rule?.over ?? '') },
    ],
    decides,
    doubts: doubts.map(voiceOf),
    action: actionOn(report.round, standing, { flag, put, owner: ownerOf(flag, full.names) }),
    flag,
  };
}

function headingOf({ standing, prefer, over }: Collision): string {
  if (standing === 'parts') return 'Plans part';
  if (standing === 'against') return 'Somebody plans what the strategy gives up';
  if (prefer.own > 0) return 'Plans seem to part; nobody on the other side has said so';
  if (prefer.read > 0) return 'Plans seem to part; nobody has said so';
  return over.read === 1
    ? 'One plan seems to go the other way; nobody has said so'
    : 'Plans seem to go the other way; nobody has said so';
}

function sideOf({ prefer, over }: Collision, side: 'prefer' | 'over', words: string) {
  const found = side === 'prefer' ? prefer : over;
  const voice = found.quote === null ? null : inShort(voiceOf(found.quote));
  return { side, words: capital(words), ...formatSide(found), voice };
}

/** A card is for a glance: a whole reply stands in full with its trade-off below. */
const LONGEST_ON_CARD = 320;

function inShort(voice: Voice): Voice {
  return { ...voice, words: wholeSentences(voice.words, LONGEST_ON_CARD) || voice.words };
}

/** Who stands on a side, what was said apart from what only reads like it. */
function formatSide({ own, read, groups }: CollisionSide) {
  const where = groups.filter((group) => group !== EVERYBODY);
  const who = where.length === 0 ? '' : `: ${formatList(where)}`;
  const said = own === 0 ? 'Nobody has said so' : `${counted(own, 'says so', 'say so')}${who}`;
  if (own === 0 && read > 0) return { said, seems: formatReads(read, false) };
  return { said, seems: read === 0 ? '' : formatSeems(read, own > 0) };
}

/** "2 more read like it, not confirmed". */
export function formatSeems(read: number, isMore: boolean): string {
  return `${formatReads(read, isMore)}, not confirmed`;
}

function formatReads(read: number, isMore: boolean): string {
  const who = isMore ? `${read} more` : counted(read, 'reply', 'replies');
  return `${who} ${read === 1 ? 'reads' : 'read'} like it`;
}

/** A quote with its author where they stand behind it. */
export function voiceOf(quote: FlagQuote): Voice {
  return {
    words: plainReplyText(quote.quote),
    signature: quote.isOwn ? speakerOf(quote) : READS_LIKE_IT,
    isOwn: quote.isOwn,
  };
}

/** What stands under words whose author has not said that they mean it. */
export const READS_LIKE_IT = 'Reads like it, not confirmed';

const STATES: Readonly<Record<FlagState, string>> = {
  raised: '',
  acknowledged: 'seen',
  resolved: 'settled',
  dismissed: 'set aside',
  withdrawn: '',
};

type Standing = {
  readonly flag: StandingFlag | null;
  readonly put: AskedState | undefined;
  readonly owner: string;
};

function actionOn(
  { closesAt }: Report['round'],
  standing: CollisionStanding,
  { flag, put, owner }: Standing,
): Action {
  const state = flag?.kept ? STATES[flag.kept.state] : '';
  if (flag !== null && isDone(flag))
    return { kind: 'settled', what: 'Nothing is left to be done', owner, until: '', state };
  if (put?.isBack === false)
    return { kind: 'wait', what: formatAsked(put), owner, until: '', state };
  const back = put === undefined ? '' : `${formatAsked(put)} `;
  if (standing === 'seems' && put === undefined)
    return {
      kind: 'ask',
      what: 'Ask those concerned which side they take.',
      owner,
      until: untilOf(flag, closesAt, DAYS_TO_ASK),
      state,
    };
  const what = `${back}Decide which side holds here, and tell both.`;
  return { kind: 'decide', what, owner, until: untilOf(flag, closesAt, DAYS_TO_DECIDE), state };
}

function ownerOf(flag: StandingFlag | null, names: FullReport['names']): string {
  const id = flag?.kept?.assigneeId ?? null;
  return id === null ? 'nobody yet' : (names[id] ?? 'somebody who has left');
}

/** The day that somebody has named for it, else so many days after the closing. */
export function untilOf(flag: StandingFlag | null, closesAt: Date, days: number): string {
  const by = flag?.kept?.by;
  return by === undefined ? dueOn(closesAt, days) : formatDay(new Date(`${by}T00:00:00Z`));
}

/** So many days after a round has closed; a weekend is left to rest. */
function dueOn(closesAt: Date, days: number): string {
  const due = new Date(closesAt.getTime() + days * 86_400_000);
  const rest = { 6: 2, 0: 1 }[due.getUTCDay()] ?? 0;
  return formatDay(new Date(due.getTime() + rest * 86_400_000));
}

/** What stands after "Next:" in one line: what, by whom, until when. */
export function formatAction({ kind, what, owner, until, state }: Action): string {
  const parts = [
    ...(kind === 'settled' ? [] : [`By whom: ${owner}`]),
    ...(until === '' ? [] : [`Until: ${until}`]),
    ...(state === '' ? [] : [capital(state)]),
  ];
  return [/[.!?]$/.test(what) ? what : `${what}.`, ...parts.map((part) => `${part}.`)].join(' ');
}

/** "On 2 more trade-offs plans part or seem to." for those that have no card; '' where all have. */
export function formatMoreCards(count: number): string {
  if (count <= 0) return '';
  const on = counted(count, 'more trade-off', 'more trade-offs');
  return `On ${on} plans part or seem to: what people say stands with that trade-off below.`;
}
