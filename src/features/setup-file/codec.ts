import { z } from 'zod';
import { flatten } from '../strategies/yaml-file.ts';

/**
 * How something stands in a file: `schema` reads it and says what is expected, and `write` gives the
 * form that `schema` reads back as the same.
 */
export type Codec<Value, Written = unknown> = {
  readonly schema: z.ZodType<Value>;
  readonly write: (value: Value) => Written;
};

type Raw = Readonly<Record<string, unknown>>;

/** The keys in a file, mostly one, that hold one field of an object. */
export type Part<Value> = {
  readonly shape: Readonly<Record<string, z.ZodType>>;
  /** Takes the field from what the keys of the object have been read as. */
  read(raw: Raw): Value | undefined;
  /** The keys as they are written; those that are undefined are left out. */
  write(value: Value): Raw;
};

/** Every field of an object, by its name in the code, in the order of the file. */
export type Fields<Value> = {
  readonly [Name in keyof Value]-?: Part<Exclude<Value[Name], undefined>>;
};

/** A field with one key in the file. Without `write` it is written as it is. */
export function field<Value>(
  key: string,
  schema: z.ZodType<Value | undefined>,
  write: (value: Value) => unknown = (value) => value,
): Part<Value> {
  return {
    shape: { [key]: schema },
    read: (raw) => raw[key] as Value | undefined,
    write: (value) => ({ [key]: write(value) }),
  };
}

/**
 * An object that has these fields in a file and no others. `check` looks at what the keys have been
 * read as and adds what is wrong with them together. A field that a file leaves out is undefined.
 */
export function objectOf<Value extends object>(
  fields: Fields<Value>,
  error?: string,
  check: (raw: Raw, context: z.RefinementCtx) => void = () => undefined,
): Codec<Value, Raw> {
  const parts: readonly [string, Part<unknown>][] = Object.entries(fields);
  const shape: Record<string, z.ZodType> = Object.assign({}, ...parts.map(([, of]) => of.shape));
  return {
    schema: z
      .strictObject(shape, error === undefined ? undefined : { error })
      .superRefine(check)
      .transform((raw) =>
        Object.fromEntries(parts.map(([name, of]) => [name, of.read(raw)])),
      ) as unknown as z.ZodType<Value>,
    write(value) {
      const given = Object.entries(value).filter(([, each]) => each !== undefined);
      const values = new Map<string, unknown>(given);
      const written = parts.map(([name, of]) =>
        values.has(name) ? of.write(values.get(name)) : {},
      );
      return defined(Object.assign({}, ...written));
    },
  };
}

/** Things by their id; none where the file leaves them out. */
export function mapOf<Value>(
  of: Codec<Value>,
  error: string,
): Codec<ReadonlyMap<string, Value>, Raw> {
  return {
    schema: z
      .record(z.string(), of.schema, { error })
      .default({})
      .transform((all) => new Map(Object.entries(all))),
    write: (all) => Object.fromEntries([...all].map(([id, value]) => [id, of.write(value)])),
  };
}

/**
 * A value that may be written in several forms. `formOf` looks at it first, so that a mistake is
 * one of the form that was meant.
 */
export function inForm<Output>(formOf: (raw: unknown) => z.ZodType<Output>) {
  return z.unknown().transform((raw, context): Output => {
    const parsed = formOf(raw).safeParse(raw);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues.flatMap(flatten))
      context.addIssue({ code: 'custom', path: [...path], message });
    return z.NEVER;
  });
}

/** Leaves out the fields that are undefined. */
export function defined<Given extends object>(fields: Given): Given {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Given;
}
