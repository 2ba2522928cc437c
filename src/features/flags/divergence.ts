import { CAUSE_OF_BARRIER, CAUSE_WORDS } from '../../domain/cause.ts';
import {
  compareFlags,
  type FlagContent,
  type FlagQuote,
  type Severity,
} from '../../domain/flag.ts';
import { BARRIERS, type Barrier, isOwnWord, type Reading } from '../../domain/reading.ts';
import { type DecisionRule, decisionRulesOf } from '../../domain/strategy.ts';
import { counted, formatList } from '../../domain/words.ts';
import { EVERYBODY } from './disclosure/groups.ts';
import { barrierIn, kindOriginOf, mainQuote, quoteOn, quotesFrom } from './quotes.ts';
import {
  type Answer,
  compareAnswers,
  isUnread,
  type RoundView,
  standOf,
  standsByOwnWord,
} from './round-view.ts';
import { askedIn, tallyOf } from './tally.ts';

/** Fewer replies than this say nothing about a whole group: no flag is raised over what is missing. */
const SMALLEST_GROUP = 3;

/**
 * The divergences of a round that need a person's attention, the gravest first.
 * People's own word raises a flag; what was only read asks to be put to them, and names nobody. The
 * order of the answers changes nothing.
 */
export function findDivergences(view: RoundView): readonly FlagContent[] {
  const answers = [...view.answers].sort(compareAnswers);
  const byRule = decisionRulesOf(view.strategy).flatMap(({ rule }) => [
    ...sidesTaken(answers, rule),
    ...untouched(answers, rule),
  ]);
  const flags = [
    ...byRule,
    ...oldWay(answers),
    ...BARRIERS.flatMap((barrier) => barrierNamed(answers, barrier)),
    ...agreementOnly(answers),
  ];
  return flags.sort(compareFlags);
}

function sidesTaken(answers: readonly Answer[], rule: DecisionRule): readonly FlagContent[] {
  const over = onSide(answers, rule.id, 'over').filter(hasSaidSo(rule.id));
  if (over.length === 0) return seeminglyTaken(answers, rule);
  const prefer = onSide(answers, rule.id, 'prefer').filter(hasSaidSo(rule.id));
  const isSplit = prefer.length > 0;
  return [
    {
      subject: `rule:${rule.id}`,
      kind: isSplit ? 'opposite-sides' : 'given-up-side',
      cause: causeAround(answers, rule.id),
      severity: isSplit || over.length > 1 ? 'high' : 'medium',
      ruleId: rule.id,
      summary: formatSides(rule, groupsOf(prefer), groupsOf(over)),
      quotes: [...quotesOnSide(over, rule.id, 'over'), ...quotesOnSide(prefer, rule.id, 'prefer')],
    },
  ];
}

/** What nobody has said and replies read like: to be put to those concerned. */
function seeminglyTaken(answers: readonly Answer[], rule: DecisionRule): readonly FlagContent[] {
  const over = onSide(answers, rule.id, 'over');
  if (over.length === 0) return [];
  const prefer = onSide(answers, rule.id, 'prefer');
  const isSure = over.some((answer) => standOf(answer, rule.id).position?.decided);
  const both = `${rule.prefer}, or ${rule.over}`;
  return [
    {
      subject: `ask:${rule.id}`,
      kind: 'to-ask',
      cause: causeAround(answers, rule.id),
      severity: isSure ? 'medium' : 'low',
      ruleId: rule.id,
      summary:
        prefer.length > 0
          ? `Plans seem to part here, and nobody has said so yet: ${both}.`
          : `Somebody seems to put first what the strategy gives up, and has not said so yet: ${both}.`,
      quotes: [...quotesOnSide(over, rule.id, 'over'), ...quotesOnSide(prefer, rule.id, 'prefer')],
    },
  ];
}

function formatSides(
  rule: DecisionRule,
  kept: readonly string[],
  given: readonly string[],
): string {
  const [only] = given;
  if (only === EVERYBODY)
    return kept.length === 0
      ? `Somebody puts first what the strategy gives up: ${rule.over}.`
      : `People are of two minds: ${rule.prefer}, or ${rule.over}.`;
  if (kept.length === 0)
    return `What the strategy gives up comes first in ${formatList(given)}: ${rule.over}.`;
  if (kept.length === 1 && given.length === 1 && kept[0] === only)
    return `People in ${only} are of two minds: ${rule.prefer}, or ${rule.over}.`;
  return `In ${formatList(kept)} this comes first: ${rule.prefer}. In ${formatList(given)} it is: ${rule.over}.`;
}

function untouched(answers: readonly Answer[], rule: DecisionRule): readonly FlagContent[] {
  const tally = tallyOf(answers, rule.id);
  const replied = askedIn(tally) - tally.none - tally.unread;
  const surelySilent = answers.filter((answer) => isDecided(answer, rule.id)).length;
  if (tally.silent < replied || surelySilent < SMALLEST_GROUP) return [];
  return [
    {
      subject: `untouched:${rule.id}`,
      kind: 'untouched-rule',
      cause: 'not-operational',
      severity: 'low',
      ruleId: rule.id,
      summary: `Nobody's plan touches this choice: ${rule.prefer}, over ${rule.over}.`,
      quotes: [],
    },
  ];
}

