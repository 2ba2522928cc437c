import type { KnownBlock } from '@slack/types';
import { shorten } from '../../../domain/words.ts';
import { firstThatFit, LARGEST_MESSAGE, MOST_BLOCKS, sizeOf } from '../../../slack/fit.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import { escapeMrkdwn, escapeShort, paragraph, smallPrint, title } from '../../../slack/text.ts';
import type { ShownReport } from '../open-report.ts';
import { type Section, type SectionId, sectionsOf } from '../sections.ts';
import { cardBlocks } from './card-blocks.ts';
import { questionBlocks, rightBlocks } from './question-blocks.ts';
import { reportButtons } from './report-buttons.ts';
import { breakdownBlocks } from './rule-blocks.ts';
import { noteBlocks, stepBlocks } from './step-blocks.ts';
import {
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
  const more = firstThatFit(extras(shown), room, most).flat();
  return { text, blocks: [...head, ...first, ...pictureBlock(picture), ...more, ...tail] };
}

/** Tried one after another: a report with very long words says less of each. */
const SIZES = [
  { phrase: 900, quote: 700, steps: 3 },
  { phrase: 400, quote: 350, steps: 3 },
  { phrase: 200, quote: 150, steps: 2 },
  { phrase: 90, quote: 0, steps: 1 },
] as const;

type Size = (typeof SIZES)[number];

function sectionBlocks(
  { id, title, body }: Section,
  size: Size,
  { report, rights, answered }: ShownReport,
): readonly KnownBlock[] {
  if (id === 'rights')
    return [paragraph(`*${title}*`), ...rightBlocks(report.round.id, rights.slice(0, size.steps))];
  if (id === 'asked') {
    const shown = report.questions.slice(0, size.steps);
    return [paragraph(`*${title}*`), ...questionBlocks(report.round.id, shown, answered)];
  }
  switch (body.kind) {
    case 'cards':
      return [
        ...body.cards.flatMap((card, index) => [
          DIVIDER,
          ...cardBlocks(card, index + 1, { ...size, mayAct: true, withQuotes: true }),
        ]),
        ...(body.more === '' ? [] : [smallPrint(MORE_CARDS)]),
        DIVIDER,
      ];
    case 'notes':
      return noteBlocks(title, body.notes);
    case 'steps':
      return stepBlocks(body.steps, { most: size.steps, mayRead: true });
    default:
      return [];
  }
}

const DIVIDER: KnownBlock = { type: 'divider' };
const MORE_CARDS = 'Plans part or seem to on more trade-offs: see _All flags_.';
/** What a minute is best spent on; the rest stands behind its buttons, or there is room for it. */
const ALWAYS: readonly SectionId[] = ['cards', 'rights', 'way', 'asked', 'do'];

function findings(shown: ShownReport, room: number): readonly KnownBlock[] {
  const sections = sectionsOf(shown).filter(({ id }) => ALWAYS.includes(id));
  let blocks: readonly KnownBlock[] = [];
  for (const size of SIZES) {
    blocks = sections.flatMap((section) => sectionBlocks(section, size, shown));
    if (sizeOf(blocks) <= room) return blocks;
  }
  return blocks;
}

function extras({ report, key, askedAgain }: ShownReport): readonly (readonly KnownBlock[])[] {
  const { breakdown } = key;
  const all = [
    gapBlocks(report),
    changeBlocks(report, askedAgain),
    meaningBlocks(report),
    ...(breakdown === 'function' ? [] : breakdownBlocks(report, breakdown).slice(0, 3)),
  ];
  return all.filter((blocks) => blocks.length > 0);
}

/** The picture, with its words for those who do not see it. */
export function pictureBlock(picture: ShownPicture | undefined): readonly KnownBlock[] {
  if (picture === undefined) return [];
  const { fileId, alt } = picture;
  return [{ type: 'image', slack_file: { id: fileId }, alt_text: shorten(alt, LONGEST_ALT) }];
}
