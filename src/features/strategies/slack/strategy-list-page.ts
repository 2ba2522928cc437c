import type { KnownBlock, ModalView } from '@slack/types';
import { hubPage } from '../../../slack/hub-view.ts';
import { actions, pageButtons, pageOf, row } from '../../../slack/pages.ts';
import { escapeShort, moment, paragraph } from '../../../slack/text.ts';
import type { StrategyLine } from '../describe-strategies.ts';
import { placeButton, STRATEGY } from './strategy-place.ts';

const LINES_ON_A_PAGE = 40;
const NOWHERE = { strategyId: null, page: 0 };

/** Every strategy: the published ones with when people are asked, then those in the making. */
export function strategyListPage(lines: readonly StrategyLine[], wantedPage = 0): ModalView {
  const published = lines.filter(({ version }) => version !== null);
  const drafts = lines.filter(({ version }) => version === null);
  const { items, ...at } = pageOf([...published, ...drafts], wantedPage, LINES_ON_A_PAGE);
  return hubPage('strategies', 'Strategies', [
    paragraph(
      lines.length === 0
        ? '*No strategy yet.* Write one here, or upload it as a YAML file.'
        : '*What leaders are asked about.* A change is a draft until you publish it.',
    ),
    ...items.map(lineBlock),
    ...pageButtons(STRATEGY.turnList, at),
    {
      ...actions(
        placeButton(STRATEGY.start, 'New strategy', NOWHERE, { style: 'primary' }),
        placeButton(STRATEGY.upload, 'Upload a file', NOWHERE),
      ),
      block_id: 'new',
    },
  ]);
}

function lineBlock(line: StrategyLine, at: number): KnownBlock {
  const { strategyId, name, version, hasDraft } = line;
  const standing = version === null ? 'a draft, not published yet' : `version ${version}`;
  const more = version !== null && hasDraft ? ', and a draft of the next one' : '';
  const text = `*${escapeShort(name, 200)}*: ${standing}${more}\n${formatAsked(line)}`;
  const edit = placeButton(STRATEGY.open, 'Edit', { strategyId, page: 0 });
  return row(`strategy_${at}`, text.trimEnd(), edit);
}

function formatAsked({ version, lastAsked, isOpen, nextAsked }: StrategyLine): string {
  const next = nextAsked === null ? '' : `Next asked ${moment(nextAsked)}.`;
  if (lastAsked !== null) {
    const open = isOpen ? ' (still open)' : '';
    return `Last asked ${moment(lastAsked)}${open}. ${next || 'Not planned again.'}`;
  }
  if (next !== '') return next;
  return version === null ? '' : 'Never asked, and not planned.';
}