function oldWay(answers: readonly Answer[]): readonly FlagContent[] {
  const found = answers.filter((answer) => {
    const reading = answer.reply?.reading;
    // Then the flag about that rule tells it.
    const takesASide = reading?.positions.some((p) => p.side === 'over') ?? false;
    return reading?.kind === 'conflicting' && reading.decided && !takesASide;
  });
  if (found.length === 0) return [];
  const said = found.filter(
    ({ reply }) => reply?.reading && isOwnWord(kindOriginOf(reply.reading)),
  );
  return said.length > 0 ? oldWaySaid(said) : oldWayRead(found);
}

function oldWayRead(found: readonly Answer[]): readonly FlagContent[] {
  const summary = 'Somebody seems to carry on in a way that the strategy wants to end.';
  const quotes = found.flatMap((answer) => mainQuote(answer));
  return [flag('ask:old-way', 'to-ask', 'not-operational', 'low', summary, quotes)];
}

function oldWaySaid(found: readonly Answer[]): readonly FlagContent[] {
  const groups = groupsOf(found);
  const who = groups[0] === EVERYBODY ? 'Somebody' : `Somebody in ${formatList(groups)}`;
  const summary = `${who} carries on in a way that the strategy wants to end.`;
  const quotes = found.flatMap((answer) => mainQuote(answer));
  return [flag('old-way', 'old-way', 'not-operational', weigh(found.length), summary, quotes)];
}

function barrierNamed(answers: readonly Answer[], barrier: Barrier): readonly FlagContent[] {
  const named = answers.flatMap((answer) => {
    const found = barrierIn(answer, barrier);
    if (found === undefined) return [];
    return found.isOwn || answer.reply?.reading?.decided ? [{ answer, ...found }] : [];
  });
  if (named.length === 0) return [];
  const cause = CAUSE_OF_BARRIER[barrier];
  const summary = `${formatNaming(named)}: ${CAUSE_WORDS[cause]}.`;
  const quotes = named.flatMap(({ answer, evidence, isOwn }) =>
    quotesFrom(answer, [evidence], null, isOwn),
  );
  return [flag(`barrier:${barrier}`, 'barrier', cause, weigh(named.length), summary, quotes)];
}

function formatNaming(named: readonly { readonly isOwn: boolean }[]): string {
  const own = named.filter(({ isOwn }) => isOwn).length;
  const read = named.length - own;
  if (own === 0) {
    const replies = counted(read, 'reply reads', 'replies read');
    return `${replies} as if something stood in the way, not confirmed`;
  }
  const more = read === 0 ? '' : `, and ${counted(read, 'more reads', 'more read')} like it`;
  return `${counted(own, 'person says', 'people say')} what stands in the way${more}`;
}

function agreementOnly(answers: readonly Answer[]): readonly FlagContent[] {
  const read = answers.filter(({ reply }) => reply !== null && !isUnread(reply));
  const nods = read.filter(({ reply }) => reply?.reading && isNod(reply.reading));
  if (read.length < SMALLEST_GROUP || nods.length * 3 < read.length) return [];
  const quotes = nods.flatMap((answer) => mainQuote(answer));
  const summary = `${nods.length} of ${read.length} replies agree or describe a direction, but name nothing that will change.`;
  return [flag('agreement-only', 'agreement-only', 'agreement', 'medium', summary, quotes)];
}

function isNod(reading: Reading): boolean {
  return reading.decided && (reading.kind === 'agreement' || reading.kind === 'aspirational');
}

function flag(
  subject: string,
  kind: FlagContent['kind'],
  cause: FlagContent['cause'],
  severity: Severity,
  summary: string,
  quotes: readonly FlagQuote[],
): FlagContent {
  return { subject, kind, cause, severity, ruleId: null, summary, quotes };
}

function weigh(voices: number): Severity {
  return voices > 2 ? 'high' : 'medium';
}

function isDecided(answer: Answer, ruleId: string): boolean {
  return standOf(answer, ruleId).position?.decided ?? false;
}

/** Those who take a side, by their own word or as they were read. */
function onSide(
  answers: readonly Answer[],
  ruleId: string,
  side: 'prefer' | 'over',
): readonly Answer[] {
  return answers.filter((answer) => standOf(answer, ruleId).stand === side);
}

function hasSaidSo(ruleId: string): (answer: Answer) => boolean {
  return (answer) => standsByOwnWord(standOf(answer, ruleId));
}

function quotesOnSide(
  takers: readonly Answer[],
  ruleId: string,
  side: 'prefer' | 'over',
): readonly FlagQuote[] {
  return takers.flatMap((answer) => quoteOn(answer, ruleId, side) ?? []);
}

function groupsOf(answers: readonly Answer[]): readonly string[] {
  return [...new Set(answers.map(({ group }) => group))].sort();
}

/** A barrier named by those who take the given-up side explains it better than anything else. */
function causeAround(answers: readonly Answer[], ruleId: string): FlagContent['cause'] {
  const named = answers
    .filter((answer) => standOf(answer, ruleId).stand === 'over')
    .flatMap((answer) => answer.reply?.reading?.barriers ?? []);
  const count = (barrier: Barrier) => named.filter((b) => b.barrier === barrier).length;
  const [commonest] = [...BARRIERS].sort((a, b) => count(b) - count(a));
  const isNamed = commonest !== undefined && count(commonest) > 0;
  return isNamed ? CAUSE_OF_BARRIER[commonest] : 'not-operational';
}
