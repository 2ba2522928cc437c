import { z } from 'zod';
import { parseJson } from '../json.ts';

/** A text argument. */
export const text = z.string();

/** A number, which arrives as text unless the body was JSON. */
export const number = z.coerce.number();

/** A truth value; form bodies carry `true`, `1`, `false` or `0`. */
export const flag = z.preprocess(
  (value) => value === true || value === 'true' || value === '1' || value === 1,
  z.boolean(),
);

/** A nested value: form bodies carry it as JSON text. */
export function json<S extends z.ZodType>(schema: S): z.ZodType<z.output<S>> {
  return z.preprocess(
    (value) => (typeof value === 'string' ? (parseJson(value) ?? value) : value),
    schema,
  ) as unknown as z.ZodType<z.output<S>>;
}

/** A list of ids: `U1,U2`, or a JSON list. */
export const idList = z.preprocess((value) => {
  if (typeof value !== 'string') return value;
  const parsed = parseJson(value);
  return Array.isArray(parsed)
    ? parsed
    : value
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean);
}, z.array(z.string()));

/** Any JSON object. */
export const anyObject = z.record(z.string(), z.unknown());
