import {
  type AskedQuestion,
  askedQuestion,
  dilemmaOf,
  type Question,
} from '../../domain/question.ts';
import {
  type Barrier,
  isOwnWord,
  originOf,
  type Reading,
  type ReadingKind,
  type Side,
} from '../../domain/reading.ts';
import type { Disclosure } from '../../domain/settings.ts';
import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';
import { type StructuredAnswer, subjectOf } from '../../domain/structured-answer.ts';
import { type Around, rankRules, rankStatements } from './rank-statements.ts';
import {
  type PointKey,
  questionKey,
  type Statement,
  statementsOf,
  subjectOfKey,
} from './statements.ts';

/** What a leader is told of how their reply was understood, one thing to press for each point of it. */
export type ReadBack = Told & {
  readonly understanding: ReadingKind;
  /** The words that decide what kind of answer it is; null where a point shows them. */
  readonly quote: string | null;
  /** What they have said already, as it was when they said it. */
  readonly noted: readonly Noted[];
  /** What is to be pressed: two at most. */
  readonly open: readonly Point[];
  /** The points of this message, answered or not: what is renewed in place keeps them. */
  readonly keys: readonly PointKey[];
  /** How many statements wait for a word elsewhere. */
  readonly more: number;
  /** True where a barrier stands that others may hear of. */
  readonly namesBarrier: boolean;
  /** True where it is in a language that the reader does not read. */
  readonly isForeign: boolean;
};

/** Something to press: a statement, or a question where nothing could be placed. */
export type Point =
  | { readonly kind: 'statement'; readonly key: PointKey; readonly statement: Statement }
  | {
      readonly kind: 'question';
      readonly key: PointKey;
      readonly question: AskedQuestion;
    }
  | { readonly kind: 'clarity'; readonly key: PointKey; readonly text: string };

/** What somebody said of a point, in the words of the strategy. */
export type Noted = { readonly key: PointKey } & Said;

type Said =
  | { readonly kind: 'side'; readonly side: Side; readonly first: string }
  | { readonly kind: 'barrier'; readonly stands: boolean }
  | { readonly kind: 'clarity'; readonly scale: number };

/** What a read-back is made from. */
export type ReadBackParts = Told & {
  /** As it stands, with the author's word on it. */
  readonly reading: Reading;
  readonly strategy: Strategy;
  /** What the round asks, and what its author has picked. */
  readonly questions: readonly Question[];
  readonly choices: readonly StructuredAnswer[];
  readonly around: Around;
  /** True where a question may still be asked. */
  readonly mayAsk: boolean;
  /** True shows the given-up side of a question first. */
  readonly isSwapped: boolean;
  /** The points of a message that is renewed in place; undefined has them chosen. */
  readonly keys?: readonly PointKey[] | undefined;
};

type Told = {
  readonly readingId: string;
  /** Where there is something to help with: a barrier, or a plan that is still open. */
  readonly article: HelpingArticle | null;
  readonly disclosure: Disclosure;
  readonly isLate: boolean;
  /** It was sent in time, and reached us after the round had closed. */
  readonly reachedUsLate: boolean;
  /** It was changed after the round had closed. */
  readonly isChangedLate: boolean;
  /** The round has closed. */
  readonly isClosed: boolean;
  /** True where the leader has said anything of how it was understood. */
  readonly hasSpoken: boolean;
  readonly mayQuote: boolean;
};

/** An article that helps with what was said, and a few sentences of it. */
export type HelpingArticle = {
  readonly stem: string;
  readonly title: string;
  readonly text: string;
  /** Who wrote it and under what terms, if it says so; '' otherwise. */
  readonly attribution: string;
};

const MOST_POINTS = 2;
const MOST_NOTED = 3;

