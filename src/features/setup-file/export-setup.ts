import { Document, isPair, isScalar, type Pair, Scalar, visit } from 'yaml';
import { formatRecurrence } from '../../calendar/format-recurrence.ts';
import { dateOf } from '../../calendar/local-time.ts';
import { leaveDaysOf } from '../../calendar/work-calendar.ts';
import { holdersOf, type Person } from '../../domain/person.ts';
import { shorten } from '../../domain/words.ts';
import { DESCRIBED_FIELDS, eachOf } from '../people/person-fields.ts';
import { type CurrentSetup, liveRotation } from './read-current.ts';
import { type PersonEntry, SETUP, type SetupFile } from './setup-codec.ts';

const TITLE = ` Everything that is set up in Throughline. To change something, edit this file, look at what
 would change with "throughline apply -f FILE", and say yes.
 A part that you leave out stays as it is; a schedule that a file brought and that is no longer
 here is paused.`;

const COMMENTS: Readonly<Record<string, string>> = {
  strategies: ' By id. A changed strategy becomes a new version; open rounds keep theirs.',
  people:
    ' What is known of people besides what Slack says. region: whose public holidays they have.',
  admins:
    ' Who may set things up; without any, the owner of the Slack workspace who opens it first.',
  executives: ' Who may see the reports.',
  audiences: ' Who is asked. An empty one is everybody.',
  questions: ' Questions of your own, which a schedule asks as "own: <id>".',
  schedules: ' When which audience is asked what. Each entry of "ask" is a round, in turn.',
  settings: ' What holds for everybody.',
};

/** Writes a set-up file with all that is set up; applying it to the same workspace changes nothing. */
export function exportSetup(current: CurrentSetup, now: Date): string {
  const document = new Document(SETUP.write(setupOf(current, now)));
  document.commentBefore = TITLE;
  addComments(document, current);
  writePlainly(document);
  return document.toString({ lineWidth: 100, flowCollectionPadding: false });
}

/** The set-up that says how a workspace is set up now. */
function setupOf(current: CurrentSetup, now: Date): SetupFile {
  const { strategies, audiences, questions, settings } = current;
  return {
    strategies,
    people: current.people.flatMap((person) => entryOf(current, person, now)),
    admins: [...holdersOf(current.roles, 'admin')].sort(),
    executives: [...holdersOf(current.roles, 'executive')].sort(),
    audiences,
    questions,
    schedules: current.schedules.map(({ schedule }) => ({
      ...schedule,
      rotation: liveRotation(schedule, strategies, questions),
    })),
    settings,
  };
}

/** What there is to say of somebody; none where that is nothing. */
function entryOf(current: CurrentSetup, person: Person, now: Date): readonly PersonEntry[] {
  const facts = {
    ...eachOf(DESCRIBED_FIELDS, (field) => person[field] ?? undefined),
    ...leaveOf(current, person, now),
  };
  const isSaid = Object.values(facts).some((value) => value !== undefined);
  return isSaid ? [{ person: person.id, ...facts } as PersonEntry] : [];
}

function leaveOf({ absences }: CurrentSetup, { id, timeZone }: Person, now: Date) {
  const leave = absences.find(({ personId, source }) => personId === id && source === 'admin');
  if (leave === undefined || leave.until <= now) return {};
  const { from, until } = leaveDaysOf(leave, timeZone);
  return { awayFrom: from > dateOf(now, timeZone) ? from : undefined, awayUntil: until };
}

/** A line over each part, the name beside each person, and the words beside each recurrence. */
function addComments(document: Document, { people, schedules }: CurrentSetup): void {
  const names = new Map(people.map(({ id, name }) => [id, shorten(name, 60)]));
  const recurrences = new Map(
    schedules.map((each) => [each.schedule.id, each.schedule.recurrence]),
  );
  visit(document, {
    Pair(index, pair, path) {
      if (!isScalar(pair.key)) return;
      const key = String(pair.key.value);
      if (path.length === 2 && COMMENTS[key] !== undefined) {
        pair.key.commentBefore = COMMENTS[key];
        pair.key.spaceBefore = index !== 0;
      }
      if (path.length === 4 && parentKey(path) === 'schedules') {
        const recurrence = recurrences.get(key);
        if (recurrence !== undefined) pair.key.commentBefore = ` ${formatRecurrence(recurrence)}.`;
      }
      if (key === 'person' && isScalar(pair.value)) {
        pair.value.comment = ` ${names.get(String(pair.value.value)) ?? ''}`;
      }
    },
  });
}

function parentKey(path: readonly unknown[]): unknown {
  const parent = path.findLast(isPair) as Pair | undefined;
  return isScalar(parent?.key) ? parent.key.value : undefined;
}

/** Words that other readers of YAML take for something else than a text: yes, no, 09:00 … */
const MISREAD = /^(y|n|yes|no|on|off|~|[\d:._+-]+)$/i;

function writePlainly(document: Document): void {
  visit(document, {
    Seq(_, list) {
      list.flow = list.items.length === 0 || list.items.every((item) => isShort(item));
    },
    Scalar(position, scalar) {
      if (typeof scalar.value !== 'string') return;
      const isMisread = position !== 'key' && MISREAD.test(scalar.value);
      if (isMisread || /[^\P{C}\n]|\u2028|\u2029/u.test(scalar.value))
        scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
}

function isShort(item: unknown): boolean {
  return isScalar(item) && String(item.value).length <= 20;
}
