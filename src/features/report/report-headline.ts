import type { FlagContent } from '../../domain/flag.ts';
import { counted } from '../../domain/words.ts';
import type { Report, ResponseCount } from './report.ts';

/** The report in one or two plain sentences. */
export function headlineOf(
  hidden: Report['hidden'],
  response: ResponseCount,
  flags: readonly FlagContent[],
  ruleCount: number,
): string {
  const heard = `${response.replied} of ${counted(response.asked, 'leader has', 'leaders have')} answered`;
  if (hidden === 'open') return `${heard} so far. What they say opens when the round closes.`;
  if (hidden === 'too-few')
    return `${heard}. Too few were asked to show what they say without showing who said it.`;
  if (response.replied === 0) return `${heard}: there is nothing to compare yet.`;
  if (response.replied === response.unread) return `${heard}: their words are still to be read.`;
  const parted = flags.filter((f) => f.kind === 'opposite-sides').length;
  const given = flags.filter((f) => f.kind === 'given-up-side').length;
  const rules = counted(ruleCount, 'trade-off', 'trade-offs');
  if (parted > 0)
    return `${heard}. On ${parted} of ${rules} their plans pull in different directions.`;
  if (given > 0)
    return `${heard}. On ${given} of ${rules} somebody plans what the strategy gives up.`;
  if (flags.length > 0) return `${heard}. No plans collide, but there are signs to look at.`;
  return `${heard}. No plan clearly goes against the strategy.`;
}
