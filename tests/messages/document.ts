import { FORM, RECEIPTS } from './moments/answering.ts';
import { EXPLANATIONS, PICKS, QUESTION } from './moments/asking.ts';
import { DECIDED } from './moments/decided.ts';
import { GUIDE } from './moments/guide.ts';
import { HOME } from './moments/home.ts';
import { LATER, REMINDER } from './moments/later.ts';
import { PUT_RIGHT, UNDERSTOOD } from './moments/read-back.ts';
import { REFUSALS } from './moments/refusals.ts';
import { TOLD } from './moments/told.ts';
import { countWords, type Moment, type Shown } from './shown.ts';

/** Where the document is kept. */
export const DOCUMENT = new URL('../../docs/messages.md', import.meta.url);

/** The week of a leader, in its order. */
export const MOMENTS: readonly Moment[] = [
  QUESTION,
  EXPLANATIONS,
  PICKS,
  FORM,
  LATER,
  REMINDER,
  RECEIPTS,
  UNDERSTOOD,
  PUT_RIGHT,
  DECIDED,
  HOME,
  TOLD,
  GUIDE,
  REFUSALS,
];

const HEAD = `# Everything that Throughline says to a leader

Made by \`npm run messages\` from the messages themselves, as local-slack shows them; a test checks that it is current. Edit the texts in the \`messages\` and \`slack\` folders of \`src/features\`, never here. What executives and admins get besides (reports, set-up) is not in it.

No message has more than 60 words of ours. What a leader wrote, what stands in the strategy, in a question or in an article, and the labels of buttons are not counted. A form counts as one text without its choices; of a page, each part counts by itself. Buttons stand in [brackets], a quote after >, a field to fill in as ____. Times are in UTC here; Slack shows them by the clock and in the language of whoever reads.
`;

/** Every text of every moment, those under other settings too. */
export function everyText(): readonly Shown[] {
  const all = MOMENTS.flatMap(({ shown }) => shown);
  return all.flatMap((shown) => [shown, ...(shown.variants ?? [])]);
}

/** The whole document. */
export function composeDocument(): string {
  const contents = MOMENTS.map(({ title }, i) => `${i + 1}. ${title}`).join('\n');
  return `${[HEAD, `${contents}\n`, ...MOMENTS.map(momentText)].join('\n')}`;
}

function momentText({ title, comes, shown }: Moment, index: number): string {
  return [`## ${index + 1}. ${title}\n\n${comes}\n`, ...shown.map(shownText)].join('\n');
}

function shownText(shown: Shown): string {
  const { title, text, parts, variants = [] } = shown;
  const most = Math.max(...parts.map(countWords));
  const body = [fenced(text), wordsOfOurs(most, parts.length)];
  const others = variants.map((variant) => `${variant.title}: ${differing(text, variant.text)}`);
  return `### ${title}\n\n${[...body, ...others].join('\n\n')}\n`;
}

function fenced(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}

/** The lines of a text that another has not, in quotes. */
function differing(text: string, other: string): string {
  const known = new Set(text.split('\n'));
  const lines = other.split('\n').filter((line) => !known.has(line));
  return lines.map((line) => `“${line}”`).join(' ');
}

function wordsOfOurs(most: number, parts: number): string {
  return parts > 1 ? `At most ${most} words of ours in a part.` : `${most} words of ours.`;
}
