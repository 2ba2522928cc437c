import type { TimeOfDay } from './recurrence.ts';

export const LEVELS = ['executive', 'director', 'manager', 'frontline'] as const;
/** Where in the organisation somebody stands, from the top down. */
export type Level = (typeof LEVELS)[number];

export const ROLES = ['admin', 'executive', 'leader'] as const;
/** What a person may do here. Whoever is asked is a leader without being named one. */
export type Role = (typeof ROLES)[number];

/** Only active people are asked; guests, bots and those who left are not. */
export type Standing = 'active' | 'left' | 'guest' | 'bot';

/** Somebody in the workspace. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** IANA name, as Slack gives it. */
  readonly timeZone: string;
  readonly standing: Standing;
  readonly isSlackAdmin: boolean;
  readonly function: string | null;
  readonly level: Level | null;
  /** Whose public holidays they have: "DE", "DE-BY"; null takes the workspace's. */
  readonly region: string | null;
  /** Before this time of their day they would rather not be asked; null leaves it to the plan. */
  readonly preferredTime: TimeOfDay | null;
};

/** What admins and lists say of a person; the rest is Slack's to say. */
export const DESCRIBED_FIELDS = ['function', 'level', 'region'] as const;

/** What one may do: reports are for executives, set-up for admins. An admin sees no report by that alone. */
export type Rights = { readonly mayAdminister: boolean; readonly maySeeReports: boolean };

/**
 * The rights of a person. Until an admin has been named, the admins of the Slack workspace
 * are admins here, so that a new installation has somebody who can set it up.
 */
export function rightsOf(
  person: Person,
  roles: readonly Role[],
  workspaceHasAdmin: boolean,
): Rights {
  const isActive = person.standing === 'active';
  const isAdmin = roles.includes('admin') || (!workspaceHasAdmin && person.isSlackAdmin);
  return {
    mayAdminister: isActive && isAdmin,
    maySeeReports: isActive && roles.includes('executive'),
  };
}
