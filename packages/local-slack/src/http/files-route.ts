import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SlackFile } from '../state/file.ts';
import { appCanSee } from '../state/files.ts';
import { toWebVtt } from '../state/transcript.ts';
import type { World } from '../world.ts';
import { parseMultipart, readBody } from './read-body.ts';

/** Gives out the bytes or the transcript of a file. Without the right token Slack shows its sign-in page. */
export function answerDownload(
  world: World,
  fileId: string,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  request.resume();
  const mayRead =
    request.headers.authorization === `Bearer ${world.identity.botToken}` &&
    world.standing === 'installed' &&
    world.manifest.botScopes.includes('files:read');
  if (!mayRead) {
    response.writeHead(302, {
      location: `${world.origin}/?redir=${encodeURIComponent(request.url ?? '')}`,
    });
    response.end();
    return;
  }
  const file = world.files.get(fileId);
  const content = file?.complete && appCanSee(world, file) ? contentOf(file, name) : undefined;
  response.writeHead(content ? 200 : 404, { 'content-type': content?.type ?? 'text/plain' });
  response.end(content?.bytes ?? 'not found');
}

/** Takes the bytes of an upload, raw or as the one part of a form. */
export async function answerUpload(
  world: World,
  fileId: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  const file = world.files.get(fileId);
  if (!file || file.complete) {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('not found');
    return;
  }
  file.bytes = type.startsWith('multipart/') ? (parseMultipart(type, body)[0]?.data ?? body) : body;
  response.writeHead(200, { 'content-type': 'text/plain' });
  response.end(`OK - ${file.bytes.length}`);
}

function contentOf(file: SlackFile, name: string): { type: string; bytes: Buffer } | undefined {
  if (name !== 'file.vtt') return { type: file.mimetype, bytes: file.bytes };
  if (file.clip?.status !== 'complete') return undefined;
  return { type: 'text/vtt', bytes: Buffer.from(toWebVtt(file.clip.spoken, file.clip.durationMs)) };
}
