import type { WebClient } from '@slack/web-api';
import { z } from 'zod';

const fieldsSchema = z.object({
  profile: z.object({ fields: z.array(z.unknown()).nullish().catch(null) }).nullish(),
});

const fieldSchema = z.object({ id: z.string(), label: z.string() });
const valueSchema = z.object({ value: z.string() });

const valuesSchema = z.object({
  profile: z
    .object({
      // Without any, Slack sends null or an empty list.
      fields: z.record(z.string(), z.unknown()).catch({}),
    })
    .nullish(),
});

/**
 * Reads the fields of profiles that a workspace has made itself. It takes one call a person, so it
 * wants a client of its own: where Slack asks it to slow down, nothing else waits.
 */
export function createProfiles(client: WebClient) {
  return {
    /** The id of each field by its label. */
    async fields(): Promise<ReadonlyMap<string, string>> {
      const { profile } = fieldsSchema.parse(await client.team.profile.get());
      const fields = (profile?.fields ?? []).flatMap(
        (field) => fieldSchema.safeParse(field).data ?? [],
      );
      return new Map(fields.map(({ id, label }) => [label, id]));
    },

    /** What stands in a person's fields, by id; empty fields are left out. */
    async valuesOf(personId: string): Promise<ReadonlyMap<string, string>> {
      const { profile } = valuesSchema.parse(await client.users.profile.get({ user: personId }));
      const values = Object.entries(profile?.fields ?? {}).map(
        ([id, field]) => [id, valueSchema.safeParse(field).data?.value.trim() ?? ''] as const,
      );
      return new Map(values.filter(([, value]) => value !== ''));
    },
  };
}