/** Composes a read-back: the points whose answer matters most, or those that a message has had so far. */
export function composeReadBack(parts: ReadBackParts): ReadBack {
  const { reading, strategy, questions: _q, choices: _c, around: _a, ...rest } = parts;
  const { mayAsk: _m, isSwapped: _s, keys: given, ...told } = rest;
  const statements = statementsOf(reading, strategy);
  const waiting = statements.filter(({ origin }) => !isOwnWord(origin));
  const open = given === undefined ? chosenPoints(parts, waiting) : pointsOf(parts, waiting, given);
  const keys = [...new Set([...(given ?? []), ...open.map(({ key }) => key)])];
  const answered = given ?? (told.hasSpoken ? spokenKeys(statements) : []);
  return {
    ...told,
    understanding: reading.kind,
    quote: statements.length > 0 ? null : (reading.evidence[0]?.quote ?? null),
    noted: answered
      .filter((key) => !open.some((point) => point.key === key))
      .flatMap((key) => notedOn(parts, key)),
    open,
    keys,
    more: waiting.filter(({ key }) => !keys.includes(key)).length,
    namesBarrier: reading.barriers.length > 0,
    isForeign: reading.unread === 'language',
  };
}

/** True where a reply leaves open what will be different: there a question helps. */
export function leavesOpen({ kind }: Pick<Reading, 'kind'>): boolean {
  return kind === 'agreement' || kind === 'aspirational';
}

/** Statements first; at most one question, which the round asked, or which stands in for what is missing. */
function chosenPoints(parts: ReadBackParts, waiting: readonly Statement[]): readonly Point[] {
  const ranked = rankStatements(waiting, parts.around);
  const asked = askedDilemma(parts);
  if (asked !== undefined) return [...ranked.slice(0, MOST_POINTS - 1).map(statementPoint), asked];
  const best = ranked.slice(0, MOST_POINTS);
  // Read in the order in which all is told: a barrier after the side that it stands in the way of.
  const shown = waiting.filter((each) => best.includes(each)).map(statementPoint);
  if (shown.length === MOST_POINTS) return shown;
  const isMissing = !takesASide(parts) || leavesOpen(parts.reading);
  const question = (isMissing ? likeliestQuestion(parts) : undefined) ?? clarityPoint(parts);
  return question === undefined ? shown : [...shown, question];
}

/** What is left to press of these points; after the last, what the round asked besides. */
function pointsOf(
  parts: ReadBackParts,
  waiting: readonly Statement[],
  keys: readonly PointKey[],
): readonly Point[] {
  const open = keys.flatMap((key): readonly Point[] => {
    const statement = waiting.find((each) => each.key === key);
    if (statement !== undefined) return [statementPoint(statement)];
    return questionPoint(parts, key) ?? [];
  });
  if (open.length > 0) return open;
  const next = askedDilemma(parts) ?? clarityPoint(parts);
  return next === undefined ? [] : [next];
}

function statementPoint(statement: Statement): Point {
  return { kind: 'statement', key: statement.key, statement };
}

/** The question of a key that is still to be answered. */
function questionPoint(parts: ReadBackParts, key: PointKey): readonly Point[] | undefined {
  const subject = subjectOfKey(key, parts.strategy);
  if (subject?.kind === 'clarity') return [clarityPoint(parts)].flatMap((point) => point ?? []);
  if (subject?.kind !== 'question' || !isUnsaid(parts, subject.ruleId)) return undefined;
  const point = ruleQuestion(parts, subject.ruleId);
  return point && [point];
}

/** The first dilemma of the round on whose rule they have not said anything. */
function askedDilemma(parts: ReadBackParts): Point | undefined {
  for (const { kind, ruleId } of parts.questions) {
    const isOpen = kind === 'dilemma' && ruleId !== null && isUnsaid(parts, ruleId);
    const point = isOpen ? ruleQuestion(parts, ruleId) : undefined;
    if (point !== undefined) return point;
  }
  return undefined;
}

