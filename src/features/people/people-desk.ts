import type { Deps } from '../../deps.ts';
import { type AudienceDesk, createAudienceDesk } from './audience-desk.ts';
import { createImportDesk, type ImportDesk } from './import-people.ts';
import { createPersonDesk, type PersonDesk } from './person-desk.ts';
import { createProfileDesk, type ProfileDesk } from './profile-desk.ts';
import { createSettingsDesk, type SettingsDesk } from './settings-desk.ts';

/** Looks after audiences, people, lists and profiles of people, and the settings. */
export type PeopleDesk = AudienceDesk & PersonDesk & ImportDesk & ProfileDesk & SettingsDesk;

/** Binds all of it. */
export function createPeopleDesk(deps: Deps & Deps & Deps & Deps): PeopleDesk {
  return {
    ...createAudienceDesk(deps),
    ...createPersonDesk(deps),
    ...createImportDesk(deps),
    ...createProfileDesk(deps),
    ...createSettingsDesk(deps),
  };
}
