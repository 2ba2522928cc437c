import { z } from 'zod';
import { BARRIERS, READING_KINDS, SIDES } from '../../domain/reading.ts';
import type { LabelledReply } from './load-cases.ts';

const replySchema = z.object({
  id: z.string(),
  question: z.string(),
  channel: z.enum(['thread', 'dm', 'voice']),
  text: z.string(),
  labels: z.object({
    reading: z.enum(READING_KINDS),
    barriers: z.array(z.enum(BARRIERS)),
    positions: z.record(z.string(), z.enum(SIDES)),
    evidence: z.string().nullish(),
  }),
});

/** Parses replies.jsonl, one labelled reply a line. Throws with the line where one is wrong. */
export function parseCaseReplies(jsonl: string, fileName: string): readonly LabelledReply[] {
  return jsonl.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const parsed = replySchema.safeParse(JSON.parse(line));
    if (!parsed.success) {
      throw new Error(`${fileName} line ${i + 1}: ${z.prettifyError(parsed.error)}`);
    }
    const { labels, ...reply } = parsed.data;
    const { reading: kind, barriers, positions, evidence } = labels;
    return [{ ...reply, evidence: evidence ?? '', labels: { kind, barriers, positions } }];
  });
}
