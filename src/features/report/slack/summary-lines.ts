import type { KnownBlock } from '@slack/types';
import { counted } from '../../../domain/words.ts';
import { escapeShort, moment, paragraph, smallPrint } from '../../../slack/text.ts';
import type { BeforeAfter } from '../change.ts';
import type { ShownReport } from '../open-report.ts';
import { type Report, rulesOf } from '../report.ts';
import { ofAll, percent } from '../report-words.ts';

const MOST_RULES = 3;

/** Who answered, and whatever is missing of it, in one line of small print. */
export function responseLine({ response, round, readBy }: Report): string {
  const { replied, asked, late, unread, uncounted, unreached } = response;
  const share = asked === 0 ? '' : ` (${percent(replied / asked)})`;
  const parts = [
    `${replied} of ${asked} answered${share}`,
    late > 0 ? `${late} late` : '',
    unread > 0 ? `${unread} not read` : '',
    uncounted > 0
      ? `${counted(uncounted, 'answer', 'answers')} from people not asked, kept apart`
      : '',
    unreached > 0 ? `${counted(unreached, 'person', 'people')} could not be reached` : '',
    readBy.length > 0
      ? `read by ${readBy.map((r) => `${escapeShort(r.reader, 60)} (${r.replies})`).join(', ')}`
      : '',
    round.isClosed ? `opened ${moment(round.openedAt)}` : `open until ${moment(round.closesAt)}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** When a frozen report was frozen; nothing for one as things stand now. */
export function frozenLine({ frozen }: ShownReport): readonly KnownBlock[] {
  if (frozen === null) return [];
  const { frozenAt, frozenBy } = frozen;
  return [
    smallPrint(
      `:snowflake: Frozen ${moment(frozenAt)} by <@${escapeShort(frozenBy, 30)}>. Corrections since then are not in it; what people erased is gone here too.`,
    ),
  ];
}

/** What was believed, claimed and found, in a few lines. */
export function gapBlocks({ demonstrated, belief, clarity }: Report): readonly KnownBlock[] {
  const found = `*${ofAll(demonstrated)}* plan what the strategy puts first, and nothing against it.`;
  const believed =
    belief === null
      ? []
      : [
          `You executives expected *${percent(belief.predicted)}*; found: *${percent(belief.found.count / Math.max(1, belief.found.of))}*.`,
        ];
  const claimed =
    clarity === null
      ? []
      : [
          `${ofAll(clarity.claimed)} call the strategy clear; ${clarity.demonstrated.count} of the same people show it in their plans.`,
        ];
  return [paragraph([found, ...believed, ...claimed].join('\n'))];
}

/** What has changed since the earlier round, and whether what was put to people again has moved. */
export function changeBlocks(report: Report, askedAgain: readonly string[]): readonly KnownBlock[] {
  const { change } = report;
  if (change === null) return [];
  const named = new Map(rulesOf(report).map((rule) => [rule.id, rule]));
  const again = change.rules.filter(({ ruleId }) => askedAgain.includes(ruleId));
  const others = change.rules
    .filter(({ ruleId }) => !askedAgain.includes(ruleId) && isMoved(change, ruleId))
    .slice(0, MOST_RULES);
  const line = (intro: string) => (each: BeforeAfter & { ruleId: string }) =>
    `• ${intro}${escapeShort(named.get(each.ruleId)?.prefer ?? '', 250)}: ${beforeAfter(each)}${moved(each)}`;
  return [
    paragraph(
      [
        `*Since ${moment(change.since.openedAt)}*: whose plan shows the strategy, ${beforeAfter(change.demonstrated)}${moved(change.demonstrated)}`,
        ...again.slice(0, MOST_RULES).map(line('Put to people again: ')),
        ...others.map(line('')),
      ].join('\n'),
    ),
  ];
}

function isMoved({ rules }: NonNullable<Report['change']>, ruleId: string): boolean {
  const found = rules.find((rule) => rule.ruleId === ruleId);
  return found !== undefined && moved(found) !== UNMOVED;
}

function beforeAfter({ all, samePeople }: BeforeAfter): string {
  const both = `${ofAll(all.before)} then, ${ofAll(all.after)} now`;
  if (samePeople === null) return both;
  const { before, after } = samePeople;
  return `${both}; of the ${before.of} asked both times ${before.count} then, ${after.count} now`;
}

const UNMOVED = '. It has not moved beyond chance.';

/** Two shares whose likely ranges overlap may be one and the same. */
function moved({ all: { before, after } }: BeforeAfter): string {
  if (after.low > before.high) return '. *It rose.*';
  if (after.high < before.low) return '. *It fell.*';
  return UNMOVED;
}

/** Words that mean different numbers, and one choice made for other reasons. */
export function meaningBlocks(report: Report): readonly KnownBlock[] {
  const { meanings, dilemmas } = report;
  const rules = rulesOf(report);
  const words = meanings.slice(0, 2).map(({ term, unit, defined, uses }) => {
    const said = uses.map(({ value }) => value).slice(0, 5);
    const own = defined === null ? '' : `the strategy says ${defined}${unitOf(unit)}; `;
    return `• Same word, other numbers: “${escapeShort(term, 80)}”: ${own}people say ${said.join(', ')}${unitOf(unit)}`;
  });
  const choices = dilemmas
    .flatMap(({ ruleId, sameForOtherReasons }) =>
      sameForOtherReasons.map((same) => ({ ...same, rule: rules.find(({ id }) => id === ruleId) })),
    )
    .slice(0, 2)
    .map(({ choice, withStrategy, againstIt, rule }) => {
      const side = escapeShort((choice === 'prefer' ? rule?.prefer : rule?.over) ?? '', 120);
      return `• Same choice, other reasons: “${side}” is chosen by ${withStrategy} because of the strategy, by ${againstIt} for reasons that pull against it`;
    });
  const lines = [...words, ...choices];
  return lines.length === 0 ? [] : [paragraph(lines.join('\n'))];
}

function unitOf(unit: string): string {
  if (unit === '') return '';
  return unit === '%' ? '%' : ` ${escapeShort(unit, 30)}`;
}
