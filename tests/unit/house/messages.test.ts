import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MessageKindName } from '../../../src/domain/outbox-message.ts';
import { composeDocument, DOCUMENT, everyText, MOMENTS } from '../../messages/document.ts';
import { FORM, RECEIPTS } from '../../messages/moments/answering.ts';
import { PICKS, QUESTION } from '../../messages/moments/asking.ts';
import { DECIDED } from '../../messages/moments/decided.ts';
import { REMINDER } from '../../messages/moments/later.ts';
import { UNDERSTOOD } from '../../messages/moments/read-back.ts';
import { TOLD } from '../../messages/moments/told.ts';
import { countWords, type Moment, type Shown } from '../../messages/shown.ts';

const MOST_WORDS = 60;

/** What executives and admins get is not in the document. */
type ToLeaders = Exclude<
  MessageKindName,
  | 'admin-note'
  | 'asked-back'
  | 'checklist'
  | 'flag-assigned'
  | 'not-ready'
  | 'questions-asked'
  | 'round-closed'
  | 'sample'
  | 'trouble'
>;

/** Where each kind of message stands. */
const WHERE: Readonly<Record<ToLeaders, Moment>> = {
  prompt: QUESTION,
  'round-opening': QUESTION,
  why: PICKS,
  'form-echo': FORM,
  reminder: REMINDER,
  receipt: RECEIPTS,
  heard: RECEIPTS,
  'clip-unheard': RECEIPTS,
  'file-declined': RECEIPTS,
  'not-own-words': RECEIPTS,
  'which-question': RECEIPTS,
  'read-back': UNDERSTOOD,
  'read-back-nudge': UNDERSTOOD,
  'question-answered': TOLD,
  'right-told': TOLD,
  decision: DECIDED,
};

/** Words that we use among ourselves, and what a computer calls things: no leader needs them. */
const JARGON: readonly RegExp[] = [
  /\bprompts?\b/i,
  /\brounds?\b/i,
  /\breadings?\b/i,
  /\bread-?backs?\b/i,
  /\breaders?\b/i,
  /\brevisions?\b/i,
  /\bflags?\b/i,
  /\bdivergen\w*/i,
  /\baudiences?\b/i,
  /\bexcerpts?\b/i,
  /\bevidence\b/i,
  /\bdisclosure\b/i,
  /\bworkspaces?\b/i,
  /\boperational\b|\baspirational\b|\bhedged\b/i,
  /\bconfidence\b|\bclassif\w*|\balgorithm\w*|\bmodel\b/i,
  /\bcron\b|\bdatabase\b|\bserver\b|\btoken\b|\bmetadata\b|\bpayload\b|\boutbox\b|\bmodal\b/i,
  /\bIDs?\b|\bJSON\b|\bAPI\b|\bUTC\b/,
  /\b[UCDTR]0[A-Z0-9]{2,}\b/,
  /\bundefined\b|\bnull\b|\[object/,
];

/** What sounds like marks for pupils. */
const GRADING =
  /\bscores?\b|\bgrad(?:e|ed|es|ing)\b|\bcorrect\b|\bwrong\b|\bmistakes?\b|\bfail\w*/gi;

/** Where such a word may stand, and why. */
const EXCEPTIONS: readonly { readonly words: string; readonly why: string }[] = [
  { words: 'nobody is graded', why: 'it says that there are no marks' },
  { words: 'I am still reading it', why: 'the verb is everybody’s' },
  { words: 'Transcripts can be wrong', why: 'it speaks of a machine, not of a person' },
];

/** Everything of ours in a text, the labels of its buttons too, but for the exceptions. */
function oursIn({ parts, text }: Shown): string {
  const labels = text.match(/\[[^\]\n]*\]/g) ?? [];
  const all = [...parts, ...labels].join('\n');
  return EXCEPTIONS.reduce((rest, { words }) => rest.replaceAll(words, ''), all);
}

describe('docs/messages.md', () => {
  it('is current: run "npm run messages" if this fails', () => {
    expect(readFileSync(DOCUMENT, 'utf8') === composeDocument()).toBe(true);
  });

  it('has every kind of message that a leader gets', () => {
    for (const moment of Object.values(WHERE)) expect(MOMENTS).toContain(moment);
  });

  it('has a title of its own for every text of a moment', () => {
    for (const { shown } of MOMENTS) {
      const titles = shown.map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });
});

describe('every text that a leader gets', () => {
  const texts = everyText().map((shown) => [shown.title, shown] as const);

  it.each(texts)('is short: %s', (_, { parts }) => {
    for (const part of parts) {
      expect(countWords(part), part).toBeLessThanOrEqual(MOST_WORDS);
    }
  });

  it.each(texts)('is in plain words and grades nobody: %s', (_, shown) => {
    const ours = oursIn(shown);
    for (const word of JARGON) expect(ours).not.toMatch(word);
    expect(ours.match(GRADING) ?? []).toEqual([]);
  });

  it.each(texts)('is warm where it says no, and shouts at nobody: %s', (_, shown) => {
    expect(oursIn(shown)).not.toMatch(/\berror\b|\binvalid\b|\bdenied\b|\bforbidden\b|!!/i);
  });

  it('needs every exception that is made', () => {
    const all = everyText().flatMap(({ parts }) => parts);
    for (const { words } of EXCEPTIONS) {
      expect(all.some((part) => part.includes(words))).toBe(true);
    }
  });
});
