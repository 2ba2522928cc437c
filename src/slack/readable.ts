import { z } from 'zod';

/**
 * Something that Slack brought, or that an earlier version of the app wrote into a button or a form, does
 * not hold what it must. Whoever reads throws it before anything is written; the kit answers kindly.
 */
export class Unreadable extends Error {
  /** `what` names the part, never what stands in it. */
  constructor(what: string) {
    super(`${what} cannot be read`);
  }
}

/** What was read, where it could be. */
export function readable<Value>(what: string, value: Value | undefined): Value {
  if (value === undefined) throw new Unreadable(what);
  return value;
}

/** A list of what Slack brings; an entry of another shape is null, and so is what is no list. */
export const listOf = <Shape extends z.ZodType>(shape: Shape) =>
  z.array(shape.nullable().catch(null)).nullish().catch(null);
