import type { Deps } from '../../deps.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { type CheckedList, checkPeopleLines } from './check-people-lines.ts';
import { parsePeopleCsv } from './parse-people-csv.ts';
import { withSaid } from './person-fields.ts';

const KEPT_MS = 24 * 3_600_000;

/** A list that was looked at: what it would change, and the columns that are not read. */
export type ImportPreview = CheckedList & {
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
  const importId = newId();
  const entries = checked.changes.map(({ entry }) => entry);
  const now = clock();
  await imports.save(workspaceId, importId, entries, now, staleBefore(now));
  return ok({ ...checked, importId, ignored: list.value.ignored });
}

/** Applies a list that was looked at within the last day; `gone` if it is no longer kept. */
export async function applyImport(
  { people, imports, clock }: Deps,
  workspaceId: string,
  importId: string,
): Promise<Result<{ readonly changed: number }, 'gone'>> {
  const entries = await imports.find(workspaceId, importId, staleBefore(clock()));
  if (entries === undefined) return err('gone');
  const known = new Map((await people.all(workspaceId)).map((each) => [each.id, each]));
  const described = entries.flatMap((entry) => {
    const person = known.get(entry.id);
    return person === undefined ? [] : [withSaid(person, entry)];
  });
  await people.describe(workspaceId, described);
  await imports.drop(workspaceId, importId);
  return ok({ changed: described.length });
}

function staleBefore(now: Date): Date {
  return new Date(now.getTime() - KEPT_MS);
}
