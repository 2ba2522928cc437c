import type { Absence } from '../../calendar/absence.ts';
import type { Deps } from '../../deps.ts';
import type { AudienceDefinition } from '../../domain/audience.ts';
import type { Person, Role } from '../../domain/person.ts';
import type { QuestionBank } from '../../domain/question.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Strategy } from '../../domain/strategy.ts';
import type { PlannedSchedule } from '../schedules/schedule-store.ts';

/** A workspace as it is set up now: strategies in their newest version, everything ordered by id. */
export type CurrentSetup = {
  readonly people: readonly Person[];
  readonly absences: readonly Absence[];
  readonly roles: readonly { readonly personId: string; readonly role: Role }[];
  readonly strategies: ReadonlyMap<string, Strategy>;
  readonly audiences: ReadonlyMap<string, AudienceDefinition>;
  readonly questions: QuestionBank;
  readonly schedules: readonly PlannedSchedule[];
  readonly settings: Settings;
};

/** Reads how a workspace is set up. */
export async function readCurrent(
  { people, settings, strategies, schedules }: Deps,
  workspaceId: string,
): Promise<CurrentSetup> {
  const published = await strategies.list(workspaceId);
  const audiences = await schedules.audiences(workspaceId);
  return {
    people: await people.all(workspaceId),
    absences: await people.absences(workspaceId),
    roles: await people.roles(workspaceId),
    strategies: new Map(published.map(({ strategyId, content }) => [strategyId, content])),
    audiences: new Map(audiences.map(({ id, definition }) => [id, definition])),
    questions: await schedules.questions(workspaceId),
    schedules: await schedules.list(workspaceId),
    settings: await settings.read(workspaceId),
  };
}
