import { isElementAllowedOn, type Surface, surfaceName } from './surfaces.ts';

/** What a check needs besides the value: where the blocks stand, and where to put problems. */
export type ValidationContext = {
  readonly surface: Surface;
  /** The type of the block around the element being checked, if any. */
  readonly within?: string;
  readonly report: (path: string, message: string) => void;
};

/** Looks at one value and reports every problem. Never throws for JSON values. */
export type Check = (value: unknown, path: string, context: ValidationContext) => void;

export type JsonObject = Readonly<Record<string, unknown>>;
export type Fields = Readonly<Record<string, Check>>;
/** A rule over several fields of one object. It runs after the checks of the single fields. */
export type Rule = (value: JsonObject, path: string, context: ValidationContext) => void;

/** True for a JSON object: not null, not a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an object's own field; undefined if there is none. */
export function fieldOf(value: unknown, key: string): unknown {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Accepts anything. */
export const anything: Check = () => {};

/**
 * A string of `min` to `max` characters (UTF-16 units, the count that never comes out lower than
 * Slack's own).
 */
export function text(limits: { min?: number; max?: number } = {}): Check {
  const { min = 1, max } = limits;
  return (value, path, context) => {
    if (typeof value !== 'string') return context.report(path, 'must provide a string');
    if (value.length < min) context.report(path, `must be more than ${min - 1} characters`);
    if (max !== undefined && value.length > max) {
      context.report(path, `must be less than ${max + 1} characters`);
    }
  };
}

/** A string that `accepts` agrees with; `message` says what it should have been. */
export function textThat(
  accepts: (value: string) => boolean,
  message: string,
  max?: number,
): Check {
  const base = text(max === undefined ? {} : { max });
  return (value, path, context) => {
    base(value, path, context);
    if (typeof value === 'string' && value.length > 0 && !accepts(value)) {
      context.report(path, message);
    }
  };
}

/** A whole number within the limits, both included. */
export function wholeNumber(limits: { min?: number; max?: number } = {}): Check {
  const { min, max } = limits;
  return (value, path, context) => {
    if (!Number.isInteger(value)) return context.report(path, 'must provide an integer');
    if (min !== undefined && Number(value) < min) context.report(path, `must be at least ${min}`);
    if (max !== undefined && Number(value) > max) context.report(path, `must be at most ${max}`);
  };
}

/** Any number. */
export const number: Check = (value, path, context) => {
  if (typeof value !== 'number') context.report(path, 'must provide a number');
};

/** A boolean. */
export const trueOrFalse: Check = (value, path, context) => {
  if (typeof value !== 'boolean') context.report(path, 'must provide a boolean');
};

/** One of a few fixed values. */
export function oneOf(...values: readonly (string | number)[]): Check {
  return (value, path, context) => {
    if (!values.some((known) => known === value)) {
      context.report(path, `must be a valid enum value: ${values.join(', ')}`);
    }
  };
}

/** A list of `min` to `max` items that all pass the same check. */
export function listOf(item: Check, limits: { min?: number; max?: number } = {}): Check {
  const { min = 0, max } = limits;
  return (value, path, context) => {
    if (!Array.isArray(value)) return context.report(path, 'must provide an array');
    if (value.length < min) context.report(path, `must provide at least ${min} items`);
    if (max !== undefined && value.length > max) {
      context.report(path, `no more than ${max} items allowed`);
    }
    value.forEach((each: unknown, index) => {
      item(each, `${path}/${index}`, context);
    });
  };
}

/**
 * An object with exactly these fields. A missing or unknown field is reported at the object itself,
 * as Slack does. A field that is `undefined` counts as absent, since JSON leaves it out.
 */
export function shape(required: Fields, optional: Fields = {}, ...rules: readonly Rule[]): Check {
  const known: Fields = { ...required, ...optional };
  return (value, path, context) => {
    if (!isJsonObject(value)) return context.report(path, 'must provide an object');
    for (const key of Object.keys(required)) {
      if (fieldOf(value, key) === undefined) context.report(path, `missing required field: ${key}`);
    }
    for (const [key, each] of Object.entries(value)) {
      if (each === undefined) continue;
      const check = Object.hasOwn(known, key) ? known[key] : undefined;
      if (check) check(each, `${path}/${key}`, context);
      else context.report(path, `invalid additional property: ${key}`);
    }
    for (const rule of rules) rule(value, path, context);
  };
}

/** A `shape` that also has a `type`, for use in `byType` (which has looked at the type already). */
export function typed(required: Fields, optional: Fields = {}, ...rules: readonly Rule[]): Check {
  return shape({ type: anything, ...required }, optional, ...rules);
}

/** The object's own `type` if it is a string; otherwise reports what is wrong. */
export function typeOf(
  value: unknown,
  path: string,
  context: ValidationContext,
): string | undefined {
  if (!isJsonObject(value)) {
    context.report(path, 'must provide an object');
    return undefined;
  }
  const type = fieldOf(value, 'type');
  if (type === undefined) context.report(path, 'missing required field: type');
  else if (typeof type !== 'string') context.report(`${path}/type`, 'must provide a string');
  else return type;
  return undefined;
}

/** An object whose `type` picks the check; other types are unsupported here. */
export function byType(checks: Fields): Check {
  return (value, path, context) => {
    const type = typeOf(value, path, context);
    if (type === undefined) return;
    const check = Object.hasOwn(checks, type) ? checks[type] : undefined;
    if (!check) return context.report(`${path}/type`, `unsupported type: ${type}`);
    check(value, path, context);
  };
}

/** As `byType`, for interactive elements: these also have to suit the surface. */
export function elementOf(checks: Fields): Check {
  const check = byType(checks);
  return (value, path, context) => {
    const type = fieldOf(value, 'type');
    if (
      typeof type === 'string' &&
      Object.hasOwn(checks, type) &&
      !isElementAllowedOn(type, context.surface)
    ) {
      const message = `unsupported type: ${type} (not available in ${surfaceName(context.surface)})`;
      return context.report(`${path}/type`, message);
    }
    check(value, path, context);
  };
}

/** Picks some checks out of a table by name. */
export function pick(checks: Fields, ...names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(checks).filter(([name]) => names.includes(name)));
}
