import type { Cause } from '../../domain/cause.ts';
import type { Choice } from '../../domain/structured-answer.ts';
import { counted, formatList } from '../../domain/words.ts';
import type { CauseFact } from './cause-evidence.ts';
import type { BeforeAfter } from './change.ts';
import type { Collision, CollisionSide } from './collisions.ts';
import type { DilemmaResult, SameChoice } from './dilemmas.ts';
import type { Difference } from './group-differences.ts';
import type { MeaningGap } from './key-terms.ts';
import { type Report, type ReportRule, rulesOf } from './report.ts';
import { formatDay, formatShare, percent } from './report-words.ts';

/** Something the report found, for one line: what it is about, and the numbers. */
export type Finding = { readonly about: string; readonly numbers: string };

/** How much of the strategy shows in people's plans, beside what is expected and claimed. */
export function alignmentFindings({ demonstrated, belief, clarity }: Report): readonly Finding[] {
  const expected =
    belief === null
      ? []
      : [{ about: 'What executives expected', numbers: percent(belief.predicted) }];
  const claimed =
    clarity === null
      ? []
      : [
          { about: 'Call the strategy clear', numbers: formatShare(clarity.claimed) },
          {
            about: 'Of the same people, show it in their own plans',
            numbers: formatShare(clarity.demonstrated),
          },
        ];
  const found = {
    about: 'Show the strategy in their own plans',
    numbers: formatShare(demonstrated),
  };
  return [found, ...expected, ...claimed];
}

/** The same at each level, from the top down. */
export function levelFindings({ signal }: Report): readonly Finding[] {
  return signal.map(({ band, aligned }) => ({ about: band, numbers: formatShare(aligned) }));
}

/** What changed since the earlier round; empty where there is none. */
export function changeFindings(report: Report): readonly Finding[] {
  const { change } = report;
  if (change === null) return [];
  const rules = rulesOf(report);
  return [
    { about: 'Show the strategy in their own plans', numbers: formatStep(change.demonstrated) },
    ...change.rules.flatMap(({ ruleId, ...step }) => {
      const rule = rules.find(({ id }) => id === ruleId);
      return rule === undefined ? [] : [{ about: rule.prefer, numbers: formatStep(step) }];
    }),
  ];
}

/** "Since the round of 1 Oct 2026"; '' where nothing is compared. */
export function formatCompared({ change }: Report): string {
  return change === null ? '' : `Since the round of ${formatDay(change.since.openedAt)}`;
}

function formatStep({ all, samePeople }: BeforeAfter): string {
  const step = ({ before, after }: BeforeAfter['all']) =>
    `${before.count} of ${before.of} before, ${after.count} of ${after.of} now`;
  if (samePeople === null) return step(all);
  return `${step(all)}; of those asked both times, ${step(samePeople)}`;
}

/** Fewer people on a side than this are named one by one; an index of them would be idle. */
const WORTH_AN_INDEX = 3;

/** What the numbers of a rule say: only differences beyond chance are spoken of as such. */
export function ruleNotes(rule: ReportRule): readonly string[] {
  const { aligned, unsure, agreement, tally } = rule;
  const takers = tally.prefer + tally.over + tally.split;
  return [
    `On the strategy's side: ${formatShare(aligned)}.`,
    ...(agreement === null || takers < WORTH_AN_INDEX
      ? []
      : [
          `Agreement of those who take a side: ${agreement.a.toFixed(2)}, from -1 (two camps) to 1 (one mind).`,
        ]),
    ...formatDifferences(rule),
    ...(unsure === 0
      ? []
      : [
          `Of those who take a side, ${counted(unsure, 'reading is', 'readings are')} unsure: ask before you act on it.`,
        ]),
  ];
}

function formatDifferences({ byFunction }: ReportRule): readonly string[] {
  const groups = (difference: Difference) =>
    byFunction.filter((group) => group.difference === difference).map((each) => each.function);
  const [higher, lower, few] = [groups('higher'), groups('lower'), groups('too-few')];
  if (byFunction.length < 2) return [];
  if (few.length === byFunction.length)
    return ['Too few answers to tell whether functions differ beyond chance.'];
  return [
    ...said('Closer to the strategy than the others, beyond chance', higher),
    ...said('Further from it than the others, beyond chance', lower),
    ...said('Too few answers to tell whether they differ from the others', few),
  ];
}

function said(what: string, groups: readonly string[]): readonly string[] {
  return groups.length === 0 ? [] : [`${what}: ${formatList(groups)}.`];
}

/** "2 say so (Product), 1 reply reads like it": who stands on a side, and whose word that is. */
export function formatCollisionSide({ own, read, groups }: Omit<CollisionSide, 'quote'>): string {
  const said = own === 0 ? [] : [`${counted(own, 'says so', 'say so')} (${formatList(groups)})`];
  const seems = read === 0 ? [] : [`${counted(read, 'reply reads', 'replies read')} like it`];
  const parts = [...said, ...seems];
  return parts.length === 0 ? 'nobody has said so' : parts.join(', ');
}

/** Who settles a collision, from the strategy's decision rights. */
export function formatDecider({ decides }: Collision): string {
  if (decides.length === 0) return 'The strategy does not say who decides.';
  return `Who decides: ${decides.join('; ')}`;
}

/** Choices in the words of a report. */
export const CHOICE_WORDS: Readonly<Record<Choice, string>> = {
  prefer: 'put first what the strategy puts first',
  over: 'put first what it gives up',
  depends: 'say that it depends',
};

/** "3 put first what the strategy puts first, 1 say that it depends." */
export function formatDilemma({ choices }: DilemmaResult): string {
  const chosen = (['prefer', 'over', 'depends'] as const).filter((choice) => choices[choice] > 0);
  return `${chosen.map((choice) => `${choices[choice]} ${CHOICE_WORDS[choice]}`).join(', ')}.`;
}

/** The same choice, made for reasons that point different ways. */
export function formatSameChoice({ choice, withStrategy, againstIt }: SameChoice): string {
  return `The same choice for different reasons: of those who ${CHOICE_WORDS[choice]}, ${withStrategy} do so because of the strategy and ${againstIt} in spite of it.`;
}

/** "500 seats (2), 50 seats (1)": how a term is used, and how often. */
export function formatUses({ uses, unit }: MeaningGap): string {
  const number = (value: number) => `${value}${unit === '%' ? '%' : unit === '' ? '' : ` ${unit}`}`;
  return uses.map(({ value, quotes }) => `${number(value)} (${quotes.length})`).join(', ');
}

/** A fact with its numbers, whether its words hold them or not. */
export function formatFact({ count, of, words }: CauseFact): string {
  return /^\d/.test(words) ? `${words}.` : `${count} of ${of} ${words}.`;
}

/** The causes with their facts: those behind flags first, then what else something speaks for. */
export function causesOf({ causes, evidence }: Pick<Report, 'causes' | 'evidence'>): readonly {
  readonly cause: Cause;
  readonly facts: readonly CauseFact[];
}[] {
  const all = [...new Set([...causes, ...evidence.map(({ cause }) => cause)])];
  return all.map((cause) => ({
    cause,
    facts: evidence.find((each) => each.cause === cause)?.facts ?? [],
  }));
}
