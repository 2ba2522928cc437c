import type { PageOffer } from './wire.ts';

/**
 * Something that whoever serves the page lets its visitor do beside what Slack has: moving a clock,
 * letting others answer. It runs one at a time; what it answers is told to the visitor.
 */
export type HostAction = {
  readonly label: string;
  /** What it does, in a few words; read anew at every change. */
  readonly detail?: () => string;
  /** Default: always. */
  readonly isPossible?: () => boolean;
  readonly run: () => Promise<string | undefined>;
};

export type PageHost = {
  offers(): readonly PageOffer[];
  /** Does what was offered; answers what came of it. */
  take(id: string): Promise<string>;
};

/** Numbers the actions of a host, and lets one run at a time. */
export function makePageHost(actions: readonly HostAction[], changed: () => void): PageHost {
  let running: HostAction | undefined;
  return {
    offers: () =>
      actions.map((action, index) => ({
        id: String(index),
        label: action.label,
        detail: action.detail?.() ?? '',
        isPossible: running === undefined && (action.isPossible?.() ?? true),
      })),
    async take(id) {
      const action = actions[Number(id)];
      if (action === undefined) throw new Error('There is no such action here.');
      if (running !== undefined) throw new Error(`“${running.label}” is still under way.`);
      running = action;
      changed();
      try {
        return (await action.run()) ?? '';
      } finally {
        running = undefined;
        changed();
      }
    },
  };
}
