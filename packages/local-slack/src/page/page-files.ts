import type { ServerResponse } from 'node:http';
import type { World } from '../world.ts';

/** What a browser may show by itself; anything else is downloaded. */
const shown = /^(image\/(png|jpeg|gif|webp|svg\+xml)|audio\/|video\/|text\/(plain|csv)$)/;

/** Gives the page a file of the workspace. It never runs: neither as a page nor as a drawing. */
export function answerPageFile(world: World, id: string, response: ServerResponse): void {
  const file = world.files.get(id);
  if (!file?.complete) {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('There is no such file.');
    return;
  }
  const how = shown.test(file.mimetype) ? 'inline' : 'attachment';
  response.writeHead(200, {
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'content-type': file.mimetype.startsWith('text/')
      ? `${file.mimetype}; charset=utf-8`
      : file.mimetype,
    'content-disposition': `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'cache-control': 'no-store',
  });
  response.end(file.bytes);
}
