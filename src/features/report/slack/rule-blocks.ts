import type { KnownBlock } from '@slack/types';
import { counted, formatList } from '../../../domain/words.ts';
import { escapeShort, paragraph, plainWords } from '../../../slack/text.ts';
import { signatureOf } from '../../flags/quotes.ts';
import { askedIn, type Tally } from '../../flags/tally.ts';
import type { Share } from '../../flags/wilson.ts';
import { type Report, type ReportPriority, type ReportRule, rulesOf } from '../report.ts';
import type { Breakdown } from '../report-request.ts';
import { between, percent } from '../report-words.ts';

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
      `• ${escapeShort(prefer, 180)} _over_ ${escapeShort(over, 180)}\n   ${shareLine(aligned)} put it first, ${tally.over} choose the other side, ${tally.split} want both`,
  );
  return [paragraph([`*${escapeShort(title, 150)}*`, ...lines, ...decides].join('\n'))];
}

function byFunction(rule: ReportRule): string {
  const { tally } = rule;
  const unread = tally.unread > 0 ? `, ${tally.unread} are still to be read` : '';
  return [
    titleOf(rule),
    `:large_blue_circle: ${tally.prefer} put it first${where(rule, 'prefer')}`,
    `:large_orange_circle: ${tally.over} choose the other side${where(rule, 'over')}`,
    `:white_circle: ${tally.split} want both${where(rule, 'split')}`,
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
  return `*${escapeShort(prefer, 180)}* _over_ ${escapeShort(over, 180)}`;
}

function shareLine(share: Share): string {
  return `${share.count} of ${share.of} (${percent(share.count / Math.max(1, share.of))}, ${between(share)})`;
}

/** Only what holds beyond chance is spoken of as a difference. */
export function differenceLines({ byFunction: groups }: ReportRule): readonly string[] {
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

/** The words of one who takes a side, the surest reading first; an unsure one is marked as such. */
function quoteLine({ stands }: ReportRule, side: 'prefer' | 'over'): readonly string[] {
  const takers = stands.filter((stand) => stand.stand === side && stand.quote !== null);
  const shown = takers.find((stand) => stand.decided) ?? takers[0];
  if (shown === undefined) return [];
  const who = `${signatureOf(shown)}${shown.decided ? '' : '; not surely understood'}`;
  return [`>“${escapeShort(plainWords(shown.quote ?? ''), 160)}” (${escapeShort(who, 120)})`];
}

function where({ byFunction: groups }: ReportRule, side: 'prefer' | 'over' | 'split'): string {
  const functions = groups.filter((f) => f.tally[side] > 0).map((f) => f.function);
  return functions.length === 0 ? '' : ` (${escapeShort(functions.join(', '), 100)})`;
}
