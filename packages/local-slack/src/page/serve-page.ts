import type { World } from '../world.ts';
import { builtPage } from './build-page.ts';
import { createLiveLinks } from './live-link.ts';
import { type HostParts, makePageHost } from './page-host.ts';
import { startPageServer } from './page-server.ts';

/** How the page is served. */
export type PageOptions = HostParts & {
  /** Default 0: any free port. */
  readonly port?: number;
};

/** A page like Slack that is being served. */
export type ServedPage = {
  /** On this machine only; whoever knows it can act as anybody of the workspace. */
  readonly url: string;
  stop(): Promise<void>;
};

/** Serves a page like Slack in which a visitor uses the app as any person of the workspace. */
export async function servePage(world: World, options: PageOptions = {}): Promise<ServedPage> {
  const folder = await builtPage();
  const host = makePageHost(options, () => links.tellSoon());
  const links = createLiveLinks(world, host);
  const server = await startPageServer({ world, host, links, folder }, options.port ?? 0);
  return {
    url: server.url,
    async stop() {
      links.stop();
      await server.stop();
    },
  };
}
