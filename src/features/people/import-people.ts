import type { Deps } from '../../deps.ts';
import type { ImportedPerson } from '../../domain/person.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { type CheckedList, checkPeopleLines } from './check-people-lines.ts';
import { parsePeopleCsv } from './parse-people-csv.ts';
import { withSaid } from './person-fields.ts';

const KEPT_MS = 24 * 3_600_000;

/** A list that was looked at: what it would change, and the columns that are not read. */
export type ImportPreview = Omit<CheckedList, 'named'> & {
  readonly importId: string;
  readonly ignored: readonly string[];
};

/** Looks at an uploaded list; nothing changes yet. The error is a sentence for whoever sent it. */
export async function previewImport(
  { people, imports, files, holidays, clock, newId }: Deps,
  workspaceId: string,
  fileId: string,
): Promise<Result<ImportPreview, string>> {
  const text = await files.text(fileId);
  if (!text.ok) return err(text.error.message);
  const list = parsePeopleCsv(text.value);
  if (!list.ok) return list;
  const checked = checkPeopleLines(list.value, await people.all(workspaceId), holidays);
  const entries = checked.changes.map(({ entry }) => entry);
  const importId = await keepImport({ imports, clock, newId }, workspaceId, entries);
  return ok({ ...checked, importId, ignored: list.value.ignored });
}

/** Keeps what is said of people for a day, to be applied once somebody has looked at it. */
export async function keepImport(
  { imports, clock, newId }: Pick<Deps, 'imports' | 'clock' | 'newId'>,
  workspaceId: string,
  entries: readonly ImportedPerson[],
): Promise<string> {
  const importId = newId();
  const now = clock();
  await imports.save(workspaceId, importId, entries, now, staleBefore(now));
  return importId;
}

/** Applies a list that was looked at within the last day; `gone` if it is no longer kept. */
export async function applyImport(
  { people, imports, clock }: Deps,
  workspaceId: string,
  importId: string,
): Promise<Result<{ readonly changed: number; readonly ids: readonly string[] }, 'gone'>> {
  const entries = await imports.find(workspaceId, importId, staleBefore(clock()));
  if (entries === undefined) return err('gone');
  const known = new Map((await people.all(workspaceId)).map((each) => [each.id, each]));
  const described = entries.flatMap((entry) => {
    const person = known.get(entry.id);
    return person === undefined ? [] : [withSaid(person, entry)];
  });
  await people.describe(workspaceId, described);
  await imports.drop(workspaceId, importId);
  return ok({ changed: described.length, ids: entries.map(({ id }) => id) });
}

function staleBefore(now: Date): Date {
  return new Date(now.getTime() - KEPT_MS);
}
