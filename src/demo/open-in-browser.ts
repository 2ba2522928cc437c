import { spawn } from 'node:child_process';

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
  linux: ['xdg-open'],
};

/** Opens an address in the visitor's browser, on a desktop and from a terminal; elsewhere it does nothing. */
export function openInBrowser(url: string): void {
  const opener = OPENERS[process.platform];
  const isDesktop = process.platform !== 'linux' || 'DISPLAY' in process.env;
  if (opener === undefined || !isDesktop || !process.stdout.isTTY) return;
  const [command, ...args] = opener;
  const browser = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  // The address stands in the terminal all the same.
  browser.on('error', () => undefined);
  browser.unref();
}
