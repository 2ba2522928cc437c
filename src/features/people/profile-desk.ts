import type { Deps } from '../../deps.ts';
import type { Result } from '../../domain/result.ts';
import {
  type ProfileFieldProblems,
  type ReadProfiles,
  readProfiles,
  saveProfileFields,
} from './read-profiles.ts';

/** Takes function and level from Slack profiles, where an admin has said which fields hold them. */
export type ProfileDesk = {
  /** Sets the labels of the fields, '' for none. */
  saveProfileFields(
    workspaceId: string,
    words: { readonly function: string; readonly level: string },
  ): Promise<Result<null, ProfileFieldProblems>>;
  /** Reads the profiles of everybody who is active. Slack gives about a hundred a minute. */
  readAllProfiles(workspaceId: string): Promise<ReadProfiles>;
  /** Reads the profile of somebody who has joined or changed. */
  readProfileOf(workspaceId: string, personId: string, hasJoined: boolean): Promise<void>;
};

/** Binds it. */
export function createProfileDesk(deps: Deps): ProfileDesk {
  const { people } = deps;
  return {
    saveProfileFields: (workspaceId, words) => saveProfileFields(deps, workspaceId, words),

    async readAllProfiles(workspaceId) {
      const all = await people.all(workspaceId);
      const active = all.filter(({ standing }) => standing === 'active');
      return await readProfiles(deps, workspaceId, active);
    },

    async readProfileOf(workspaceId, personId, hasJoined) {
      const person = await people.find(workspaceId, personId);
      if (person?.standing !== 'active') return;
      // Everybody's status changes all day; those who are not described are not worth a call each.
      const isDescribed = person.function !== null || person.level !== null;
      if (hasJoined || isDescribed) await readProfiles(deps, workspaceId, [person]);
    },
  };
}
