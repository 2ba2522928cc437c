import type { IncomingMessage } from 'node:http';
import { isObject, type JsonObject, parseJson } from '../json.ts';

/** Reads a whole request body. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The arguments of a Web API call, from a form or JSON body and the query. */
export function parseArguments(
  contentType: string,
  body: Buffer,
  query: URLSearchParams,
): JsonObject {
  const text = body.toString('utf8');
  const fromQuery = Object.fromEntries(query);
  if (contentType.startsWith('application/json')) {
    const parsed = parseJson(text);
    return { ...fromQuery, ...(isObject(parsed) ? parsed : {}) };
  }
  if (contentType.startsWith('multipart/form-data')) {
    const parts = parseMultipart(contentType, body);
    return {
      ...fromQuery,
      ...Object.fromEntries(parts.map((part) => [part.name, part.data.toString('utf8')])),
    };
  }
  return { ...fromQuery, ...Object.fromEntries(new URLSearchParams(text)) };
}

/** One part of a multipart body. */
export type Part = { readonly name: string; readonly data: Buffer };

/** The parts of a multipart/form-data body (RFC 7578). */
export function parseMultipart(contentType: string, body: Buffer): readonly Part[] {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) return [];
  const parts: Part[] = [];
  const delimiter = Buffer.from(`--${boundary}`);
  let start = body.indexOf(delimiter);
  while (start >= 0) {
    const end = body.indexOf(delimiter, start + delimiter.length);
    if (end < 0) break;
    const part = parsePart(body.subarray(start + delimiter.length + 2, end - 2));
    if (part) parts.push(part);
    start = end;
  }
  return parts;
}

function parsePart(raw: Buffer): Part | undefined {
  const split = raw.indexOf('\r\n\r\n');
  const name = /name="([^"]*)"/.exec(raw.subarray(0, Math.max(0, split)).toString('utf8'))?.[1];
  return split < 0 || name === undefined ? undefined : { name, data: raw.subarray(split + 4) };
}
