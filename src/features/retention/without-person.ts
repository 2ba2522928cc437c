import { ERASED_NAME } from '../../domain/person.ts';

/** A record without somebody: their id becomes the stand-in, as a value and as a key, and their name nobody's. */
export function withoutPerson<Kept>(
  kept: Kept,
  {
    personId,
    name,
    standIn,
  }: { readonly personId: string; readonly name: string; readonly standIn: string },
): Kept {
  const put = (text: string) => {
    if (text === personId) return standIn;
    return name !== '' && text === name ? ERASED_NAME : text;
  };
  const within = (value: unknown): unknown => {
    if (typeof value === 'string') return put(value);
    if (Array.isArray(value)) return value.map(within);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key === personId ? standIn : key,
        within(inner),
      ]),
    );
  };
  return within(kept) as Kept;
}
