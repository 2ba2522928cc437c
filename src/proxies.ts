import {
  type Dispatcher,
  EnvHttpProxyAgent,
  getGlobalDispatcher,
  setGlobalDispatcher,
} from 'undici';
import type { Environment } from './read-settings.ts';

/**
 * Sends whatever leaves this process through the proxies that the environment names (HTTPS_PROXY,
 * HTTP_PROXY, NO_PROXY, in small letters too); nothing where it names none. Answers what is wrong
 * with them, one line each.
 */
export function useProxies(environment: Environment): readonly string[] {
  const named = (name: string) =>
    (environment[name.toLowerCase()] ?? environment[name] ?? '').trim();
  const [https, http] = [named('HTTPS_PROXY'), named('HTTP_PROXY')].map(withScheme);
  const wrong = Object.entries({ HTTPS_PROXY: https, HTTP_PROXY: http }).flatMap(([name, url]) =>
    url === undefined || isAddress(url)
      ? []
      : [`${name} is no address; an example is http://proxy.example.com:8080`],
  );
  if (wrong.length > 0 || (https ?? http) === undefined) return wrong;
  const noProxy = named('NO_PROXY');
  const proxies = {
    httpProxy: http ?? '',
    httpsProxy: https ?? http ?? '',
    noProxy,
  };
  setGlobalDispatcher(new EnvHttpProxyAgent(proxies));
  return [];
}

/** What a socket is to be opened through: undefined where no proxy is in use. */
export function proxyInUse(): Dispatcher | undefined {
  const dispatcher = getGlobalDispatcher();
  return dispatcher instanceof EnvHttpProxyAgent ? dispatcher : undefined;
}

function withScheme(address: string): string | undefined {
  if (address === '') return undefined;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
}

function isAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
