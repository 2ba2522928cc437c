import { describe, expect, it } from 'vitest';
import { parseArguments, parseMultipart } from '../../src/http/read-body.ts';

describe('request bodies', () => {
  it('give arguments from a form, from JSON and from the query', () => {
    const query = new URLSearchParams('limit=5');
    const form = parseArguments(
      'application/x-www-form-urlencoded',
      Buffer.from('a=1+%26&b=%5B%5D'),
      query,
    );
    expect(form).toEqual({ limit: '5', a: '1 &', b: '[]' });
    const json = parseArguments(
      'application/json; charset=utf-8',
      Buffer.from('{"a":{"b":1}}'),
      query,
    );
    expect(json).toEqual({ limit: '5', a: { b: 1 } });
    expect(parseArguments('application/json', Buffer.from('{nonsense'), query)).toEqual({
      limit: '5',
    });
  });

  it('give the parts of a multipart form byte by byte', async () => {
    const form = new FormData();
    const bytes = Buffer.from([13, 10, 45, 45, 0, 255, 13, 10, 13, 10]);
    form.append('note', 'hello');
    form.append('body', new Blob([bytes]), 'file.bin');
    const request = new Request('http://127.0.0.1/', { method: 'POST', body: form });
    const type = request.headers.get('content-type') ?? '';
    const parts = parseMultipart(type, Buffer.from(await request.arrayBuffer()));
    expect(parts.map((part) => part.name)).toEqual(['note', 'body']);
    expect(parts[0]?.data.toString()).toBe('hello');
    expect(parts[1]?.data).toEqual(bytes);
  });
});
