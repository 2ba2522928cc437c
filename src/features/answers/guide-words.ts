import type { Deps } from '../../deps.ts';
import type { IncomingMessage } from '../../domain/reply.ts';

/** "guide how …", "/guide: how …", "guide – how …", "“guide how …”". */
const ASKS_GUIDE = /^\/?guide\b[:,]?(?:\s*[-–—](?=\s))?(?:\s+([\s\S]*))?$/i;
const IN_QUOTES = /^["'“”„«‘’]([\s\S]*)["'“”»‘’]$/;

/** What somebody asks the guide in a direct message that starts with "guide", '' for "guide" alone; threads are for answers. */
export function guideQuestion({ isDirect, threadTs, text }: IncomingMessage): string | undefined {
  if (!isDirect || threadTs !== null) return undefined;
  const match = ASKS_GUIDE.exec(text.trim().replace(IN_QUOTES, '$1').trim());
  return match === null ? undefined : (match[1] ?? '').trim();
}

/** Whether a message is for the guide, and so no answer; an answer that was edited stays one. */
export async function isForGuide({ replies }: Deps, message: IncomingMessage): Promise<boolean> {
  if (guideQuestion(message) === undefined) return false;
  return message.editedTs === null || !(await replies.isKnown(message));
}
