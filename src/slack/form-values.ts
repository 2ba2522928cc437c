import { z } from 'zod';
import { readable, Unreadable } from './readable.ts';
import type { ShownView } from './shown-view.ts';
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
export type FormValues = Filled & {
  files(name: string): readonly FormFile[];
  /** The same of fields that the form may leave out; one that it has not is empty, and else `Unreadable`. */
  readonly ifThere: Filled;
  /** Everything, the empty fields too; of several choices nothing. */
  all(): Readonly<Record<string, string>>;
};

/** What stands in a form, whether somebody typed it or it was kept. */
export type Filled = {
  /** Words, the value of a choice, a date or a time; trimmed. */
  one(name: string): string;
  /** Several choices, people or channels. */
  many(name: string): readonly string[];
};

type Field = z.output<typeof valueSchema>;

const stateSchema = z.record(z.string(), z.record(z.string(), valueSchema));

/**
 * Reads a form that was sent. Slack brings every field, the empty ones too: where one is missing or
 * holds something else than it offers, the form is not the one that we know, and this throws `Unreadable`.
 */
export function readForm(view: Pick<ShownView, 'blocks' | 'state'>): FormValues {
  const { data: state } = stateSchema.safeParse(view.state?.values);
  const fields = new Map(fieldsIn(readable('the state of a form', state)));
  for (const { type, block_id = '', element } of view.blocks)
    if (type === 'input' && !isOffered(element, fields.get(block_id)))
      throw new Unreadable('a field of a form');
  const field = (name: string) => readable('a form without a field', fields.get(name));
  return {
    one: (name) => oneOf(field(name)),
    many: (name) => manyOf(field(name)),
    files: (name) => field(name).files ?? [],
    ifThere: lenient(fields),
    all: () => Object.fromEntries([...fields].map(([name, held]) => [name, oneOf(held)])),
  };
}

/** Reads what stands in a form so far; what is not there, or cannot be read, is empty. Never throws. */
export function filledIn(values: unknown): Filled {
  const blocks = z.record(z.string(), z.record(z.string(), z.unknown())).safeParse(values);
  const fields = new Map<string, Field>();
  for (const [block, elements] of Object.entries(blocks.data ?? {})) {
    for (const element of Object.values(elements)) {
      const parsed = valueSchema.safeParse(element);
      if (parsed.success) fields.set(block, parsed.data);
    }
  }
  return lenient(fields);
}

function lenient(fields: ReadonlyMap<string, Field>): Filled {
  const field = (name: string): Field => fields.get(name) ?? {};
  return { one: (name) => oneOf(field(name)), many: (name) => manyOf(field(name)) };
}

function fieldsIn(state: z.output<typeof stateSchema>): readonly (readonly [string, Field])[] {
  return Object.entries(state).flatMap(([block, elements]) =>
    Object.values(elements).map((field) => [block, field] as const),
  );
}

const offeredSchema = z.object({
  options: z.array(z.object({ value: z.string() })).optional(),
});

/** Whether a field is there, and what was picked in it is among its options. */
function isOffered(element: unknown, held: Field | undefined): boolean {
  const offered = offeredSchema.safeParse(element);
  if (held === undefined || !offered.success) return false;
  const picked = [held.selected_option, ...(held.selected_options ?? [])].flatMap(
    (option) => option?.value ?? [],
  );
  const values = offered.data.options?.map(({ value }) => value);
  return values === undefined ? picked.length === 0 : picked.every((one) => values.includes(one));
}

function oneOf(held: Field): string {
  if (held.value != null) return typedWords(held.value);
  const found =
    held.selected_option?.value ??
    held.selected_date ??
    held.selected_time ??
    held.selected_user ??
    held.selected_conversation ??
    '';
  return found.trim();
}

function manyOf(held: Field): readonly string[] {
  const options = held.selected_options?.map(({ value }) => value);
  return options ?? held.selected_users ?? held.selected_conversations ?? [];
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
