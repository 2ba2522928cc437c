import type { Absence } from '../../calendar/work-calendar.ts';
import type { AudienceDefinition, Person, Role } from '../../domain/person.ts';
import type { Question } from '../../domain/question.ts';
import type { Schedule } from '../../domain/schedule.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Strategy } from '../../domain/strategy.ts';
import type { PlannedSchedule } from '../schedules/schedule-store.ts';

/**
 * One thing that a set-up changes; `before` is how it is now, undefined or null where there is
 * nothing yet. Carried out a second time it changes nothing more.
 */
export type Change =
  | { readonly kind: 'settings'; readonly content: Settings; readonly before: Settings }
  | { readonly kind: 'person'; readonly before: Person; readonly after: Person }
  | {
      readonly kind: 'leave';
      readonly person: Person;
      readonly absence: Absence;
      readonly before: Absence | undefined;
    }
  | {
      readonly kind: 'role';
      readonly role: Role;
      readonly personIds: readonly string[];
      readonly before: readonly string[];
      /** The names of all these people, by id. */
      readonly names: ReadonlyMap<string, string>;
    }
  | Named<'question', Question>
  | Named<'strategy', Strategy>
  | {
      readonly kind: 'audience';
      readonly id: string;
      readonly definition: AudienceDefinition;
      readonly before: AudienceDefinition | undefined;
    }
  | {
      readonly kind: 'schedule';
      readonly planned: PlannedSchedule;
      readonly before: Schedule | undefined;
      /** True where the set-up no longer names it. */
      readonly isLeftOut: boolean;
    };

/** A change of something that has an id. */
type Named<Kind, Content> = {
  readonly kind: Kind;
  readonly id: string;
  readonly content: Content;
  readonly before: Content | undefined;
};

/**
 * Whether two plain values say the same: the order of fields does not matter, white space around a
 * text neither, for a file cannot keep it.
 */
export function sameContent(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'string') return part.trim();
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
