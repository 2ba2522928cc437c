import { createHash } from 'node:crypto';
import { and, eq, isNull, ne, or, type SQL } from 'drizzle-orm';
import { commonZone, isTimeZone } from '../../calendar/local-time.ts';
import type { Absence, AbsenceSource } from '../../calendar/work-calendar.ts';
import type { Db, StoreContext } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import {
  type DescribedField,
  type Description,
  type Person,
  type Rights,
  type Role,
  rightsOf,
} from '../../domain/person.ts';
import { DESCRIBED_FIELDS, eachOf } from './person-fields.ts';

const NO_RIGHTS: Rights = { mayAdminister: false, maySeeReports: false };

/** The people of a workspace and their roles. */
export function createPeopleStore({ db, transact, schema }: StoreContext) {
  const { workspaces, people, roles, absences } = schema;
  const one = (workspaceId: string, personId: string) =>
    and(eq(people.workspaceId, workspaceId), eq(people.id, personId));
  const absenceOf = (workspaceId: string, personId: string, source: AbsenceSource) =>
    and(
      eq(absences.workspaceId, workspaceId),
      eq(absences.personId, personId),
      eq(absences.source, source),
    );

  /** One person, or undefined. */
  async function find(workspaceId: string, personId: string): Promise<Person | undefined> {
    const [row] = await db.select().from(people).where(one(workspaceId, personId));
    if (row === undefined || isTimeZone(row.timeZone)) return row;
    return { ...row, timeZone: await usualZone(workspaceId) };
  }

  /** The zone that most people are in. */
  async function usualZone(workspaceId: string): Promise<string> {
    const rows = await db
      .select({ timeZone: people.timeZone })
      .from(people)
      .where(and(eq(people.workspaceId, workspaceId), eq(people.standing, 'active')));
    return commonZone(rows.map(({ timeZone }) => timeZone));
  }

  async function workspace(id: string) {
    const [row] = await db.select().from(workspaces).where(eq(workspaces.id, id));
    return row;
  }

  const changeWorkspace = (id: string, changes: Partial<typeof workspaces.$inferInsert>) =>
    transact((tx) => tx.update(workspaces).set(changes).where(eq(workspaces.id, id)));

  /** Who holds which role, as far as what is known of them fits; `standing` is null for whom nobody knows yet. */
  async function heldRoles(tx: Db, workspaceId: string, ...fits: (SQL | undefined)[]) {
    return await tx
      .select({ personId: roles.personId, role: roles.role })
      .from(roles)
      .leftJoin(
        people,
        and(eq(people.workspaceId, roles.workspaceId), eq(people.id, roles.personId)),
      )
      .where(and(eq(roles.workspaceId, workspaceId), ...fits));
  }

  /** Every role held in the workspace; nobody of another organisation holds any. */
  const rolesOf = (workspaceId: string) =>
    heldRoles(db, workspaceId, or(isNull(people.standing), ne(people.standing, 'foreign')));

  /** Who looks after the workspace: admins who are here, or whom nobody knows yet. Not those who have left. */
  async function adminsHere(workspaceId: string, tx: Db = db): Promise<readonly string[]> {
    const isHere = or(isNull(people.standing), eq(people.standing, 'active'));
    const rows = await heldRoles(tx, workspaceId, eq(roles.role, 'admin'), isHere);
    return rows.map(({ personId }) => personId);
  }

  return {
    find,
    roles: rolesOf,
    adminsHere,
    usualZone,

    /** The rights of a person of the workspace; somebody unknown has none. */
    async rightsOf(workspaceId: string, personId: string): Promise<Rights> {
      const person = await find(workspaceId, personId);
      if (person === undefined) return NO_RIGHTS;
      const held = await rolesOf(workspaceId);
      const own = held.filter((entry) => entry.personId === personId).map(({ role }) => role);
      const workspaceHasAdmin = (await adminsHere(workspaceId)).length > 0;
      return rightsOf(person, own, workspaceHasAdmin);
    },

    /** Makes sure that the workspace has a row; its name follows Slack. */
    async ensureWorkspace(id: string, name: string, now: Date): Promise<void> {
      await transact((tx) =>
        tx
          .insert(workspaces)
          .values({ id, name, createdAt: now })
          .onConflictDoUpdate({ target: workspaces.id, set: { name } }),
      );
    },

    /** Every workspace that the app has been started in, ordered by id. */
    async workspaceIds(): Promise<readonly string[]> {
      const rows = await db.select({ id: workspaces.id }).from(workspaces).orderBy(workspaces.id);
      return rows.map(({ id }) => id);
    },

    /** When the process last said that it was listening; null before the first time. */
    async listeningAt(workspaceId: string): Promise<Date | null> {
      return (await workspace(workspaceId))?.listeningAt ?? null;
    },

    /** The digest of the set-up file that was applied last; null before the first. */
    async setupDigest(workspaceId: string): Promise<string | null> {
      return (await workspace(workspaceId))?.setupDigest ?? null;
    },

    /** Remembers which set-up file was applied. */
    async setSetupDigest(workspaceId: string, setupDigest: string): Promise<void> {
      await changeWorkspace(workspaceId, { setupDigest });
    },

    /** Remembers that the process is listening now. */
    async setListeningAt(workspaceId: string, at: Date): Promise<void> {
      await changeWorkspace(workspaceId, { listeningAt: at });
    },

    /** Takes over what Slack says of people, their leave by status included; the rest stays. */
    async saveFromDirectory(workspaceId: string, entries: readonly DirectoryEntry[], now: Date) {
      await transact(async (tx) => {
        const erased = await erasedIn(tx, schema, workspaceId);
        for (const { awayUntil, ...entry } of entries) {
          // Slack lists for ever who has left: who was erased since then stays so.
          if (entry.standing === 'left' && erased.has(digestOf(entry.id))) continue;
          await tx
            .insert(people)
            .values({ workspaceId, ...entry })
            .onConflictDoUpdate({ target: [people.workspaceId, people.id], set: entry });
          await tx.delete(absences).where(absenceOf(workspaceId, entry.id, 'status'));
          if (awayUntil === null) continue;
          const leave = { personId: entry.id, from: now, until: awayUntil };
          await tx.insert(absences).values({ workspaceId, ...leave, source: 'status' });
        }
      });
    },

    /** Notes a leave; it replaces what the same source said of this person before. */
    async setAbsence(workspaceId: string, absence: Absence): Promise<void> {
      await transact((tx) =>
        tx
          .insert(absences)
          .values({ workspaceId, ...absence })
          .onConflictDoUpdate({
            target: [absences.workspaceId, absences.personId, absences.source],
            set: absence,
          }),
      );
    },

    /** Forgets what a source said of somebody's leave. */
    async clearAbsence(workspaceId: string, personId: string, source: AbsenceSource) {
      await transact((tx) => tx.delete(absences).where(absenceOf(workspaceId, personId, source)));
    },

    /** Every leave that is known, of one person or of all. */
    async absences(workspaceId: string, personId?: string): Promise<readonly Absence[]> {
      const ofPerson = personId === undefined ? undefined : eq(absences.personId, personId);
      const rows = await db
        .select()
        .from(absences)
        .where(and(eq(absences.workspaceId, workspaceId), ofPerson));
      return rows.map(({ workspaceId: _, ...absence }) => absence);
    },

    /** Sets all that is said of people here; the rest of an entry but its id is left alone. */
    async describe(
      workspaceId: string,
      entries: readonly (Description & { readonly id: string })[],
    ): Promise<void> {
      await transact(async (tx) => {
        for (const entry of entries) {
          await tx
            .update(people)
            .set(eachOf(DESCRIBED_FIELDS, (field) => entry[field]) as Description)
            .where(one(workspaceId, entry.id));
        }
      });
    },

    /** Sets before which time of their day a person would rather not be asked; null for no wish. */
    async setPreferredTime(workspaceId: string, personId: string, preferredTime: string | null) {
      await transact((tx) =>
        tx.update(people).set({ preferredTime }).where(one(workspaceId, personId)),
      );
    },

    /** Replaces who holds a role. */
    async setHolders(workspaceId: string, role: Role, personIds: readonly string[]): Promise<void> {
      await transact(async (tx) => {
        await tx.delete(roles).where(and(eq(roles.workspaceId, workspaceId), eq(roles.role, role)));
        for (const personId of personIds) {
          await tx.insert(roles).values({ workspaceId, personId, role }).onConflictDoNothing();
        }
      });
    },

    /** Makes somebody the first admin, or the next where all have left; false where there is one. */
    async claimAdmin(workspaceId: string, personId: string): Promise<boolean> {
      return await transact(async (tx) => {
        if ((await adminsHere(workspaceId, tx)).length > 0) return false;
        await tx
          .insert(roles)
          .values({ workspaceId, personId, role: 'admin' })
          .onConflictDoNothing();
        return true;
      });
    },

    /** Everybody known, ordered by id. */
    async all(workspaceId: string): Promise<readonly Person[]> {
      const rows = await db
        .select()
        .from(people)
        .where(eq(people.workspaceId, workspaceId))
        .orderBy(people.id);
      if (rows.every(({ timeZone }) => isTimeZone(timeZone))) return rows;
      // Kept by a newer Node, which knew more zones than this one.
      const usual = await usualZone(workspaceId);
      return rows.map((row) => (isTimeZone(row.timeZone) ? row : { ...row, timeZone: usual }));
    },

    /** Who is known in any workspace, by name: these names are replaced before words leave the house. */
    async names(): Promise<readonly { readonly id: string; readonly name: string }[]> {
      return await db.select({ id: people.id, name: people.name }).from(people);
    },
  };
}

async function erasedIn(tx: Db, { erasedPeople }: Schema, workspaceId: string) {
  const rows = await tx
    .select({ digest: erasedPeople.digest })
    .from(erasedPeople)
    .where(eq(erasedPeople.workspaceId, workspaceId));
  return new Set(rows.map(({ digest }) => digest));
}

/** Tells a person again whose id is kept nowhere. */
export function digestOf(personId: string): string {
  return createHash('sha256').update(personId).digest('hex');
}

/** What Slack knows of a person. */
export type DirectoryEntry = Omit<Person, DescribedField | 'preferredTime'> & {
  /** Until when their status says that they are away; null if it does not. */
  readonly awayUntil: Date | null;
};