/** The question of the rule on which a word matters most. */
function likeliestQuestion(parts: ReadBackParts): Point | undefined {
  const rules = decisionRulesOf(parts.strategy).map(({ rule }) => rule);
  const unsaid = rules.filter(({ id }) => isUnsaid(parts, id));
  const [first] = rankRules(unsaid, parts.around);
  return first && ruleQuestion(parts, first.id);
}

function ruleQuestion(parts: ReadBackParts, ruleId: string): Point | undefined {
  const { strategy, questions, isSwapped, mayAsk } = parts;
  const found = decisionRulesOf(strategy).find(({ rule }) => rule.id === ruleId);
  if (found === undefined || !mayAsk) return undefined;
  const asked = questions.find((each) => each.kind === 'dilemma' && each.ruleId === ruleId);
  const question = askedQuestion(asked ?? dilemmaOf(found.rule), strategy, isSwapped);
  return { kind: 'question', key: questionKey(ruleId, strategy), question };
}

function clarityPoint({ questions, choices, mayAsk }: ReadBackParts): Point | undefined {
  const asked = questions.find(({ kind }) => kind === 'clarity');
  const isAnswered = choices.some(({ kind }) => kind === 'clarity');
  return asked && mayAsk && !isAnswered
    ? { kind: 'clarity', key: 'c', text: asked.text }
    : undefined;
}

/** Nothing was read on a rule, and its author has not spoken on it. */
function isUnsaid({ reading, choices }: ReadBackParts, ruleId: string): boolean {
  const subject = subjectOf({ kind: 'dilemma', ruleId });
  if (choices.some((choice) => subjectOf(choice) === subject)) return false;
  const position = reading.positions.find((each) => each.ruleId === ruleId);
  if (position === undefined) return true;
  return position.side === 'silent' && !isOwnWord(originOf(reading.reader, position));
}

function takesASide({ reading }: ReadBackParts): boolean {
  return reading.barriers.length > 0 || reading.positions.some(({ side }) => side !== 'silent');
}

/** What somebody has said of a point; nothing where they have not, whatever was read. */
function notedOn(parts: ReadBackParts, key: PointKey): readonly Noted[] {
  const said = saidOn(parts, key);
  return said === undefined ? [] : [{ key, ...said }];
}

function saidOn(parts: ReadBackParts, key: PointKey): Said | undefined {
  const { reading, strategy, choices } = parts;
  const subject = subjectOfKey(key, strategy);
  if (subject === undefined) return undefined;
  if (subject.kind === 'clarity') {
    const picked = choices.find((choice) => choice.kind === 'clarity');
    return picked && { kind: 'clarity', scale: picked.scale };
  }
  if (subject.kind === 'barrier') return barrierSaid(parts, subject.barrier);
  const { ruleId } = subject;
  const found = decisionRulesOf(strategy).find(({ rule }) => rule.id === ruleId);
  const position = reading.positions.find((each) => each.ruleId === ruleId);
  if (found === undefined || position === undefined) return undefined;
  if (!isOwnWord(originOf(reading.reader, position))) return undefined;
  const { side } = position;
  return { kind: 'side', side, first: side === 'over' ? found.rule.over : found.rule.prefer };
}

/** One that does not stand any more was said not to, by whoever has spoken. */
function barrierSaid(
  { reading, hasSpoken }: ReadBackParts,
  barrier: Barrier,
): Extract<Said, { kind: 'barrier' }> | undefined {
  const named = reading.barriers.find((each) => each.barrier === barrier);
  const isSaid = named === undefined ? hasSpoken : isOwnWord(originOf(reading.reader, named));
  return isSaid ? { kind: 'barrier', stands: named !== undefined } : undefined;
}

/** What they have spoken on, as far as it says something. */
function spokenKeys(statements: readonly Statement[]): readonly PointKey[] {
  const spoken = statements.filter(({ origin }) => isOwnWord(origin));
  return spoken.slice(0, MOST_NOTED).map(({ key }) => key);
}
