import { z } from 'zod';
import type { Press } from '../find-asked.ts';

const metadataSchema = z.object({
  subject: z.union([
    z.object({ kind: z.enum(['prompt', 'round']), id: z.string() }),
    z.object({ kind: z.literal('sample') }),
  ]),
  place: z.object({ channelId: z.string(), messageTs: z.string() }).nullable(),
});

/** What a form remembers of the press that opened it. Who sends it is known from Slack alone. */
export function pressMetadata({ subject, place }: Press): string {
  return JSON.stringify({ subject, place });
}

/** The press that opened a form, now of the one who sends it; undefined for a form that is not ours. */
export function pressOf(
  metadata: string,
  who: Pick<Press, 'workspaceId' | 'personId'>,
): Press | undefined {
  const parsed = metadataSchema.safeParse(parseJson(metadata));
  return parsed.success ? { ...parsed.data, ...who } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
