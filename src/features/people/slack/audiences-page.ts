import type { KnownBlock, ModalView } from '@slack/types';
import { type AudienceDefinition, isEmptyAudience, type LeftOut } from '../../../domain/person.ts';
import { formatDate } from '../../../domain/recurrence.ts';
import { counted, formatList } from '../../../domain/words.ts';
import { hubPage, noteBlocks } from '../../../slack/hub-view.ts';
import { actions, pageButtons, pageOf, pressButton } from '../../../slack/pages.ts';
import { escapeMrkdwn, paragraph, smallPrint } from '../../../slack/text.ts';
import type { DescribedAudience } from '../audiences.ts';

export const AUDIENCES_PAGE = 'audiences_page';
export const AUDIENCE_NEW = 'audience_new';
export const AUDIENCE_EDIT = 'audience_edit';
export const AUDIENCE_REMOVE = 'audience_remove';

const PAGE = 12;
const MOST_NAMES = 10;

const WHY: Readonly<Record<LeftOut['why'], string>> = {
  left: 'has left the workspace',
  guest: 'is a guest',
  bot: 'is an app',
  unknown: 'not known in this workspace',
};

/** Every audience and whom it stands for now. `note` (mrkdwn) says what has just happened. */
export function audiencesPage(
  audiences: readonly DescribedAudience[],
  wantedPage: number,
  note = '',
): ModalView {
  const page = pageOf(audiences, wantedPage, PAGE);
  const intro =
    audiences.length === 0
      ? '*Nobody is asked yet.* An audience says who: people, groups, channels, functions or levels.'
      : '*Who is asked.* Who joins or leaves a group or channel is taken into account from the next round on.';
  const blocks: readonly KnownBlock[] = [
    ...noteBlocks(note),
    paragraph(intro),
    actions({ ...pressButton(AUDIENCE_NEW, 'New audience', ''), style: 'primary' }),
    ...page.items.flatMap(audienceBlocks),
    ...pageButtons(AUDIENCES_PAGE, page),
  ];
  return hubPage('audiences', 'Audiences', blocks, String(page.page));
}

function audienceBlocks(audience: DescribedAudience): readonly KnownBlock[] {
  const { id, definition } = audience;
  const remove = {
    title: 'Remove this audience?',
    text: 'The people stay as they are, and so do the rounds they answered.',
    yes: 'Remove',
    no: 'Keep it',
  };
  const buttons = actions(
    pressButton(AUDIENCE_EDIT, 'Edit', id),
    pressButton(AUDIENCE_REMOVE, 'Remove', id, remove),
  );
  return [
    { type: 'divider' },
    paragraph(formatStanding(audience)),
    smallPrint(`From ${formatDefinition(definition)}`),
    { ...buttons, block_id: `audience_${id}`.slice(0, 255) },
  ];
}

function formatStanding({ id, now }: DescribedAudience): string {
  const name = `*${escapeMrkdwn(id)}*`;
  if (now === null)
    return `${name}: Slack does not say who is in it. If a channel of it is private, type \`/invite @Throughline\` there; otherwise look again in a minute.`;
  const { asked, away, leftOut, missing = [] } = now;
  if (asked.length + leftOut.length + missing.length === 0) return `${name}: nobody at the moment`;
  const listed = (lead: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${lead}${formatNames(names)}`];
  const notAsked = leftOut.map(({ name: own, personId, why }) => {
    const who = own === null ? `<@${personId}>` : escapeMrkdwn(own);
    return `${who} (${WHY[why]})`;
  });
  const awayNow = away.map(
    (each) => `${escapeMrkdwn(each.name)} (until ${formatDate(each.lastDay)})`,
  );
  return [
    `${name}: ${counted(asked.length, 'person', 'people')}`,
    ...listed(
      '',
      asked.map((person) => escapeMrkdwn(person.name)),
    ),
    ...listed('Away now: ', awayNow),
    ...listed('Switched off in Slack, or no longer there: ', missing.map(formatSource)),
    ...listed('Named, but cannot be asked: ', notAsked),
  ].join('\n');
}

function formatSource(id: string): string {
  return id.startsWith('S') ? `<!subteam^${id}>` : `<#${id}>`;
}

function byName(people: readonly string[]): string {
  return `${counted(people.length, 'person', 'people')} by name`;
}

function formatNames(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return formatList(names);
  return formatList([...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`]);
}

function formatDefinition(definition: AudienceDefinition): string {
  const { people, userGroups, channels, functions, levels, except } = definition;
  const sources = [
    ...(people.length === 0 ? [] : [byName(people)]),
    ...[...userGroups, ...channels].map(formatSource),
  ];
  const either = (options: readonly string[]) => options.map(escapeMrkdwn).join(' or ');
  const narrowed = [
    ...(functions.length === 0 ? [] : [`in ${either(functions)}`]),
    ...(levels.length === 0 ? [] : [`at level ${either(levels)}`]),
    ...(except.length === 0 ? [] : [`but not ${byName(except)}`]),
  ];
  if (isEmptyAudience(definition)) return 'nothing yet: pick somebody';
  return [formatNames(sources) || 'everybody', ...narrowed].join('; ');
}
