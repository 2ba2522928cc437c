import { byType, type Check, type Fields, typeOf } from './checks.ts';
import { isBlockAllowedOn, surfaceName } from './surfaces.ts';

/** A block of one of these types, on a surface that shows it. */
export function blockOf(checks: Fields): Check {
  const check = byType(checks);
  return (value, path, context) => {
    const type = typeOf(value, path, context);
    if (type === undefined) return;
    if (Object.hasOwn(checks, type) && !isBlockAllowedOn(type, context.surface)) {
      const message = `unsupported type: ${type} (not available in ${surfaceName(context.surface)})`;
      return context.report(`${path}/type`, message);
    }
    check(value, path, { ...context, within: type });
  };
}
