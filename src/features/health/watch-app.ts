import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Deps } from '../../deps.ts';
import { createLook, type Watched } from './look.ts';
import { createMetrics } from './metrics.ts';
import { ticksPart } from './parts.ts';
import { type HealthAddress, serveHealth } from './serve.ts';

/** What is watched, and where from. */
export type WatchOptions = Omit<Watched, 'freeBytes'> & {
  readonly address: HealthAddress;
  readonly databasePath: string;
  readonly freeBytes?: Watched['freeBytes'];
};

/** Lets whoever watches the app ask how it is. */
export async function watchApp(deps: Deps, options: WatchOptions) {
  const { address, databasePath, slack } = options;
  const freeBytes = options.freeBytes ?? (() => freeBytesOf(dirname(databasePath)));
  const look = createLook(deps, { ...options, freeBytes });
  const sizes = async () => ({
    databaseBytes: (await sizeOf(databasePath)) + (await sizeOf(`${databasePath}-wal`)),
    freeBytes: await freeBytes(),
  });
  /** Starting again mends no Slack and no disk, but work that hangs. */
  const alive = () => {
    const { pulse, version, clock } = deps;
    const { state } = slack();
    const ok = pulse.tickedAt() === undefined || ticksPart(pulse.tickedAt(), clock()).ok;
    return { ok, version, slack: state.kind === 'trouble' ? state.line : state.kind };
  };
  const metricsType = deps.pulse.registry.contentType;
  const metrics = createMetrics(deps, { look, sizes });
  return await serveHealth(address, { alive, look, metrics, metricsType }, deps.log);
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
