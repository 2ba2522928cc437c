import type { FormReader } from './read-form.ts';

/** What stands in a form, whether somebody typed it or it was kept. */
export type Filled = Pick<FormReader, 'one' | 'many'>;

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
