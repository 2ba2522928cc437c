import type { ModalView } from '@slack/types';
import fc from 'fast-check';
import { validateMessageBlocks } from 'local-slack/block-kit/validate-blocks';
import { validateView } from 'local-slack/block-kit/validate-view';
import { describe, expect, it } from 'vitest';
import type { FlagPage } from '../../../src/features/flags/describe-flag.ts';
import { flagView } from '../../../src/features/report/slack/flag-view.ts';
import { postedBlocks, postView } from '../../../src/features/report/slack/post-view.ts';
import { reportBlocks } from '../../../src/features/report/slack/report-blocks.ts';
import {
  breakdownView,
  flagsView,
  quotesView,
} from '../../../src/features/report/slack/report-views.ts';
import { LARGEST_MESSAGE, sizeOf } from '../../../src/slack/fit.ts';
import type { SlackMessage } from '../../../src/slack/slack-message.ts';
import { shownReport, text } from './report-samples.ts';

/** Few runs of large things, each a whole message; shrinking one takes minutes and shows no more. */
const RUNS = { numRuns: 40, endOnFailure: true };

function expectMessage({ text: notice, blocks }: SlackMessage): void {
  expect(validateMessageBlocks(blocks)).toEqual([]);
  expect(sizeOf(blocks)).toBeLessThanOrEqual(LARGEST_MESSAGE);
  expect(notice.length).toBeLessThanOrEqual(3000);
  expect(notice).not.toMatch(/<(?!!date)[!@#]/);
}

/** Slack publishes no limit for all the words of a view; a message's is known to be taken. */
const expectView = (view: ModalView) => expect(validateView(view)).toEqual([]);

describe('whatever a report holds, inside the limits of Slack stay', () => {
  it('the report, with and without its picture', () => {
    fc.assert(
      fc.property(shownReport, text, (shown, alt) => {
        expectMessage(reportBlocks(shown));
        expectMessage(reportBlocks(shown, { fileId: 'F0000000001', alt }));
      }),
      RUNS,
    );
  });

  it('its pages', () => {
    fc.assert(
      fc.property(shownReport, fc.integer({ min: 0, max: 9 }), (shown, page) => {
        expectView(flagsView(shown, page));
        expectView(quotesView(shown, page));
        for (const breakdown of ['function', 'level', 'priority'] as const)
          expectView(breakdownView({ ...shown, key: { ...shown.key, breakdown } }, page));
      }),
      RUNS,
    );
  });

  it('what is posted, and the form that shows it before', () => {
    fc.assert(
      fc.property(shownReport, fc.boolean(), text, (shown, withQuotes, pictureAlt) => {
        expectMessage(postedBlocks(shown, 'U0ANNA', withQuotes));
        const posting = { shown, poster: 'U0ANNA', withQuotes, mayQuote: withQuotes, pictureAlt };
        expectView(postView({ ...posting, metadata: 'round r - function' }));
      }),
      RUNS,
    );
  });

  it('the page of a flag, however long its history', () => {
    fc.assert(
      fc.property(shownReport, text, (shown, reason) => {
        const [flag] = shown.flags;
        const excerpt = shown.advice[0]?.excerpt ?? null;
        if (flag?.kept === null || flag === undefined) return;
        const event = {
          id: 'e',
          flagId: 'f',
          at: new Date(0),
          personId: 'U0ANNA',
          content: { kind: 'dismissed', reason },
        } as const;
        const page: FlagPage = {
          flag: { ...flag.kept, roundId: 'r', content: flag.content },
          strategyName: reason,
          rule: { id: 'a', prefer: reason, over: reason, evenIf: reason },
          history: Array.from({ length: 40 }, () => event),
          excerpt,
          acts: new Set(['acknowledge', 'assign', 're-ask', 'resolve', 'dismiss', 'reopen']),
          mayAskThem: reason.length % 2 === 0,
        };
        expectView(flagView(page, 'round r - function'));
      }),
      RUNS,
    );
  });
});

describe('a report', () => {
  it('shows what matters most first: settled flags come last, pages reach everything', () => {
    fc.assert(
      fc.property(shownReport, (shown) => {
        const ids = new Set<string>();
        for (let page = 0; page < 5; page += 1)
          for (const id of JSON.stringify(flagsView(shown, page).blocks).matchAll(
            /"value":"(f\d+)"/g,
          ))
            ids.add(id[1] ?? '');
        const kept = shown.flags.flatMap((flag) => flag.kept?.id ?? []);
        expect(ids).toEqual(new Set(kept));
      }),
      RUNS,
    );
  });

  it('speaks of a difference between groups only where it is beyond chance', () => {
    fc.assert(
      fc.property(shownReport, (shown) => {
        const told = JSON.stringify(breakdownView(shown, 0)).includes('Beyond chance');
        const is = shown.report.priorities
          .flatMap(({ rules }) => rules)
          .some((rule) =>
            rule.byFunction.some(
              ({ difference }) => difference === 'higher' || difference === 'lower',
            ),
          );
        if (told) expect(is).toBe(true);
      }),
      RUNS,
    );
  });
});
