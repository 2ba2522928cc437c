import type { Absence, AbsenceSource } from '../../calendar/absence.ts';
import type { Level, Person, Role } from '../../domain/person.ts';
import type { TimeOfDay } from '../../domain/recurrence.ts';

/** What Slack knows of a person. */
export type DirectoryEntry = Omit<Person, 'function' | 'level' | 'region' | 'preferredTime'> & {
  /** Until when their status says that they are away; null if it does not. */
  readonly awayUntil: Date | null;
};

/** Keeps the people of a workspace and their roles. */
export type PeopleStore = {
  ensureWorkspace(id: string, name: string, now: Date): Promise<void>;
  listeningAt(workspaceId: string): Promise<Date | null>;
  setListeningAt(workspaceId: string, at: Date): Promise<void>;
  setupDigest(workspaceId: string): Promise<string | null>;
  setSetupDigest(workspaceId: string, digest: string): Promise<void>;
  saveFromDirectory(
    workspaceId: string,
    entries: readonly DirectoryEntry[],
    now: Date,
  ): Promise<void>;
  setAbsence(workspaceId: string, absence: Absence): Promise<void>;
  clearAbsence(workspaceId: string, personId: string, source: AbsenceSource): Promise<void>;
  absences(workspaceId: string, personId?: string): Promise<readonly Absence[]>;
  describe(
    workspaceId: string,
    entries: readonly {
      readonly id: string;
      readonly function: string | null;
      readonly level: Level | null;
      /** Left out, it stays as it is. */
      readonly region?: string | null;
    }[],
  ): Promise<void>;
  setPreferredTime(workspaceId: string, personId: string, time: TimeOfDay | null): Promise<void>;
  setHolders(workspaceId: string, role: Role, personIds: readonly string[]): Promise<void>;
  all(workspaceId: string): Promise<readonly Person[]>;
  find(workspaceId: string, personId: string): Promise<Person | undefined>;
  roles(
    workspaceId: string,
  ): Promise<readonly { readonly personId: string; readonly role: Role }[]>;
};
