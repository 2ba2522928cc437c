import { z } from 'zod';
import { type Answer, fine, refuse } from './answer.ts';
import { flag, text } from './arguments.ts';
import { method } from './method.ts';

/** team.profile.get: the fields that the workspace has added to profiles. */
export const teamProfile = method({
  scopes: ['users.profile:read'],
  tier: 3,
  args: z.object({ visibility: text.optional() }),
  handle: (world): Answer =>
    fine({
      profile: {
        fields: [...world.profileFields].map(([id, label], ordering) => ({
          id,
          ordering,
          label,
          hint: '',
          type: 'text',
          possible_values: null,
          options: null,
          is_hidden: false,
        })),
        sections: [],
      },
    }),
});

/** users.profile.get: of custom fields only those that are filled in; null where none is. */
export const userProfile = method({
  scopes: ['users.profile:read'],
  tier: 4,
  args: z.object({ user: text.optional(), include_labels: flag.optional() }),
  handle: (world, args): Answer => {
    const person = world.people.get(args.user ?? world.identity.botUserId);
    if (!person) return refuse('user_not_found');
    const filled = [...world.profileFields].flatMap(([id, label]) => {
      const value = person.fields[label] ?? '';
      if (value === '') return [];
      return [[id, { value, alt: '', ...(args.include_labels ? { label } : {}) }] as const];
    });
    return fine({
      profile: {
        real_name: person.realName,
        title: person.title,
        fields: filled.length === 0 ? null : Object.fromEntries(filled),
      },
    });
  },
});
