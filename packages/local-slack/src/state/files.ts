import type { World } from '../world.ts';
import type { Clip, SlackFile } from './file.ts';
import { appIsMember } from './lookup.ts';

const mimetypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  m4a: 'audio/mp4',
  md: 'text/markdown',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  yaml: 'text/yaml',
  yml: 'text/yaml',
};

/** Puts a file into the workspace; it is shared by a message later. */
export function addFile(
  world: World,
  added: {
    readonly owner: string;
    readonly name: string;
    readonly bytes: Buffer;
    readonly complete: boolean;
    readonly mimetype?: string | undefined;
    readonly altText?: string | undefined;
    readonly clip?: Clip | undefined;
    readonly isInForm?: true;
  },
): SlackFile {
  const filetype = added.name.split('.').at(-1) ?? 'text';
  const file: SlackFile = {
    id: world.ids.next('F'),
    owner: added.owner,
    created: Math.floor(world.clock() / 1000),
    name: added.name,
    title: added.name,
    mimetype: added.mimetype ?? mimetypes[filetype] ?? 'application/octet-stream',
    filetype,
    bytes: added.bytes,
    complete: added.complete,
    shares: [],
    ...(added.altText ? { altText: added.altText } : {}),
    ...(added.clip ? { clip: added.clip } : {}),
    ...(added.isInForm ? { isInForm: true } : {}),
  };
  world.files.set(file.id, file);
  return file;
}

/** True for the app's own files, those put into its forms, and those shared in a conversation that it is in. */
export function appCanSee(world: World, file: SlackFile): boolean {
  if (file.owner === world.identity.botUserId || file.isInForm) return true;
  return file.shares.some((share) => {
    const channel = world.channels.get(share.channel);
    return channel !== undefined && appIsMember(world, channel);
  });
}
