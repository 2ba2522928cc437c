import type { KnownBlock } from '@slack/types';
import { shorten } from '../../../domain/words.ts';
import { firstThatFit, LARGEST_MESSAGE, MOST_BLOCKS, sizeOf } from '../../../slack/fit.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import { escapeMrkdwn, escapeShort, paragraph, smallPrint, title } from '../../../slack/text.ts';
import type { ShownReport } from '../open-report.ts';
import type { SectionId } from '../sections.ts';
import { divergenceBlocks } from './divergence-blocks.ts';
import { reportButtons } from './report-buttons.ts';
import { breakdownBlocks } from './rule-blocks.ts';
import { stepBlocks } from './step-blocks.ts';
import {
  cautionBlocks,
  changeBlocks,
  frozenLine,
  gapBlocks,
  meaningBlocks,
  responseLine,
} from './summary-lines.ts';

/** A picture that Slack keeps: the id of its file, and what it shows in words. */
export type ShownPicture = { readonly fileId: string; readonly alt: string };

/** What a picture takes of the message; its words are in there. */
const ROOM_FOR_PICTURE = 1500;
const LONGEST_ALT = 1300;

/**
 * The executive's report, to be read in a minute. It stays within Slack's limits whatever the strategy
 * and the answers; what does not fit stands behind its buttons.
 */
export function reportBlocks(shown: ShownReport, picture?: ShownPicture): SlackMessage {
  const { report } = shown;
  const { name } = report.strategy;
  const text = escapeShort(`${name}: ${report.headline}`, 1000);
  const head = [
    title(`${shorten(name, 100)}: where it parts`),
    paragraph(`*${escapeMrkdwn(report.headline)}*`),
    smallPrint(responseLine(report)),
    ...frozenLine(shown),
  ];
  if (report.hidden !== null) return { text, blocks: head };
  const tail = [...reportButtons(shown), smallPrint('Only you can see this.')];
  const around = sizeOf([...head, ...tail]) + ROOM_FOR_PICTURE;
  const first = findings(shown, LARGEST_MESSAGE - around);
  const room = LARGEST_MESSAGE - around - sizeOf(first);
  const most = MOST_BLOCKS - 1 - head.length - first.length - tail.length;
  const more = firstThatFit([...extras(shown)], room, most).flat();
  return { text, blocks: [...head, ...pictureBlock(picture), ...first, ...more, ...tail] };
}

/** Tried one after another: a report with very long words says less of each. */
const SIZES = [
  { quote: 260, passage: 420, steps: 3 },
  { quote: 200, passage: 200, steps: 3 },
  { quote: 140, passage: 0, steps: 2 },
  { quote: 60, passage: 0, steps: 1 },
] as const;

type Size = (typeof SIZES)[number];

/** What Slack shows of a section: in every report, and besides as long as there is room. */
type InSlack = {
  readonly always?: (shown: ShownReport, size: Size) => readonly KnownBlock[];
  readonly more?: (shown: ShownReport) => readonly (readonly KnownBlock[])[];
};

/** In the order of the message, which begins with what a minute is best spent on. */
const IN_SLACK: Readonly<Record<SectionId, InSlack>> = {
  shown: {
    always: ({ report }) => gapBlocks(report),
    more: (shown) => [changeBlocks(shown)],
  },
  flags: {
    always: ({ report, divergences }, size) => divergenceBlocks(report, divergences, size),
  },
  read: {
    always: ({ report, advice }, { steps }) => [
      { type: 'divider' },
      ...stepBlocks(report, advice, true, steps),
    ],
  },
  meanings: { more: ({ report }) => [meaningBlocks(report)] },
  rules: { more: ({ report }) => [cautionBlocks(report)] },
  where: {
    more: ({ report, key: { breakdown } }) =>
      breakdown === 'function' ? [] : breakdownBlocks(report, breakdown).slice(0, 3),
  },
  // Who decides stands with the flag; the same choice for other reasons stands with the meanings.
  conflicts: {},
  dilemmas: {},
};

function findings(shown: ShownReport, room: number): readonly KnownBlock[] {
  let blocks: readonly KnownBlock[] = [];
  for (const size of SIZES) {
    blocks = Object.values(IN_SLACK).flatMap(({ always }) => always?.(shown, size) ?? []);
    if (sizeOf(blocks) <= room) return blocks;
  }
  return blocks;
}

function extras(shown: ShownReport): readonly (readonly KnownBlock[])[] {
  const all = Object.values(IN_SLACK).flatMap(({ more }) => more?.(shown) ?? []);
  return all.filter((blocks) => blocks.length > 0);
}

/** The picture, with its words for those who do not see it. */
export function pictureBlock(picture: ShownPicture | undefined): readonly KnownBlock[] {
  if (picture === undefined) return [];
  const { fileId, alt } = picture;
  return [{ type: 'image', slack_file: { id: fileId }, alt_text: shorten(alt, LONGEST_ALT) }];
}
