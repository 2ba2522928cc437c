import type { KnownBlock } from '@slack/types';
import type { ReportPriority, ReportRule } from '../../domain/report.ts';
import { signatureOf } from '../../domain/signature.ts';
import { counted } from '../../domain/words.ts';
import { sizeOf } from './fit.ts';
import { escapeShort, paragraph, plainWords, smallPrint } from './text.ts';

/**
 * The decision rules of a report under their priorities, within `room` and `most` blocks. Where
 * not all fit, those on which plans part most are shown, and a line says how many are missing.
 */
export function ruleBlocks(
  priorities: readonly ReportPriority[],
  room: number,
  most: number,
): readonly KnownBlock[] {
  const all = priorities.flatMap((priority) => priority.rules);
  const shown = pickRules(priorities, room - sizeOf([missingLine(all.length)]), most - 1);
  const missing = all.length - shown.size;
  return [
    ...priorities.flatMap((priority) => {
      const rules = priority.rules.filter((rule) => shown.has(rule));
      return rules.length === 0 ? [] : [titleBlock(priority), ...rules.map(ruleBlock)];
    }),
    ...(missing > 0 ? [missingLine(missing)] : []),
  ];
}

function missingLine(missing: number): KnownBlock {
  return smallPrint(
    `${counted(missing, 'more trade-off', 'more trade-offs')} did not fit here; plans part no further on them.`,
  );
}

function pickRules(
  priorities: readonly ReportPriority[],
  room: number,
  most: number,
): ReadonlySet<ReportRule> {
  const candidates = priorities.flatMap((priority) =>
    priority.rules.map((rule) => ({ priority, rule })),
  );
  const shown = new Set<ReportRule>();
  const titled = new Set<ReportPriority>();
  let left = room;
  let blocksLeft = most;
  for (const { priority, rule } of candidates.sort(
    (a, b) => partingOn(b.rule) - partingOn(a.rule),
  )) {
    const blocks = [...(titled.has(priority) ? [] : [titleBlock(priority)]), ruleBlock(rule)];
    left -= sizeOf(blocks);
    blocksLeft -= blocks.length;
    // Nothing after the first that does not fit: what is missing must matter less than what is shown.
    if (left < 0 || blocksLeft < 0) return shown;
    shown.add(rule);
    titled.add(priority);
  }
  return shown;
}

/** How far plans part on a rule: whoever takes the given-up side weighs most. */
function partingOn({ tally }: ReportRule): number {
  return tally.over * 1000 + tally.split;
}

function titleBlock(priority: ReportPriority): KnownBlock {
  return paragraph(`*${escapeShort(priority.title, 150)}*`);
}

function ruleBlock(rule: ReportRule): KnownBlock {
  const { tally } = rule;
  const unread = tally.unread > 0 ? `, ${tally.unread} are still to be read` : '';
  return paragraph(
    [
      `${escapeShort(rule.prefer, 180)} _over_ ${escapeShort(rule.over, 180)}`,
      `:large_blue_circle: ${tally.prefer} put it first${where(rule, 'prefer')}`,
      `:large_orange_circle: ${tally.over} choose the other side${where(rule, 'over')}`,
      `:white_circle: ${tally.split} want both${where(rule, 'split')}`,
      `:heavy_minus_sign: ${tally.silent} say nothing on it, ${tally.none} did not answer${unread}`,
      ...(['over', 'prefer'] as const).flatMap((side) => quoteLine(rule, side)),
    ].join('\n'),
  );
}

/** The words of one who takes a side, the surest reading first; an unsure one is marked as such. */
function quoteLine({ stands }: ReportRule, side: 'prefer' | 'over'): readonly string[] {
  const takers = stands.filter((stand) => stand.stand === side && stand.quote !== null);
  const shown = takers.find((stand) => stand.decided) ?? takers[0];
  if (shown === undefined) return [];
  const who = `${signatureOf(shown)}${shown.decided ? '' : '; not a sure reading'}`;
  return [`>“${escapeShort(plainWords(shown.quote ?? ''), 160)}” (${escapeShort(who, 120)})`];
}

function where({ byFunction }: ReportRule, side: 'prefer' | 'over' | 'split'): string {
  const functions = byFunction.filter((f) => f.tally[side] > 0).map((f) => f.function);
  return functions.length === 0 ? '' : ` (${escapeShort(functions.join(', '), 100)})`;
}
