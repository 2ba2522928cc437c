import type { Cause } from '../../domain/cause.ts';
import type { Choice } from '../../domain/structured-answer.ts';
import { counted, formatList } from '../../domain/words.ts';
import type { Share } from '../flags/wilson.ts';
import type { CauseFact } from './cause-evidence.ts';
import type { BeforeAfter } from './change.ts';
import type { DilemmaResult, SameChoice } from './dilemmas.ts';
import type { Difference } from './group-differences.ts';
import type { MeaningGap } from './key-terms.ts';
import { type Report, type ReportRule, rulesOf } from './report.ts';
import { capital, formatDay, formatShare, KIND_WORDS, percent } from './report-words.ts';

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

/** How many replies are of each kind that there is. */
export function kindFindings({ kinds }: Report): readonly Finding[] {
  return KIND_WORDS.filter(([kind]) => kinds[kind] > 0).map(([kind, words]) => ({
    about: words,
    numbers: counted(kinds[kind], 'reply', 'replies'),
  }));
}

/** How the strategy's side fared, round by round; empty where it was asked about once. */
export function historyFindings(report: Report): readonly Finding[] {
  const { history, change } = report;
  if (change === null && history.length < 2) return [];
  const rules = rulesOf(report);
  return [
    {
      about: 'Show the strategy in their own plans',
      numbers: formatRounds(
        history.map(({ openedAt, demonstrated }) => [openedAt, demonstrated]),
        change?.demonstrated,
      ),
    },
    ...rules.flatMap(({ id, prefer }) => {
      const points = history.flatMap(({ openedAt, rules: asked }) =>
        asked.flatMap(({ ruleId, aligned }) =>
          ruleId === id ? [[openedAt, aligned] as const] : [],
        ),
      );
      const step = change?.rules.find(({ ruleId }) => ruleId === id);
      return points.length > 1 || step !== undefined
        ? [{ about: prefer, numbers: formatRounds(points, step) }]
        : [];
    }),
  ];
}

/** "1 of 8 on 1 Jul 2026, 2 of 8 on 1 Oct 2026; of those asked both times, 1 of 6, then 2 of 6". */
function formatRounds(
  points: readonly (readonly [at: Date, share: Share])[],
  step: BeforeAfter | undefined,
): string {
  const all = points.map(([at, { count, of }]) => `${count} of ${of} on ${formatDay(at)}`);
  const then = ({ before, after }: BeforeAfter['all']) =>
    `${before.count} of ${before.of}, then ${after.count} of ${after.of}`;
  const shown = all.length > 1 || step === undefined ? all.join(', ') : then(step.all);
  const same = step?.samePeople ?? null;
  return same === null ? shown : `${shown}; of those asked both times, ${then(same)}`;
}

/** Fewer people on a side than this are named one by one; an index of them would be idle. */
const WORTH_AN_INDEX = 3;

/** What the numbers of each rule say, in whole sentences. */
export function ruleFindings(report: Report): readonly Finding[] {
  return rulesOf(report).map((rule) => ({
    about: capital(rule.prefer),
    numbers: ruleNotes(rule).join(' '),
  }));
}

/** Only differences beyond chance are spoken of as such. */
function ruleNotes(rule: ReportRule): readonly string[] {
  const { aligned, unsure, agreement, tally } = rule;
  const takers = tally.prefer + tally.over + tally.split;
  return [
    `${formatShare(aligned)}.`,
    ...(agreement === null || takers < WORTH_AN_INDEX
      ? []
      : [
          `Those who take a side ${formatAgreement(agreement.a)} (${agreement.a.toFixed(2)} from -1, two camps, to 1, one mind).`,
        ]),
    ...formatDifferences(rule),
    ...(unsure === 0
      ? []
      : [`Of these sides, ${counted(unsure, 'was read', 'were read')} with doubt.`]),
  ];
}

function formatAgreement(a: number): string {
  if (a < -0.2) return 'stand in two camps';
  if (a < 0.4) return 'agree little';
  return a < 0.8 ? 'agree in part' : 'are nearly of one mind';
}

function formatDifferences({ byFunction }: ReportRule): readonly string[] {
  const groups = (difference: Difference) =>
    byFunction.filter((group) => group.difference === difference).map((each) => each.function);
  const [higher, lower, few] = [groups('higher'), groups('lower'), groups('too-few')];
  if (byFunction.length < 2) return [];
  if (few.length === byFunction.length)
    return ['Too few answers to tell whether functions differ.'];
  return [
    ...said('Closer to the strategy than the others, beyond chance', higher),
    ...said('Further from it than the others, beyond chance', lower),
    ...said('Too few answers to tell whether they differ', few),
  ];
}

function said(what: string, groups: readonly string[]): readonly string[] {
  return groups.length === 0 ? [] : [`${what}: ${formatList(groups)}.`];
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
