import { readdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { builtPage } from '../../../src/page/build-page.ts';
import { startTestSlack } from '../running.ts';

async function servedPage() {
  const slack = await startTestSlack();
  const { url } = await slack.servePage();
  return { slack, url: new URL(url) };
}

/** Asks for an address as any program of this machine might; answers the status and the text. */
function ask(url: URL, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }>(
    (resolve, reject) => {
      const asked = request(url, { headers }, async (response) => {
        let text = '';
        for await (const chunk of response) text += String(chunk);
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers });
      });
      asked.on('error', reject);
      asked.end();
    },
  );
}

/** Opens the link as a web page of this origin does; answers whether it was let in. */
function opens(url: URL, origin: string): Promise<boolean> {
  const link = new URL('live', url);
  link.protocol = 'ws:';
  const socket = new WebSocket(link, { origin });
  return new Promise((resolve) => {
    socket.on('open', () => {
      socket.close();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

describe('the server of the page', () => {
  it('lets nobody in who does not know its address, comes by another name, or from another page', async () => {
    const { url } = await servedPage();
    expect(url.hostname).toBe('127.0.0.1');
    expect((await ask(url)).status).toBe(200);
    expect((await ask(new URL('/', url))).status).toBe(404);
    expect((await ask(new URL(`/${'x'.repeat(22)}/`, url))).status).toBe(404);
    expect((await ask(url, { host: `evil.example:${url.port}` })).status).toBe(404);
    expect((await ask(new URL('../package.json', url))).status).toBe(404);
    expect((await ask(new URL('assets/..%2f..%2fpackage.json', url))).status).toBe(404);
    expect(await opens(url, url.origin)).toBe(true);
    expect(await opens(url, 'https://evil.example')).toBe(false);
    expect(await opens(url, 'null')).toBe(false);
    expect(await opens(new URL('/', url), url.origin)).toBe(false);
  });

  it('runs nothing but its own script, and gives no file away as a page', async () => {
    const { slack, url } = await servedPage();
    const { headers } = await ask(url);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['referrer-policy']).toBe('no-referrer');
    const content = '<script>alert(1)</script>';
    const { fileId } = await slack
      .person('U0ANNA')
      .shareFile('dm', { name: 'a.html', content, wait: false });
    const file = await ask(new URL(`file/${fileId}/a.html`, url));
    expect(file.text).toBe(content);
    expect(file.headers['content-disposition']).toContain('attachment');
    expect(file.headers['content-security-policy']).toContain('sandbox');
    expect((await ask(new URL('file/F404/x', url))).status).toBe(404);
  });

  it('answers nothing that is no command, and says what a person may not do', async () => {
    const { url } = await servedPage();
    const link = new URL('live', url);
    link.protocol = 'ws:';
    const socket = new WebSocket(link, { origin: url.origin });
    const answers: { id?: number; problem?: string }[] = [];
    await new Promise<void>((resolve) => {
      socket.on('message', (data) => {
        const told = JSON.parse(String(data)) as { id?: number; kind: string };
        if (told.kind !== 'changes') answers.push(told);
        if (told.id === 2) resolve();
      });
      socket.on('open', () => {
        for (const command of ['no JSON', '{"id":1,"command":{"do":"reboot"}}'])
          socket.send(command);
        const place = { channel: 'C0SECRET' };
        const post = { do: 'post', as: 'U0BEN', place, text: 'hello' };
        socket.send(JSON.stringify({ id: 2, command: post }));
      });
    });
    socket.close();
    expect(answers).toEqual([
      { kind: 'failed', id: 2, problem: 'ben.cole is not a member of secret' },
    ]);
  });

  it('is small enough: under 200 kB, packed', async () => {
    const folder = await builtPage();
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    let size = 0;
    for (const file of files.filter((each) => each.isFile()))
      size += gzipSync(await readFile(join(file.parentPath, file.name))).length;
    expect(size).toBeLessThan(200_000);
  });
});
