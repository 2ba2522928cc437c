import type { Pseudonyms } from './pseudonyms.ts';

/** What is replaced wherever it stands, and by what. */
export type Rule = readonly [pattern: RegExp, replace: (match: RegExpMatchArray) => string];

const DIGIT = '\\p{Nd}';
const BETWEEN = '[\\s\\u00a0.()/\\-‐‑–]';
const NOT_AFTER = `(?<![\\p{L}${DIGIT}][.,]?|[$€£¥])`;
const NOT_BEFORE = `(?![.,]?${DIGIT}|\\s?[%€$£¥])`;
const DATE = `${DIGIT}{1,2}[./\\-]${DIGIT}{1,2}[./\\-]${DIGIT}{2,4}(?!${DIGIT})`;

/** How telephone numbers are written; what may be an amount, a year or a date is none of them. */
const PHONES: readonly RegExp[] = [
  // +49 170 1234567, 0044 20 7946 0018
  `(?<!${DIGIT})(?:[+＋]|00(?=[1-9]))${BETWEEN}{0,2}${DIGIT}(?:${BETWEEN}{0,3}${DIGIT}){6,14}`,
  // 030 123456, 06 12 34 56 78
  `${NOT_AFTER}(?!${DATE})\\(?0${DIGIT}(?:${BETWEEN}{0,3}${DIGIT}){5,12}${NOT_BEFORE}`,
  // (415) 555-0132, (11) 91234-5678
  `\\(${DIGIT}{2,5}\\)${BETWEEN}{0,2}${DIGIT}{3,5}${BETWEEN}{0,2}${DIGIT}{3,4}${NOT_BEFORE}`,
  // 415-555-0132, 1-800-555-0132, 138 1234 5678
  `${NOT_AFTER}(?:1[ .-])?${DIGIT}{3}[ .-]${DIGIT}{3,4}[ .-]${DIGIT}{4}${NOT_BEFORE}`,
  // 612 34 56 78, 98765 43210
  `${NOT_AFTER}${DIGIT}{3}(?:[ .-]${DIGIT}{2}){3}${NOT_BEFORE}`,
  `${NOT_AFTER}${DIGIT}{5}[ -]${DIGIT}{5}${NOT_BEFORE}`,
  // 4155550132, but not 1000000000
  `${NOT_AFTER}(?!${DIGIT}{3,12}000(?!${DIGIT}))${DIGIT}{9,15}${NOT_BEFORE}`,
].map((pattern) => new RegExp(pattern, 'gu'));

/** "tel. 55 01 32": after such a word five digits are enough. */
const NAMED_PHONE = new RegExp(
  `(?<=\\b(?:tel|tele?phone|phone|mobile|cell|fax|handy|whatsapp|ext|extension|durchwahl|call)[.:]{0,2}\\s{0,2})${DIGIT}(?:${BETWEEN}?${DIGIT}){3,14}`,
  'giu',
);

const ENDS_HOST =
  'com|org|net|io|co|eu|de|uk|fr|es|nl|pl|ch|fi|cz|hu|tr|ru|jp|cn|kr|br|mx|au|ca|app|dev|ai|cloud|info|biz|gov|edu|example|internal|local|corp|intra';

/** What is replaced before names are looked for. Every repetition has a bound, so that a text made to be slow is not. */
export function rulesFor({ ofPerson, ofEmail }: Pseudonyms): readonly Rule[] {
  const email = (match: RegExpMatchArray) => ofEmail(match[0]);
  return [
    [/^[ \t]*(?:>|&gt;).*$/gm, () => "[somebody else's words]"],
    [/<@([A-Z0-9]{1,32})(?:\|[^>\n]{0,200})?>/g, (match) => ofPerson(match[1] ?? '')],
    [/<(?:#|!)[^>\n]{0,300}>/g, (match) => (match[0].startsWith('<#') ? '#channel' : '@group')],
    [/<mailto:([^|>\n]{0,300})(?:\|[^>\n]{0,300})?>/gi, (match) => ofEmail(match[1] ?? '')],
    [/<tel:[^>\n]{0,300}>/gi, () => '[phone]'],
    [
      /(?<![\p{L}\p{M}\p{N}_.+%-])[\p{L}\p{M}\p{N}_.+%-]{1,200}[@＠][\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){0,8}/gu,
      email,
    ],
    [
      /(?<![\w.+-])[\w.+-]{1,64}\s{0,2}[([{](?:at|@|ät)[)\]}]\s{0,2}[\w-]{1,63}(?:(?:\.|\s{0,2}[([{](?:dot|punkt|\.)[)\]}]\s{0,2})[\w-]{1,63}){1,4}/gi,
      email,
    ],
    // Of a link with a label the label stays: it is part of the sentence.
    [/<[a-z][a-z0-9+.-]{1,20}:[^|>\n]{0,3000}\|(?=[^>\n]{0,300}>)/gi, () => ''],
    [/(?<=<[a-z][a-z0-9+.-]{1,20}:[^|>\n]{0,3000}\|[^>\n]{0,300})>/gi, () => ''],
    [/<[a-z][a-z0-9+.-]{1,20}:[^>\n]{0,3000}>/gi, () => '[link]'],
    [/\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>|]{1,3000}/gi, () => '[link]'],
    [/\\\\[\w.-]{1,64}\\[^\s<>|]{1,1000}/g, () => '[link]'],
    [/\bwww\.[^\s<>|]{1,3000}/gi, () => '[link]'],
    [
      /(?<![\p{L}\p{N}.@_-])(?:[\p{L}\p{N}-]{1,63}\.){1,6}[\p{L}]{2,20}(?::\d{1,5})?\/[^\s<>|]{1,2000}/gu,
      () => '[link]',
    ],
    [
      new RegExp(
        `(?<![\\p{L}\\p{N}.@_-])(?:[\\p{L}\\p{N}-]{1,63}\\.){1,6}(?:${ENDS_HOST})(?![\\p{L}\\p{N}_]|\\.\\p{L})`,
        'gu',
      ),
      () => '[link]',
    ],
    ...[...PHONES, NAMED_PHONE].map((pattern): Rule => [pattern, () => '[phone]']),
    [/&(amp|lt|gt);/g, (match) => ENTITIES[match[1] ?? ''] ?? match[0]],
  ];
}

/** What is replaced after names: somebody who is called by a handle that nobody here knows. */
export const HANDLES: Rule = [
  /(?<![\p{L}\p{M}\p{N}@])[@＠](?!(?:here|channel|everyone)\b)\p{L}[\p{L}\p{M}\p{N}._-]{0,60}/gu,
  () => '@somebody',
];

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };
