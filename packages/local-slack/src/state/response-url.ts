import type { World } from '../world.ts';

/** Slack's limits: five answers within thirty minutes. */
export const responseUrlUses = 5;
export const responseUrlLifetimeMs = 30 * 60_000;

/** Makes the address for one interaction. */
export function issueResponseUrl(
  world: World,
  kind: 'commands' | 'actions' | 'app',
  from: { channel: string; userId: string; messageTs?: string; threadTs?: string },
): string {
  const id = world.ids.next('R');
  world.responseUrls.set(id, { id, createdAt: world.clock(), uses: 0, ...from });
  return `${world.origin}/${kind}/${world.identity.teamId}/${id}`;
}
