import { randomUUID } from 'node:crypto';
import { and, desc, eq, gt, inArray, or } from 'drizzle-orm';
import type { Db, StoreContext } from '../../db/open-database.ts';
import type { AuditEntry, AuditHead, Done } from '../../domain/audit.ts';
import { sealOf } from './seal.ts';

/** Seals what is written, and remembers beside the database how far it went. */
export type AuditSeal = {
  readonly key: string;
  readonly head: () => AuditHead | undefined;
  readonly keepHead: (head: AuditHead) => void;
};

const LOT = 1000;

/** Who did what when. Entries are only ever added; each is sealed together with the one before it. */
export function createAuditStore({ db, transact, schema }: StoreContext, seal: AuditSeal) {
  const { auditEntries, auditPeople } = schema;

  /** What stands for a person, so that they can be erased and the seals hold all the same. */
  async function markOf(tx: Db, workspaceId: string, personId: string): Promise<string> {
    const [known] = await tx
      .select({ mark: auditPeople.mark })
      .from(auditPeople)
      .where(and(eq(auditPeople.workspaceId, workspaceId), eq(auditPeople.personId, personId)));
    if (known !== undefined) return known.mark;
    const mark = `person-${randomUUID()}`;
    await tx.insert(auditPeople).values({ mark, workspaceId, personId });
    return mark;
  }

  return {
    /** Adds an entry. */
    async add({ workspaceId, personId, by = '', operation, subject = '' }: Done, at: Date) {
      const added = await transact(async (tx) => {
        const [last] = await tx
          .select()
          .from(auditEntries)
          .orderBy(desc(auditEntries.number))
          .limit(1);
        const mark = (id: string) => markOf(tx, workspaceId, id);
        const entry = {
          number: (last?.number ?? 0) + 1,
          at,
          workspaceId,
          actor: personId === undefined ? by : await mark(personId),
          operation,
          subject: typeof subject === 'string' ? subject : await mark(subject.personId),
        };
        const row = { ...entry, seal: sealOf(seal.key, last?.seal ?? '', entry) };
        await tx.insert(auditEntries).values(row);
        return row;
      });
      // A head that is further on tells that entries were cut off: it stays as it is.
      if ((seal.head()?.number ?? 0) < added.number)
        seal.keepHead({ number: added.number, seal: added.seal });
    },

    /** Every entry, in order. */
    async all(): Promise<readonly AuditEntry[]> {
      const found: AuditEntry[] = [];
      for (let last = 0; ; ) {
        const rows = await db
          .select()
          .from(auditEntries)
          .where(gt(auditEntries.number, last))
          .orderBy(auditEntries.number)
          .limit(LOT);
        found.push(...rows);
        if (rows.length < LOT) return found;
        last = rows.at(-1)?.number ?? last;
      }
    },

    /** The newest entries of a workspace and of the command line, the newest first. */
    async newest(workspaceId: string, most: number): Promise<readonly AuditEntry[]> {
      return await db
        .select()
        .from(auditEntries)
        .where(or(eq(auditEntries.workspaceId, workspaceId), eq(auditEntries.workspaceId, '')))
        .orderBy(desc(auditEntries.number))
        .limit(most);
    },

    /** The ids of the people behind some marks; of those who were erased there is none. */
    async peopleBehind(marks: readonly string[]): Promise<ReadonlyMap<string, string>> {
      if (marks.length === 0) return new Map();
      const rows = await db
        .select()
        .from(auditPeople)
        .where(inArray(auditPeople.mark, [...new Set(marks)]));
      return new Map(rows.map(({ mark, personId }) => [mark, personId]));
    },

    /** The key and the head, to look it over by. */
    seal,

    /** A database was put in the place of another: the end of its audit is where it goes on. */
    async startAnew(): Promise<void> {
      const [last] = await db
        .select({ number: auditEntries.number, seal: auditEntries.seal })
        .from(auditEntries)
        .orderBy(desc(auditEntries.number))
        .limit(1);
      seal.keepHead(last ?? { number: 0, seal: '' });
    },
  };
}
