import type { KnownBlock } from '@slack/types';
import { pressButton } from '../../../slack/pages.ts';
import type { ShownReport } from '../open-report.ts';
import { BREAKDOWNS, type Breakdown } from '../report-request.ts';
import { keyValue, REPORT } from './report-actions.ts';

export const BREAKDOWN_LABELS: Readonly<Record<Breakdown, string>> = {
  function: 'By function',
  level: 'By level',
  priority: 'By priority',
};

/** The buttons under a report. */
export function reportButtons({ key, report, flags }: ShownReport): readonly KnownBlock[] {
  const value = keyValue(key);
  const isFrozen = key.source.kind === 'frozen';
  const freeze = pressButton(REPORT.freeze, 'Freeze this report', value, {
    title: 'Freeze this report?',
    text: 'It is kept as it stands now and can be opened again. Later corrections appear in the report, but not in the frozen one.',
    yes: 'Freeze it',
    no: 'Not now',
  });
  return [
    {
      type: 'actions',
      elements: [
        pressButton(REPORT.flags, `All flags (${flags.length})`, value),
        ...BREAKDOWNS.map((by) =>
          pressButton(
            `${REPORT.by}_${by}`,
            BREAKDOWN_LABELS[by],
            keyValue({ ...key, breakdown: by }),
          ),
        ),
        pressButton(REPORT.quotes, 'Quotes', value),
      ],
    },
    {
      type: 'actions',
      elements: [
        pressButton(REPORT.post, 'Post to a channel', value),
        pressButton(REPORT.download, 'Download', value),
        ...(report.round.isClosed && !isFrozen ? [freeze] : []),
        pressButton(REPORT.frozen, 'Frozen reports', value),
      ],
    },
  ];
}
