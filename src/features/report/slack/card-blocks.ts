import type { KnownBlock } from '@slack/types';
import { shorten, wholeSentences } from '../../../domain/words.ts';
import { actions, pressButton } from '../../../slack/pages.ts';
import { escapeShort, line, paragraph, quote, richText, smallPrint } from '../../../slack/text.ts';
import { FLAG } from '../../flags/slack/flag-actions.ts';
import { type CardSide, type CollisionCard, formatAction, type Voice } from '../collision-cards.ts';

/** How much of a card there is room for: letters of a side or right, and of a quote. */
export type CardRoom = { readonly phrase: number; readonly quote: number };

/** Who sees a card: executives act on it; others see neither whose it is nor what to press. */
export type CardView = CardRoom & { readonly mayAct: boolean; readonly withQuotes: boolean };

/** A collision in Slack: both sides, who decides, what to do, and the buttons that do it. */
export function cardBlocks(
  card: CollisionCard,
  number: number,
  view: CardView,
): readonly KnownBlock[] {
  const { about, heading, sides, action } = card;
  return [
    richText([
      line(`${number}. ${shorten(about, view.phrase)}`, { bold: true }),
      line(heading),
      ...sides.flatMap((side) => sideLines(side, view)),
    ]),
    smallPrint(decidesLine(card, view)),
    ...(view.mayAct ? [paragraph(`*Next:* ${escapeShort(formatAction(action), 400)}`)] : []),
    ...(view.mayAct ? buttonsOf(card) : []),
  ];
}

function sideLines({ label, words, said, seems, voice }: CardSide, view: CardView) {
  const who = seems === '' ? said : `${said}; ${seems}`;
  return [
    line(`${label}: ${shorten(words, view.phrase)}`),
    line(shorten(who, view.phrase), { italic: true }),
    ...(view.withQuotes && voice !== null ? voiceLines(voice, view.quote) : []),
  ];
}

/** Words with who said them, in whole sentences; left out where not even one has room. */
export function voiceLines({ words, signature, isOwn }: Voice, longest: number) {
  const shown = wholeSentences(words, longest);
  if (shown === '') return [];
  const who = shorten(signature, 140);
  return [quote(shown), isOwn ? line(who) : line(who, { italic: true })];
}

function decidesLine({ decides, doubts }: CollisionCard, view: CardView): string {
  const rights =
    decides.length === 0
      ? 'the strategy does not say.'
      : escapeShort(decides.join(' '), view.phrase);
  const said = view.withQuotes
    ? doubts.flatMap(({ words, signature, isOwn }) => {
        const shown = wholeSentences(words, view.quote);
        const who = isOwn ? `${signature} sees it otherwise` : 'Somebody seems to see it otherwise';
        return shown === '' ? [] : [escapeShort(`${who}: “${shown}”`, view.quote + 200)];
      })
    : [];
  return [`*Who decides:* ${rights}`, ...said].join('\n');
}

/** The step that is due comes first; what is settled can only be looked at. */
function buttonsOf({ flag, action }: CollisionCard): readonly KnownBlock[] {
  if (flag === null || flag.kept === null) return [];
  const { id } = flag.kept;
  const look = pressButton(FLAG.open, 'Look at it', id);
  if (action.kind === 'settled') return [actions(look)];
  const ask = pressButton(FLAG.askThem, 'Ask them', id);
  const decide = pressButton(FLAG.decide, 'Decide and tell them', id);
  const due = (button: typeof ask) => ({ ...button, style: 'primary' }) as const;
  const assign = pressButton(FLAG.assign, 'Assign', id);
  return [
    action.kind === 'ask'
      ? actions(due(ask), assign, decide, look)
      : action.kind === 'wait'
        ? actions(assign, decide, look)
        : actions(due(decide), assign, ask, look),
  ];
}
