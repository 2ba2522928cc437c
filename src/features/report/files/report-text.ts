import { type CollisionCard, formatAction, type Voice } from '../collision-cards.ts';
import type { Finding } from '../finding-words.ts';
import type { FullReport, Report } from '../report.ts';
import { capital, formatRound, harmless, responseNotes } from '../report-words.ts';
import { formatQuiet, formatWho, type SideInFull, sidesInFull } from '../rule-voices.ts';
import { type Body, type Help, type Note, type Step, sectionsOf } from '../sections.ts';
import { columnsOf, wrap } from './text-layout.ts';

const VOICES_SHOWN = 2;

/** Writes a paragraph under the first line's beginning; `hang` leads every line after it. */
type Write = (text: string, first?: string, hang?: string) => readonly string[];

/**
 * The report for a terminal: plain text without colour codes, lines of at most `width` columns
 * (at least 40), ending in one line break. What people wrote cannot steer the terminal.
 */
export function reportAsText(full: FullReport, width = 88): string {
  const room = Math.max(40, width);
  const write: Write = (text, first = '   ', rest = ' '.repeat(first.length)) =>
    wrap(harmless(text), room, { first, rest });
  const lines = [
    ...headAsText(full.report, write),
    ...sectionsOf(full).flatMap(({ title, lead, body }) => [
      '',
      ...(title === '' ? [] : ['', title, '-'.repeat(title.length), '']),
      ...(lead === '' ? [] : [...write(lead), '']),
      ...bodyAsText(body, write),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function headAsText({ strategy, round, headline, hidden, response }: Report, write: Write) {
  const period = strategy.period === '' ? '' : ` (${strategy.period})`;
  const names = write(`${strategy.name}${period}`, '');
  return [
    ...names,
    '='.repeat(Math.max(...names.map(columnsOf))),
    '',
    ...write(headline, ''),
    '',
    ...write(formatRound(round), ''),
    ...(hidden === null ? [] : responseNotes(response).flatMap((note) => write(note, ''))),
  ];
}

function bodyAsText(body: Body, write: Write): readonly string[] {
  switch (body.kind) {
    case 'cards': {
      const cards = body.cards.map((card, index) => cardAsText(card, index + 1, write));
      return parted([...cards, ...(body.more === '' ? [] : [write(body.more)])]);
    }
    case 'notes':
      return parted(body.notes.map((note) => noteAsText(note, write)));
    case 'steps':
      return parted(body.steps.map((step, index) => stepAsText(step, index + 1, write)));
    case 'matrix':
      return parted(
        body.priorities.flatMap(({ rules }) => rules).map((rule) => matrixAsText(rule, write)),
      );
    case 'rules':
      return parted(
        body.priorities.flatMap(({ rules }) => rules).map((rule) => ruleAsText(rule, write)),
      );
    case 'numbers':
      return [
        ...body.words.flatMap((words) => write(words, ' - ')),
        ...body.lists.flatMap(({ heading, findings }) => [
          ...(heading === '' ? [] : ['', ...write(`${heading}:`)]),
          ...findings.flatMap(({ about, numbers }: Finding) =>
            write(`${about}: ${numbers}`, '   - '),
          ),
        ]),
      ];
    case 'passages':
      return parted(body.passages.map((help) => passageAsText(help, write)));
  }
}

/** With an empty line between them. */
function parted(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

function cardAsText(card: CollisionCard, number: number, write: Write): readonly string[] {
  const { about, heading, sides, decides, doubts, action } = card;
  const rights = decides.length === 0 ? ['The strategy does not say.'] : decides;
  return [
    ...write(`${about}. ${heading}.`, `${number}. `),
    ...sides.flatMap(({ label, words, said, seems, voice }) => [
      ...write(`${label}: ${words}`, '   * '),
      ...write(`${seems === '' ? said : `${said}; ${seems}`}.`, '     '),
      ...(voice === null ? [] : voiceAsText(voice, write)),
    ]),
    ...write(`Who decides: ${rights.join(' ')}`),
    ...doubts.flatMap((doubt) => [
      ...write(doubt.isOwn ? 'Somebody sees it otherwise:' : 'Somebody seems to see it otherwise:'),
      ...voiceAsText(doubt, write),
    ]),
    ...write(`Next: ${formatAction(action)}`),
  ];
}

/** Words of one person and who said them. */
function voiceAsText({ words, signature }: Voice, write: Write): readonly string[] {
  return [...write(`“${words}”`, '     > ', '     > '), ...write(signature, '       - ')];
}

function noteAsText({ heading, who, words, voices }: Note, write: Write): readonly string[] {
  const left = voices.length - VOICES_SHOWN;
  return [
    ...write(who === '' ? capital(heading) : `${heading}: ${who}.`, ' * '),
    ...words.flatMap((each) => write(each)),
    ...voices.slice(0, VOICES_SHOWN).flatMap((voice) => voiceAsText(voice, write)),
    ...(left > 0 ? write(`And ${left} more.`, '     ') : []),
  ];
}

function stepAsText({ what, owner, until, why, help }: Step, number: number, write: Write) {
  return [
    ...write(what, `${number}. `),
    ...write(`By whom: ${owner}. Until: ${until}.`),
    ...why.flatMap((fact) => write(fact, '   - ')),
    ...(help === null ? [] : write(`What helps: ${help.excerpt.article.title}`)),
  ];
}

type Rule = Parameters<typeof sidesInFull>[0];

/** Each function with the sides that its people take; silence stands in one line for all. */
function matrixAsText(rule: Rule, write: Write): readonly string[] {
  const side = (taken: 'prefer' | 'over' | 'split', words: string): readonly string[] => {
    const all = rule.byFunction.filter(({ tally }) => tally[taken] > 0);
    const groups = all.map(
      ({ function: name, own, tally }) =>
        `${name} (${formatWho(own[taken], tally[taken] - own[taken])})`,
    );
    if (taken === 'split' && groups.length === 0) return [];
    return write(`${words}: ${groups.length === 0 ? 'nobody' : groups.join(', ')}.`, '   * ');
  };
  const quiet = formatQuiet(rule.tally);
  return [
    ...side('prefer', capital(rule.prefer)),
    ...side('over', capital(rule.over)),
    ...side('split', 'Both, or case by case'),
    ...(quiet === '' ? [] : write(quiet, '     ')),
  ];
}

function ruleAsText(rule: Rule, write: Write): readonly string[] {
  return sidesInFull(rule).flatMap(({ words, voices, unquoted }: SideInFull) => [
    ...write(words, '   * '),
    ...voices.flatMap((voice) => voiceAsText(voice, write)),
    ...(unquoted === '' ? [] : write(unquoted, '     ')),
  ]);
}

function passageAsText({ excerpt: { article, text } }: Help, write: Write): readonly string[] {
  const time = article.readingTime === '' ? '' : ` (${article.readingTime})`;
  const credits = [article.attribution, article.url].filter((credit) => credit.trim() !== '');
  return [
    ...write(`${article.title}${time}`, ' * '),
    ...write(text, '   > ', '   > '),
    ...credits.flatMap((credit) => write(credit)),
  ];
}
