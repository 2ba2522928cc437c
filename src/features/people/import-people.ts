import type { Deps } from '../../deps.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { type CheckedList, checkPeopleLines, withEntry } from './check-people-lines.ts';
import { parsePeopleCsv } from './parse-people-csv.ts';

const KEPT_MS = 24 * 3_600_000;

/** A list that was looked at: what it would change, and the columns that are not read. */
export type ImportPreview = CheckedList & {
  readonly importId: string;
  readonly ignored: readonly string[];
};

/** Takes lists of people. */
export type ImportDesk = {
  /** Looks at an uploaded list; nothing changes yet. The error is a sentence for whoever sent it. */
  previewImport(workspaceId: string, fileId: string): Promise<Result<ImportPreview, string>>;
  /** Applies a list that was looked at within the last day; `gone` if it is no longer kept. */
  applyImport(
    workspaceId: string,
    importId: string,
  ): Promise<Result<{ readonly changed: number }, 'gone'>>;
};

/** Binds what an admin does with lists of people. */
export function createImportDesk(deps: Deps): ImportDesk {
  const { people, imports, files, holidays, clock, newId } = deps;
  const staleBefore = () => new Date(clock().getTime() - KEPT_MS);
  return {
    async previewImport(workspaceId, fileId) {
      const text = await files.text(fileId);
      if (!text.ok) return err(text.error.message);
      const list = parsePeopleCsv(text.value);
      if (!list.ok) return list;
      const known = await people.all(workspaceId);
      const checked = checkPeopleLines(list.value, known, holidays);
      const importId = newId();
      const entries = checked.changes.map(({ entry }) => entry);
      await imports.save(workspaceId, importId, entries, clock(), staleBefore());
      return ok({ ...checked, importId, ignored: list.value.ignored });
    },

    async applyImport(workspaceId, importId) {
      const entries = await imports.find(workspaceId, importId, staleBefore());
      if (entries === undefined) return err('gone');
      const known = new Map((await people.all(workspaceId)).map((each) => [each.id, each]));
      const described = entries.flatMap((entry) => {
        const person = known.get(entry.id);
        return person === undefined ? [] : [withEntry(person, entry)];
      });
      await people.describe(
        workspaceId,
        described.map(({ id, function: own, level, region }) => ({
          id,
          function: own,
          level,
          region,
        })),
      );
      await imports.drop(workspaceId, importId);
      return ok({ changed: described.length });
    },
  };
}
