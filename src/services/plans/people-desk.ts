import { type AudienceDesk, createAudienceDesk } from './audience-desk.ts';
import { createImportDesk, type ImportDesk, type ImportNeeds } from './import-people.ts';
import { createPersonDesk, type PersonDesk, type PersonDeskNeeds } from './person-desk.ts';
import { createProfileDesk, type ProfileDesk } from './profile-desk.ts';
import type { ReadProfilesNeeds } from './read-profiles.ts';
import { createSettingsDesk, type SettingsDesk, type SettingsNeeds } from './settings-desk.ts';

/** Looks after audiences, people, lists and profiles of people, and the settings. */
export type PeopleDesk = AudienceDesk & PersonDesk & ImportDesk & ProfileDesk & SettingsDesk;

/** Binds all of it. */
export function createPeopleDesk(
  needs: PersonDeskNeeds & ImportNeeds & ReadProfilesNeeds & SettingsNeeds,
): PeopleDesk {
  return {
    ...createAudienceDesk(needs),
    ...createPersonDesk(needs),
    ...createImportDesk(needs),
    ...createProfileDesk(needs),
    ...createSettingsDesk(needs),
  };
}
