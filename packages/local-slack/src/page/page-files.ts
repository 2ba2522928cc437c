import type { ServerResponse } from 'node:http';
import type { World } from '../world.ts';
import type { PageHost } from './page-host.ts';

/** What a browser may show by itself; anything else is downloaded. */
const shown = /^(image\/(png|jpeg|gif|webp|svg\+xml)|audio\/|video\/|text\/(plain|csv)$)/;

/** Gives the page a file of the workspace. It never runs: neither as a page nor as a drawing. */
export function answerPageFile(world: World, id: string, response: ServerResponse): void {
  const file = world.files.get(id);
  if (file?.complete) {
    const how = shown.test(file.mimetype) ? 'inline' : 'attachment';
    answerFile({ ...file, how, content: file.bytes }, response);
  } else noSuchFile(response);
}

/** Shows what the host made, such as a page of its own; no script in it runs, and it loads nothing. */
export function answerMadeFile({ forms }: PageHost, id: string, response: ServerResponse): void {
  const file = forms.made(id);
  if (file === undefined) noSuchFile(response);
  else answerFile({ ...file, how: 'inline' }, response);
}

function noSuchFile(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain' });
  response.end('There is no such file.');
}

type Answered = {
  readonly name: string;
  readonly mimetype: string;
  readonly how: 'inline' | 'attachment';
  readonly content: string | Uint8Array;
};

function answerFile({ name, mimetype, how, content }: Answered, response: ServerResponse): void {
  response.writeHead(200, {
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'content-type': mimetype.startsWith('text/') ? `${mimetype}; charset=utf-8` : mimetype,
    'content-disposition': `${how}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox",
    'cache-control': 'no-store',
  });
  response.end(content);
}
