import type { Deps } from '../../deps.ts';
import { type AuditFault, findFault } from './seal.ts';

/** An entry as somebody reads it: people by their ids, '' for those who were erased. */
export type AuditLine = {
  readonly number: number;
  readonly at: Date;
  readonly actor: string;
  readonly isPerson: boolean;
  readonly operation: string;
  readonly subject: string;
};

type Audit = Pick<Deps, 'audit'>;

/** The newest entries of a workspace, the newest first. */
export async function newestEntries({ audit }: Audit, workspaceId: string, most: number) {
  return await readable({ audit }, await audit.newest(workspaceId, most));
}

/** Every entry, in order. */
export async function everyEntry({ audit }: Audit): Promise<readonly AuditLine[]> {
  return await readable({ audit }, await audit.all());
}

/** What is wrong with the audit, if anything, and how many entries it has. */
export async function verifyAudit({
  audit,
}: Audit): Promise<{ readonly entries: number; readonly fault: AuditFault | undefined }> {
  const entries = await audit.all();
  const { key, head } = audit.seal;
  return { entries: entries.length, fault: findFault(key, entries, head()) };
}

async function readable(
  { audit }: Audit,
  entries: Awaited<ReturnType<Deps['audit']['all']>>,
): Promise<readonly AuditLine[]> {
  const behind = await audit.peopleBehind(
    entries.flatMap(({ actor, subject }) => [actor, subject]),
  );
  const isMark = (text: string) => text.startsWith('person-');
  const named = (text: string) => (isMark(text) ? (behind.get(text) ?? '') : text);
  return entries.map(({ number, at, actor, operation, subject }) => ({
    number,
    at,
    actor: named(actor),
    isPerson: isMark(actor),
    operation,
    subject: named(subject),
  }));
}
