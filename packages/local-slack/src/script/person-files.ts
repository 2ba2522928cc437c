import type { Channel } from '../state/channel.ts';
import type { Clip } from '../state/file.ts';
import { addFile } from '../state/files.ts';
import type { Person } from '../state/person.ts';
import type { World } from '../world.ts';
import { mustBeAbleToWrite, postAs, type Waiting } from './person-posts.ts';
import { completeTranscript } from './transcripts.ts';

/** A voice or video clip that a person records. */
export type ClipOptions = Waiting & {
  readonly durationMs: number;
  /** What is said. */
  readonly transcript?: string;
  /** The transcript is not ready yet: `slack.completeTranscript` makes it so. */
  readonly pending?: boolean;
  /** Default audio/mp4; a video clip with video/mp4 and `video: true`. */
  readonly mimetype?: string;
  readonly video?: boolean;
};

/** A file that a person shares. */
export type SharedFile = Waiting & {
  readonly name: string;
  readonly content: string | Buffer;
  readonly text?: string;
};

/** Where a shared file stands. */
export type FileRef = { readonly channel: string; readonly ts: string; readonly fileId: string };

/** A clip arrives as Slack's do: a file_share with empty text whose transcript comes later. */
export async function recordClipAs(
  world: World,
  person: Person,
  place: { channel: Channel; threadTs?: string },
  options: ClipOptions,
): Promise<FileRef> {
  mustBeAbleToWrite(world, person, place.channel);
  const clip: Clip = {
    kind: options.video ? 'slack_video' : 'slack_audio',
    durationMs: options.durationMs,
    spoken: options.transcript ?? '',
    status: 'processing',
  };
  const file = addFile(world, {
    owner: person.id,
    name: options.video ? 'screen_recording.mp4' : 'audio_message.m4a',
    mimetype: options.mimetype ?? (options.video ? 'video/mp4' : 'audio/mp4'),
    bytes: Buffer.from('local-slack clip'),
    complete: true,
    clip,
  });
  const message = await postAs(world, person, place.channel, '', {
    ...place,
    ...options,
    fileIds: [file.id],
  });
  if (!options.pending) await completeTranscript(world, file.id, undefined, options);
  return { ...message, fileId: file.id };
}

/** A person shares a file, with or without a comment. */
export async function shareFileAs(
  world: World,
  person: Person,
  place: { channel: Channel; threadTs?: string },
  shared: SharedFile,
): Promise<FileRef> {
  mustBeAbleToWrite(world, person, place.channel);
  const file = addFile(world, {
    owner: person.id,
    name: shared.name,
    bytes: Buffer.from(shared.content),
    complete: true,
  });
  const message = await postAs(world, person, place.channel, shared.text ?? '', {
    ...place,
    ...shared,
    fileIds: [file.id],
  });
  return { ...message, fileId: file.id };
}
