import { z } from 'zod';
import { typedWords } from './text.ts';

const valueSchema = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_conversations: z.array(z.string()).nullish(),
  selected_user: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  files: z.array(z.object({ id: z.string(), name: z.string().default('') }).loose()).nullish(),
});

/** A file that somebody put into a form. */
export type FormFile = { readonly id: string; readonly name: string };

/** What stands in the fields of a form, by name; an empty field gives '' or an empty list. */
export type FormValues = Filled & { files(name: string): readonly FormFile[] };

/** What stands in a form, whether somebody typed it or it was kept. */
export type Filled = {
  /** Words, the value of a choice, a date or a time; trimmed. */
  one(name: string): string;
  /** Several choices, people or channels. */
  many(name: string): readonly string[];
};

/** Reads the state of a view as Slack sends it. Never throws. */
export function readForm(values: unknown): FormValues {
  const blocks = z.record(z.string(), z.record(z.string(), z.unknown())).safeParse(values);
  const fields = new Map<string, z.output<typeof valueSchema>>();
  for (const [block, elements] of Object.entries(blocks.data ?? {})) {
    for (const element of Object.values(elements)) {
      const parsed = valueSchema.safeParse(element);
      if (parsed.success) fields.set(block, parsed.data);
    }
  }
  return {
    one(name) {
      const at = fields.get(name);
      const typed = at?.value;
      if (typed != null) return typedWords(typed);
      const found =
        at?.selected_option?.value ??
        at?.selected_date ??
        at?.selected_time ??
        at?.selected_user ??
        at?.selected_conversation ??
        '';
      return found.trim();
    },
    many(name) {
      const at = fields.get(name);
      const options = at?.selected_options?.map(({ value }) => value);
      return options ?? at?.selected_users ?? at?.selected_conversations ?? [];
    },
    files: (name) => fields.get(name)?.files ?? [],
  };
}

/** What stands in each field of a form, by its name. */
export type FieldValues = Readonly<Record<string, string | readonly string[]>>;

/** Reads values as if somebody had just filled them in. */
export function filledFrom(values: FieldValues): Filled {
  return {
    one(name) {
      const value = values[name];
      return typeof value === 'string' ? value.trim() : '';
    },
    many(name) {
      const value = values[name] ?? [];
      return typeof value === 'string' ? [] : value;
    },
  };
}
