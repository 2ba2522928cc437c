import { z } from 'zod';

const fileSchema = z.object({
  id: z.string().min(1),
  mode: z.string().nullish().catch(null),
  subtype: z.string().nullish().catch(null),
  mimetype: z.string().nullish().catch(null),
});

const CLIPS = new Set(['slack_audio', 'slack_video']);

/**
 * Tells the clips among the files of a message from the others: what was recorded in Slack, and
 * any sound or film. A deleted file is neither. Never throws.
 */
export function sortFiles(files: readonly unknown[]): {
  readonly clips: readonly { readonly fileId: string }[];
  readonly otherFiles: number;
} {
  const known = files.map((file) => fileSchema.safeParse(file).data);
  const there = known.filter((file) => file?.mode !== 'tombstone');
  const ids = there.flatMap((file) => (file !== undefined && isClip(file) ? [file.id] : []));
  return {
    clips: [...new Set(ids)].map((fileId) => ({ fileId })),
    otherFiles: there.length - ids.length,
  };
}

function isClip({ subtype, mimetype }: z.infer<typeof fileSchema>): boolean {
  return CLIPS.has(subtype ?? '') || /^(audio|video)\//.test(mimetype ?? '');
}
