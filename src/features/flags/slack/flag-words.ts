import { CAUSE_WORDS } from '../../../domain/cause.ts';
import type {
  FlagContent,
  FlagEvent,
  FlagQuote,
  FlagState,
  Severity,
  ToldTo,
} from '../../../domain/flag.ts';
import type { LocalDate } from '../../../domain/recurrence.ts';
import { shorten } from '../../../domain/words.ts';
import { escapeShort, line, moment, plainWords, quote } from '../../../slack/text.ts';
import type { ActFailure } from '../act-on-flag.ts';
import type { StandingFlag } from '../flag-workflow.ts';
import { signatureOf } from '../quotes.ts';

const QUOTE_LENGTH = 260;

export const STATE_WORDS: Readonly<Record<FlagState, string>> = {
  raised: 'new',
  acknowledged: 'seen',
  resolved: 'resolved',
  dismissed: 'dismissed',
  withdrawn: 'withdrawn: what it rested on is gone',
};

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  high: ':red_circle: serious',
  medium: ':large_orange_circle: to watch',
  low: ':white_circle: a sign',
};

/** A flag in one line of small print: how grave, how it stands, who looks after it. */
export function standingLine({ content, kept }: StandingFlag): string {
  return [
    SEVERITY_WORDS[content.severity],
    ...(kept === null ? [] : [STATE_WORDS[kept.state]]),
    ...(kept?.assigneeId ? [caredForBy(kept.assigneeId, kept.by)] : []),
    `behind it: ${CAUSE_WORDS[content.cause]}`,
  ].join(' · ');
}

function caredForBy(assigneeId: string, by: LocalDate | undefined): string {
  return `<@${escapeShort(assigneeId, 30)}> looks after it${byWhen(by)}`;
}

/** ", by 11 December 2026"; '' where no day was named. */
export function byWhen(by: LocalDate | undefined): string {
  return by === undefined ? '' : `, by ${dayInWords(by)}`;
}

/** A day as people say it: "11 December 2026". */
export function dayInWords(day: LocalDate): string {
  const parts = { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return new Intl.DateTimeFormat('en-GB', parts).format(new Date(`${day}T00:00:00Z`));
}

/** Quotes with who said them, as far as that may be told; words that are gone are left out. */
export function quoteLines(quotes: readonly FlagQuote[], longest = QUOTE_LENGTH) {
  return quotes
    .filter((each) => each.quote !== '')
    .flatMap((each) => [
      line(`${shorten(signatureOf(each), 140)}:`),
      quote(shorten(plainWords(each.quote), longest)),
    ]);
}

/** What happened to a flag, in one line of mrkdwn. */
export function eventWords({ at, personId, content }: FlagEvent): string {
  const who = personId === null ? '' : `<@${escapeShort(personId, 30)}> `;
  return `${moment(at)}: ${who}${happened(content)}`;
}

function happened(content: FlagEvent['content']): string {
  switch (content.kind) {
    case 'raised':
      return content.insteadOf === undefined
        ? 'raised by what people answered'
        : 'raised anew, as people say now how they mean it; what was done before goes on here';
    case 'changed':
      return 'changed: somebody corrected, added or deleted an answer';
    case 'withdrawn':
      return 'withdrawn: after a correction or deletion nothing shows it any more';
    case 'acknowledged':
      return 'has seen it';
    case 'reopened':
      return 'opened it again';
    case 'resolved':
    case 'dismissed': {
      const reason = `“${escapeShort(content.reason, 300)}”`;
      if (content.toldTo === undefined) return `${content.kind} it: ${reason}`;
      return `decided: ${reason}, and told ${TOLD_WORDS[content.toldTo]}`;
    }
    case 'assigned':
      return `asked <@${escapeShort(content.assigneeId, 30)}> to look after it${byWhen(content.by)}`;
    case 'asked-them':
      return 'put it to those concerned, by itself';
    case 're-asked':
      return 'had it put to people again, as a choice in the next round';
  }
}

/** Who hears of a decision. */
export const TOLD_WORDS: Readonly<Record<ToldTo, string>> = {
  concerned: 'those concerned',
  everybody: 'everybody who was asked',
};

/** Why nothing was done about a flag. */
export const ACT_FAILURES: Readonly<Record<ActFailure, string>> = {
  gone: 'This is no longer there.',
  'moved-on': 'Somebody else was faster. Please look at it again.',
  state:
    'It no longer stands where it stood, so this is not possible any more. Please look at it again.',
  'no-reason': 'Please say in a few words why: others will want to know.',
  'no-rule': 'Only a choice between two sides can be put to people or decided.',
  'not-here': 'Please pick somebody who is active in this workspace.',
  'past-day': 'Please pick today or a later day.',
  'no-one':
    'Nobody who is still here stands on a side of it any more, so there is nobody to ask or tell. Please look at it again.',
  'asked-already':
    'It is with them already: somebody else was faster. The report follows when it is back.',
  'no-schedule': 'Please pick one of the plans that ask about this strategy.',
};

/** A summary of a flag, short enough for one paragraph. */
export function summaryOf({ summary }: Pick<FlagContent, 'summary'>): string {
  return escapeShort(summary, 400);
}
