import type { KnownBlock } from '@slack/types';
import { isOwnWord } from '../../../domain/reading.ts';
import { counted, formatList, wholeSentences } from '../../../domain/words.ts';
import { escapeShort, paragraph } from '../../../slack/text.ts';
import { askedIn, type Tally } from '../../flags/tally.ts';
import { type Report, type ReportPriority, type ReportRule, rulesOf } from '../report.ts';
import type { Breakdown } from '../report-request.ts';
import { ofAll } from '../report-words.ts';
import { formatTakers, voiceOn } from '../rule-voices.ts';

/** The trade-offs of a report, broken down in one way: one piece for each, those that part most first. */
export function breakdownBlocks(
  report: Report,
  breakdown: Breakdown,
): readonly (readonly KnownBlock[])[] {
  if (breakdown === 'priority') return report.priorities.map(priorityBlocks);
  const inOrder = [...rulesOf(report)].sort((a, b) => partingOn(b) - partingOn(a));
  const show = breakdown === 'level' ? byLevel : byFunction;
  const signal = breakdown === 'level' ? signalBlocks(report) : [];
  return [...signal, ...inOrder.map((rule) => [paragraph(show(rule))])];
}

/** How far plans part on a rule: whoever takes the given-up side weighs most. */
function partingOn({ tally }: ReportRule): number {
  return tally.over * 1000 + tally.split;
}

function priorityBlocks({ title, rules, decisionRights }: ReportPriority): readonly KnownBlock[] {
  const decides =
    decisionRights.length === 0
      ? []
      : [`_Who decides:_ ${escapeShort(decisionRights.join('; '), 300)}`];
  const lines = rules.map(
    ({ prefer, over, tally, aligned }) =>
      `• ${escapeShort(prefer, 300)} _over_ ${escapeShort(over, 300)}\n   ${ofAll(aligned)} put it first, ${tally.over} choose the other side, ${tally.split} want both`,
  );
  return [paragraph([`*${escapeShort(title, 150)}*`, ...lines, ...decides].join('\n'))];
}

function byFunction(rule: ReportRule): string {
  const { tally } = rule;
  const unread = tally.unread > 0 ? `, ${tally.unread} are not read` : '';
  return [
    titleOf(rule),
    `:large_blue_circle: The first: ${escapeShort(formatTakers(rule, 'prefer'), 300)}`,
    `:large_orange_circle: The other side: ${escapeShort(formatTakers(rule, 'over'), 300)}`,
    `:white_circle: Both: ${escapeShort(formatTakers(rule, 'split'), 300)}`,
    `:heavy_minus_sign: ${tally.silent} say nothing on it, ${tally.none} did not answer${unread}`,
    ...differenceLines(rule),
    ...unsureLine(rule),
    ...(['over', 'prefer'] as const).flatMap((side) => quoteLine(rule, side)),
  ].join('\n');
}

function byLevel(rule: ReportRule): string {
  const levels = rule.byLevel.map(
    ({ level, tally }) => `• ${escapeShort(level, 60)}: ${tallyLine(tally)}`,
  );
  const none = ['Levels are not told apart here: too few people, or no levels are known.'];
  return [titleOf(rule), ...(levels.length === 0 ? none : levels), ...unsureLine(rule)].join('\n');
}

function tallyLine(tally: Tally): string {
  const quiet = tally.silent + tally.none + tally.unread;
  return `${tally.prefer} of ${askedIn(tally)} put it first, ${tally.over} the other side, ${tally.split} both, ${quiet} silent`;
}

function signalBlocks({ signal }: Report): readonly (readonly KnownBlock[])[] {
  if (signal.length === 0) return [];
  const steps = signal.map(
    ({ band, aligned }) => `${escapeShort(band, 60)} ${aligned.count} of ${aligned.of}`,
  );
  return [[paragraph(`*Whose own plan shows the strategy:* ${steps.join('  →  ')}`)]];
}

function titleOf({ prefer, over }: ReportRule): string {
  return `*${escapeShort(prefer, 300)}* _over_ ${escapeShort(over, 300)}`;
}

/** Only what holds beyond chance is spoken of as a difference. */
function differenceLines({ byFunction: groups }: ReportRule): readonly string[] {
  const on = (difference: 'higher' | 'lower') =>
    groups.filter((group) => group.difference === difference).map((group) => group.function);
  const line = (names: readonly string[], words: string) =>
    names.length === 0
      ? []
      : [`_Beyond chance: ${escapeShort(formatList(names), 200)} ${words} than the others._`];
  return [
    ...line(on('higher'), 'put it first more'),
    ...line(on('lower'), 'put it first less'),
    ...(groups.length > 1 && groups.every(({ difference }) => difference === 'too-few')
      ? ['_Too few answers to tell whether groups differ._']
      : []),
  ];
}

function unsureLine({ unsure }: ReportRule): readonly string[] {
  if (unsure === 0) return [];
  return [`_${counted(unsure, 'answer is', 'answers are')} not surely understood._`];
}

/** The words of one who takes a side, their own before what only reads like it. */
function quoteLine({ stands }: ReportRule, side: 'prefer' | 'over'): readonly string[] {
  const takers = stands.filter((stand) => stand.stand === side && stand.quote);
  const shown = takers.find(({ origin }) => isOwnWord(origin)) ?? takers[0];
  if (shown === undefined) return [];
  const { words, signature } = voiceOn(shown);
  const whole = wholeSentences(words, 260);
  return whole === '' ? [] : [`>“${escapeShort(whole, 300)}” (${escapeShort(signature, 120)})`];
}
