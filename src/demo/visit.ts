import { renderBlocksAsText } from 'local-slack/block-kit/render-text';
import { type Choice, choicesIn, formatChoices } from './choices.ts';
import type { LocalSlack } from './press-buttons.ts';

const COMMANDS = ['/alignment-report', '/strategy-guide', '/strategy-check'];
const HELP = 'Try /alignment-report, /strategy-guide and a question, or /strategy-check.';
const LONGEST_MS = 30_000;
const AGAIN = 'That did not come through just now. Please type it again.';

type Target = { readonly channel: string; readonly ts: string } | { readonly id: string };

/** A form came back with what is to be mended. */
class Refused extends Error {}

/** Somebody at a terminal who types commands and the numbers of buttons, as one of the company's people. */
export function createVisit(slack: LocalSlack, personId: string) {
  const person = slack.person(personId);
  let shown: { readonly target: Target | undefined; readonly choices: readonly Choice[] };
  shown = { target: undefined, choices: [] };
  let filled: Record<string, string> = {};

  const messages = () => person.dms().filter(({ fromApp, deleted }) => fromApp && !deleted);
  const look = () => new Map(messages().map((each) => [each.ts, JSON.stringify(each.blocks)]));

  /** Does something, and shows what is new after it; `isAnswered` where something will be. */
  async function show(work: () => Promise<unknown>, isAnswered = true): Promise<string> {
    const before = look();
    const modalBefore = JSON.stringify(person.openViews().at(-1)?.wire);
    const newModal = () => {
      const modal = person.openViews().at(-1);
      return JSON.stringify(modal?.wire) === modalBefore ? undefined : modal;
    };
    const fresh = () =>
      messages().filter(({ ts, blocks }) => before.get(ts) !== JSON.stringify(blocks));
    await work();
    const isNew = () => newModal() !== undefined || fresh().length > 0;
    if (isAnswered) {
      await slack.waitFor('an answer', isNew, { timeoutMs: LONGEST_MS }).catch(() => undefined);
    }
    await slack.whenQuiet({ forMs: 200 });
    const modal = newModal();
    if (modal !== undefined) return showModal(modal);
    const last = fresh().at(-1);
    if (last === undefined) return 'Done; nothing more to see here.';
    shown = { target: last, choices: choicesIn(last.blocks) };
    const texts = fresh().map(({ blocks, text }) => renderBlocksAsText(blocks, text));
    return withNumbers(texts.join('\n\n'), shown.choices);
  }

  function showModal(modal: ReturnType<typeof person.openViews>[number]): string {
    filled = {};
    const fields = choicesIn(modal.blocks);
    const ends: readonly Choice[] = [
      ...(fields.some(({ kind }) => kind === 'fill')
        ? [{ kind: 'send', label: 'Send it', name: '' } as const]
        : []),
      { kind: 'close', label: 'Close it', name: '' },
    ];
    shown = { target: modal, choices: [...fields, ...ends] };
    return withNumbers(`${modal.title}\n\n${renderBlocksAsText(modal.blocks, '')}`, shown.choices);
  }

  async function pick(number: number, words: string): Promise<string> {
    const choice = shown.choices[number - 1];
    const { target } = shown;
    if (choice === undefined || target === undefined)
      return `There is no [${number}] here. ${HELP}`;
    if (choice.kind === 'fill') {
      if (words === '') return `Type ${number} and then your words, such as: ${number} 60`;
      filled = { ...filled, [choice.name]: words };
      return `Noted. ${withNumbers('', shown.choices)}`;
    }
    if (choice.kind === 'press') {
      return await show(() => person.click(target, choice.name, choice.input));
    }
    if (!('id' in target)) return HELP;
    if (choice.kind === 'close') return await show(() => person.close(target), false);
    return await send(target);
  }

  async function send(target: { readonly id: string }): Promise<string> {
    try {
      return await show(async () => {
        const { errors = {} } = await person.submit(target, filled);
        const problems = Object.values(errors);
        if (problems.length > 0) throw new Refused(problems.join('\n'));
      });
    } catch (error) {
      if (error instanceof Refused) return error.message;
      throw error;
    }
  }

  async function answer(line: string): Promise<string> {
    const [, command = '', text = ''] = /^(\/[a-z-]+) *(.*)$/.exec(line) ?? [];
    if (COMMANDS.includes(command)) return await show(() => person.runCommand(command, text));
    const [, number, words = ''] = /^\[?(\d{1,3})\]?[:.]? *(.*)$/.exec(line) ?? [];
    return number === undefined ? HELP : await pick(Number(number), words);
  }

  return {
    /** What a visitor sees after a line that they typed; it never throws. */
    async type(line: string): Promise<string> {
      try {
        return await answer(line.trim());
      } catch {
        // A socket that is just being renewed, a busy machine: typing it again is all it takes.
        return AGAIN;
      }
    },
  };
}

function withNumbers(text: string, choices: readonly Choice[]): string {
  if (choices.length === 0) return text;
  return `${text}\n\nType a number to press:\n${formatChoices(choices)}`.trim();
}
