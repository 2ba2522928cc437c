import type { FrozenReport } from './frozen.ts';

/** Keeps reports that were frozen. */
export type FrozenStore = {
  keep(workspaceId: string, report: FrozenReport): Promise<void>;
  find(workspaceId: string, id: string): Promise<FrozenReport | undefined>;
  /** The newest first. */
  list(workspaceId: string, limit: number): Promise<readonly FrozenLine[]>;
};

/** A frozen report as a list shows it. */
export type FrozenLine = Pick<FrozenReport, 'id' | 'frozenAt' | 'frozenBy'> & {
  readonly strategyName: string;
  readonly openedAt: Date;
};
