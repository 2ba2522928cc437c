import type { Deps } from '../../deps.ts';
import type { Flag } from '../../domain/flag.ts';
import { disclose } from './disclosure/disclose.ts';
import { findDivergences } from './divergence.ts';

/**
 * A flag as the report of its round has it at this moment. What is kept of it follows a correction or
 * an erasure only once the flags are looked at again, and an earlier version may have worded it.
 */
export async function currentFlag(
  { reports }: Pick<Deps, 'reports'>,
  workspaceId: string,
  flag: Flag,
): Promise<Flag> {
  const view = await reports.view(workspaceId, flag.roundId);
  if (view === undefined || flag.state === 'withdrawn') return flag;
  const found = findDivergences(disclose(view));
  const content = found.find(({ subject }) => subject === flag.content.subject);
  if (content !== undefined) return { ...flag, content };
  return { ...flag, state: 'withdrawn', content: { ...flag.content, quotes: [] } };
}
