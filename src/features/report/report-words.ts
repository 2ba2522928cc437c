import type { FlagQuote } from '../../domain/flag.ts';
import type { ReadingKind } from '../../domain/reading.ts';
import { counted } from '../../domain/words.ts';
import { signatureOf } from '../flags/quotes.ts';
import type { Stand } from '../flags/round-view.ts';
import type { Share } from '../flags/wilson.ts';
import type { GivenAnswer } from './peoples-questions.ts';
import type { Report, ResponseCount } from './report.ts';

/** The kinds of reply, in the order a report shows them: from a plan to no answer. */
export const KIND_WORDS: readonly (readonly [ReadingKind, string])[] = [
  ['operational', 'name a change one can check'],
  ['aspirational', 'describe a direction, no change'],
  ['agreement', 'agree, and name no change'],
  ['hedged', 'keep both ways open'],
  ['conflicting', 'plan something the strategy ends'],
  ['unclear', 'do not answer the question'],
];

/** What else to know about who answered: one sentence for each number that is not zero. */
export function responseNotes(count: ResponseCount): readonly string[] {
  const replies = (n: number) => counted(n, 'reply', 'replies');
  const notes: readonly (readonly [number, string])[] = [
    [count.late, `${replies(count.late)} came after the round had closed.`],
    [count.unread, `${replies(count.unread)} could not be read, or not yet.`],
    [
      count.uncounted,
      `${replies(count.uncounted)} from people who were not asked: not counted here.`,
    ],
    [
      count.unreached,
      `${counted(count.unreached, 'person', 'people')} should have been asked but could not be reached.`,
    ],
  ];
  return notes.filter(([n]) => n > 0).map(([, note]) => note);
}

/** "1 Oct 2026, 07:00 UTC". */
function formatMoment(moment: Date): string {
  return `${formatDay(moment)}, ${moment.toISOString().slice(11, 16)} UTC`;
}

/** Who gave an answer, by their role. */
export function answeredBy({ by }: Pick<GivenAnswer, 'by'>): string {
  return by === 'owner' ? 'Answered by the owner of the strategy' : 'Answered by an executive';
}

/** When the round took place, in one line. */
export function formatRound({ openedAt, closesAt, isClosed }: Report['round']): string {
  const end = isClosed ? 'Replies were due by' : 'Still open until';
  return `Asked on ${formatMoment(openedAt)}. ${end} ${formatMoment(closesAt)}.`;
}

/** "Dana Whitfield, Sales, director". */
export function speakerOf(quote: FlagQuote): string {
  return [signatureOf(quote), quote.level].filter((part) => part !== null).join(', ');
}

/**
 * Text of people or articles without control characters and without marks that turn the direction
 * of writing: neither a terminal nor a page may be steered by what somebody wrote.
 */
export function harmless(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '');
}

/** Which reader read how many of the replies; '' where none is read. */
export function formatReaders(readBy: Report['readBy']): string {
  if (readBy.length === 0) return '';
  const readers = readBy.map(({ reader, replies }) => `${reader} (${replies})`);
  return `Replies read by ${readers.join(', ')}.`;
}

/** Every stand, in the order in which a report shows them. */
export const STANDS = [
  'prefer',
  'over',
  'split',
  'silent',
  'unread',
  'none',
] as const satisfies readonly Stand[];

/** With its first letter as a sentence begins. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** "42%". */
export function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

/** "5 of 12, so between 19% and 68%"; of nobody, nothing is known. */
export function formatShare({ count, of, low, high }: Share): string {
  if (of === 0) return 'nobody was asked';
  return `${count} of ${of}, so between ${percent(low)} and ${percent(high)}`;
}

const DAYS = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'medium' });

/** "1 Oct 2026". */
export function formatDay(moment: Date): string {
  return DAYS.format(moment);
}

/** "3 of 12 (25%)". */
export function ofAll({ count, of }: Share): string {
  return `${count} of ${of} (${percent(of === 0 ? 0 : count / of)})`;
}

/**
 * A quote of a reply for places outside Slack: Slack keeps links and mentions in angle brackets
 * and `&`, `<`, `>` as entities (docs.slack.dev, "Formatting message text").
 */
export function plainReplyText(text: string): string {
  return (
    text
      .replace(/<(?:https?|mailto):[^|>]+\|([^>]*)>/g, '$1')
      .replace(/<((?:https?|mailto):[^>]+)>/g, '$1')
      .replace(
        /<([@#])[^|>]*\|([^>]+)>/g,
        (_, sign, name) => sign + String(name).replace(/^[@#]/, ''),
      )
      .replace(/<![^|>]*\|([^>]+)>/g, '$1')
      .replace(/<!(here|channel|everyone)>/g, '@$1')
      // Quotes that earlier versions kept may end inside.
      .replace(/<#[^>]*(?:>|$)/g, 'a channel')
      .replace(/<[@!][^>]*(?:>|$)/g, 'somebody')
      .replace(/<(?:https?|mailto|tel):[^|>]*(?:\|([^>]*))?$/g, '$1')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
  );
}
