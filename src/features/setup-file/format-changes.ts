import { leaveDaysOf } from '../../calendar/work-calendar.ts';
import type { AudienceDefinition, Person } from '../../domain/person.ts';
import type { Settings } from '../../domain/settings.ts';
import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';
import { counted, shorten } from '../../domain/words.ts';
import { DESCRIBED_FIELDS } from '../people/person-fields.ts';
import { type Change, sameContent } from './change.ts';
import { SETTINGS } from './file-settings.ts';
import { scheduleDifferences, schedulePhrases } from './format-schedule.ts';
import type { SetupFile } from './setup-codec.ts';

/** What would change, one thing a line: "+" comes in, "~" changes, "-" stops, "=" nothing at all. */
export function formatChanges(changes: readonly Change[]): readonly string[] {
  return changes.length === 0 ? ['= nothing to change'] : changes.flatMap(formatChange);
}

function formatChange(change: Change): readonly string[] {
  switch (change.kind) {
    case 'settings':
      return settingsLines(change);
    case 'person':
      return personLines(change);
    case 'leave':
      return [leaveLine(change)];
    case 'role':
      return roleLines(change);
    case 'question': {
      const { id, content, before } = change;
      return [`${sign(before)} question ${id}: ${content.kind}, "${shorten(content.text, 70)}"`];
    }
    case 'strategy':
      return [strategyLine(change)];
    case 'audience': {
      const { id, definition, before } = change;
      const [now, was] = [formatAudience(definition), before && formatAudience(before)];
      const earlier =
        was === undefined ? '' : was === now ? ', others than before' : ` (was ${was})`;
      return [`${sign(before)} audience ${id}: ${now}${earlier}`];
    }
    case 'schedule':
      return scheduleLines(change);
  }
}

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

function sign(before: unknown): string {
  return before === undefined ? '+' : '~';
}

function settingsLines({ content, before }: Of<'settings'>): readonly string[] {
  const was = SETTINGS.write(before);
  return Object.entries(SETTINGS.write(content)).flatMap(([field, value]) => {
    if (sameContent(value, was[field])) return [];
    return [`~ settings: ${field} ${formatValue(value)} (was ${formatValue(was[field])})`];
  });
}

function formatValue(value: unknown): string {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return formatValue(Object.entries(value).map(([field, of]) => `${field}: ${of}`));
  if (!Array.isArray(value)) return String(value);
  if (value.length === 0) return 'none';
  return value.map((one) => (typeof one === 'string' ? one : formatDays(one))).join(', ');
}

function formatDays({ from, to, name }: Settings['quietDays'][number]): string {
  return `${from === to ? from : `${from} to ${to}`}${name === '' ? '' : ` (${name})`}`;
}

function personLines({ before, after }: Of<'person'>): readonly string[] {
  return DESCRIBED_FIELDS.filter((field) => before[field] !== after[field]).map((field) => {
    const was = before[field] === null ? '' : ` (was ${before[field]})`;
    return `${was === '' ? '+' : '~'} person ${formatPerson(after)}: ${field} ${after[field] ?? 'none'}${was}`;
  });
}

function formatPerson({ id, name }: Person): string {
  return `${shorten(name, 60)} (${id})`;
}

function leaveLine({ person, absence, before }: Of<'leave'>): string {
  const words = (leave: typeof absence) => {
    const { from, until } = leaveDaysOf(leave, person.timeZone);
    return `${from} to ${until}`;
  };
  const was = before === undefined ? '' : ` (was ${words(before)})`;
  return `${sign(before)} person ${formatPerson(person)}: away ${words(absence)}${was}`;
}

function roleLines({ role, personIds, before, names }: Of<'role'>): readonly string[] {
  const line = (mark: string) => (id: string) =>
    `${mark} ${role}: ${names.has(id) ? `${shorten(names.get(id) ?? '', 60)} (${id})` : id}`;
  return [
    ...personIds.filter((id) => !before.includes(id)).map(line('+')),
    ...before.filter((id) => !personIds.includes(id)).map(line('-')),
  ];
}

function strategyLine({ id, content, before }: Of<'strategy'>): string {
  if (before === undefined)
    return `+ strategy ${id}: "${content.name}", ${formatRuleCount(content)}`;
  const fields = Object.keys(content) as (keyof Strategy)[];
  const other = fields.filter((field) => !sameContent(content[field], before[field]));
  return `~ strategy ${id}: a new version (${other.map((field) => WORDS[field]).join(', ')})`;
}

const WORDS: Readonly<Record<keyof Strategy, string>> = {
  name: 'name',
  period: 'period',
  statement: 'statement',
  before: 'before',
  priorities: 'priorities',
  keyTerms: 'key terms',
};

/** How many decision rules a strategy has. */
export function formatRuleCount(strategy: Strategy): string {
  return counted(decisionRulesOf(strategy).length, 'decision rule', 'decision rules');
}

/** Who is asked by a set-up, a line for each audience. */
export function formatWhoIsAsked({ audiences }: Pick<SetupFile, 'audiences'>): readonly string[] {
  return [...audiences].map(([id, who]) => `Audience ${id}: ${formatAudience(who)}`);
}

/** Whom an audience takes in: "12 people, 1 channel, without 2 people". */
function formatAudience(definition: AudienceDefinition): string {
  const { people, userGroups, channels, functions, levels, except } = definition;
  const some = (list: readonly unknown[], words: string) => (list.length === 0 ? [] : [words]);
  const sources = [
    ...some(people, counted(people.length, 'person', 'people')),
    ...some(userGroups, counted(userGroups.length, 'user group', 'user groups')),
    ...some(channels, counted(channels.length, 'channel', 'channels')),
  ];
  return [
    ...(sources.length === 0 ? ['everybody'] : sources),
    ...some(functions, `only ${functions.join(', ')}`),
    ...some(levels, `only ${levels.join(', ')}`),
    ...some(except, `without ${counted(except.length, 'person', 'people')}`),
  ].join(', ');
}

function scheduleLines({ planned, before, isLeftOut }: Of<'schedule'>): readonly string[] {
  const { schedule, next } = planned;
  if (isLeftOut) return [`- schedule ${schedule.id}: paused, the file no longer names it`];
  if (before === undefined) {
    const due = next === null ? 'never due' : `first due ${next.localTime.replace('T', ' ')}`;
    return [`+ schedule ${schedule.id}: ${due}`, ...schedulePhrases(schedule).map(indented)];
  }
  return scheduleDifferences(before, schedule).map((each) => `~ schedule ${schedule.id}: ${each}`);
}

function indented(line: string): string {
  return `    ${line}`;
}
