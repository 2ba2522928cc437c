import { isOwnWord } from '../../domain/reading.ts';
import { counted, formatList } from '../../domain/words.ts';
import { EVERYBODY } from '../flags/disclosure/groups.ts';
import { signatureOf } from '../flags/quotes.ts';
import type { Tally } from '../flags/tally.ts';
import { formatSeems, READS_LIKE_IT, type Voice } from './collision-cards.ts';
import type { ReportRule, ReportStand } from './report.ts';
import { capital, plainReplyText } from './report-words.ts';

/** A side of a trade-off with all that people say for it. */
export type SideInFull = {
  readonly side: ReportStand['stand'];
  readonly words: string;
  /** "2 say so, 1 more reads like it, not confirmed". */
  readonly who: string;
  /** Own words first. */
  readonly voices: readonly Voice[];
  /** Who says so without words that may be quoted; '' for nobody. */
  readonly unquoted: string;
};

/** Who stands on a side of a trade-off, with the functions of those who say so. */
export function formatTakers(
  { byFunction, own, tally }: ReportRule,
  side: ReportStand['stand'],
): string {
  const said = byFunction.filter((group) => group.own[side] > 0).map((each) => each.function);
  const groups = said.filter((group) => group !== EVERYBODY);
  return formatWho(own[side], tally[side] - own[side], groups);
}

const MOST_VOICES = 12;

/** The sides of a trade-off; that somebody wants both stands there only where somebody does. */
export function sidesInFull(rule: ReportRule): readonly SideInFull[] {
  const cost = rule.evenIf === '' ? '' : `, even if ${rule.evenIf}`;
  const sides = [
    sideInFull(rule, 'prefer', `${rule.prefer}${cost}`),
    sideInFull(rule, 'over', rule.over),
    sideInFull(rule, 'split', 'Both, or case by case'),
  ];
  return sides.filter(({ side }) => side !== 'split' || rule.tally.split > 0);
}

function sideInFull(rule: ReportRule, side: ReportStand['stand'], words: string): SideInFull {
  const takers = rule.stands.filter(({ stand }) => stand === side);
  const own = takers.filter(({ origin }) => isOwnWord(origin));
  const read = takers.filter(({ origin }) => !isOwnWord(origin));
  const quoted = [...own, ...read].filter(({ quote }) => quote);
  return {
    side,
    words: capital(words),
    who: formatWho(rule.own[side], rule.tally[side] - rule.own[side]),
    voices: quoted.slice(0, MOST_VOICES).map(voiceOn),
    unquoted: formatUnquoted(
      own.filter(({ quote }) => !quote),
      quoted.length - MOST_VOICES,
    ),
  };
}

/** "2 say so (Sales), 1 more reads like it, not confirmed": groups stand there for own words alone. */
export function formatWho(own: number, read: number, groups: readonly string[] = []): string {
  const where = groups.length === 0 ? '' : ` (${formatList(groups)})`;
  const said = own === 0 ? [] : [`${counted(own, 'says so', 'say so')}${where}`];
  const seems = read <= 0 ? [] : [formatSeems(read, own > 0)];
  const parts = [...said, ...seems];
  return parts.length === 0 ? 'Nobody' : parts.join(', ');
}

/** The words of somebody on a side; signed where they stand there by their own word. */
export function voiceOn(stand: ReportStand): Voice {
  const isOwn = isOwnWord(stand.origin);
  const signature = isOwn ? signatureOf(stand) : READS_LIKE_IT;
  return { words: plainReplyText(stand.quote ?? ''), signature, isOwn };
}

function formatUnquoted(own: readonly ReportStand[], more: number): string {
  const names = own.slice(0, MOST_VOICES).map(signatureOf);
  const left = own.length - names.length + Math.max(0, more);
  const parts = [...names, ...(left > 0 ? [`${left} more`] : [])];
  return parts.length === 0 ? '' : `Also ${parts.join('; ')}.`;
}

/** Who takes no side: "7 take no side, 1 has not answered". '' where everybody does. */
export function formatQuiet({ silent, unread, none }: Tally): string {
  const parts = [
    ...(silent > 0 ? [counted(silent, 'takes no side', 'take no side')] : []),
    ...(unread > 0 ? [counted(unread, 'is not read', 'are not read')] : []),
    ...(none > 0 ? [counted(none, 'has not answered', 'have not answered')] : []),
  ];
  return parts.length === 0 ? '' : `${capital(parts.join(', '))}.`;
}
