import { z } from 'zod';
import { listOf } from '../../../slack/readable.ts';
import { wordsOfBlocks } from './block-words.ts';

const text = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);

const attachmentSchema = z.object({
  is_share: flag,
  is_msg_unfurl: flag,
  author_id: text,
  author_name: text,
  from_url: text,
  original_url: text,
  app_unfurl_url: text,
  pretext: text,
  title: text,
  text,
  fallback: text,
  fields: listOf(z.object({ title: text, value: text })),
  blocks: z.unknown().optional(),
  message_blocks: listOf(z.object({ message: z.object({ blocks: z.unknown().optional() }) })),
});
type Attachment = z.output<typeof attachmentSchema>;

/** The parts of a message that may hold words. */
export const wordedSchema = z.object({
  text: z
    .string()
    .nullish()
    .transform((words) => words ?? ''),
  blocks: z.unknown().optional(),
  attachments: listOf(attachmentSchema),
});

/** What Slack puts in the place of words that it keeps in blocks. */
const PLACEHOLDER =
  /^This (?:content can['’]t be displayed|message contains interactive elements)\.?$/;

/**
 * The words of a message: those of its author, and those of somebody else that they passed on. The own
 * ones stand in the text, else in blocks or attachments; a link's preview is nobody's words.
 */
export function wordsOfMessage(
  author: string,
  { text: written, blocks, attachments }: z.output<typeof wordedSchema>,
): { readonly text: string; readonly passedOn: readonly string[] } {
  const typed = isBlank(written) || PLACEHOLDER.test(written) ? wordsOfBlocks(blocks) : written;
  const own: string[] = [typed];
  const passedOn: string[] = [];
  for (const attachment of attachments ?? []) {
    if (attachment === null || isPreview(attachment, typed)) continue;
    // Apps put attachments of their own beside words; alone they are all that was said.
    if (!isShared(attachment) && !isBlank(typed)) continue;
    (isTheirs(attachment, author) ? passedOn : own).push(wordsOf(attachment));
  }
  return { text: own.filter(isSaid).join('\n'), passedOn: passedOn.filter(isSaid) };
}

function isShared({ is_share, is_msg_unfurl }: Attachment): boolean {
  return is_share === true || is_msg_unfurl === true;
}

/** Slack shows what a link leads to; of a message that was forwarded the link stands in no text. */
function isPreview(attachment: Attachment, typed: string): boolean {
  const { from_url, original_url, app_unfurl_url } = attachment;
  const urls = [from_url, original_url, app_unfurl_url].filter((url) => !isBlank(url));
  if (!isShared(attachment)) return urls.length > 0;
  return attachment.is_share !== true && urls.some((url) => typed.includes(url ?? ''));
}

function isTheirs(attachment: Attachment, author: string): boolean {
  const { author_id, author_name } = attachment;
  if (!isBlank(author_id)) return author_id !== author;
  return isShared(attachment) || !isBlank(author_name);
}

function wordsOf(attachment: Attachment): string {
  const { pretext, title, fields, fallback } = attachment;
  const quoted = (attachment.message_blocks ?? []).map((each) =>
    wordsOfBlocks(each?.message.blocks),
  );
  const main = [attachment.text, wordsOfBlocks(attachment.blocks), ...quoted].find(isSaid);
  const named = (fields ?? []).map((field) =>
    [field?.title, field?.value].filter(isSaid).join(': '),
  );
  const words = [pretext, title, main, ...named].filter(isSaid).join('\n');
  return isBlank(words) ? (fallback ?? '') : words;
}

function isSaid(words: string | null | undefined): words is string {
  return !isBlank(words);
}

/** Nothing that anybody could read: invisible characters say nothing either. */
function isBlank(words: string | null | undefined): boolean {
  return (words ?? '').replace(/[\s\p{Cf}\u2800\u3164]/gu, '') === '';
}
