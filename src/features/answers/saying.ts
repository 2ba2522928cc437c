import type { PointKey } from './statements.ts';

/** With "_" and what pressing it says; its value is `sayingValue`. */
export const READ_BACK_SAY = 'read_back_say';
/** Opens the form with all sides; the value is the id of the reading, as of the one below. */
export const READ_BACK_MORE = 'read_back_wrong';
export const READ_BACK_QUOTE = 'read_back_quote';
/** "That's right" to all of it at once, in messages of earlier versions. */
export const READ_BACK_RIGHT = 'read_back_right';

/** What a button of a read-back says, of which point of which reading, beside which other points. */
export type Saying = {
  readonly readingId: string;
  readonly key: PointKey;
  readonly said: string;
  readonly keys: readonly PointKey[];
};

/** The value of a button, "reading1 s0 prefer s0,b1": short enough for an option of a menu too. */
export function sayingValue({ readingId, key, said, keys }: Saying): string {
  return [readingId, key, said, keys.join()].join(' ');
}

/** Reads such a value; undefined for anything else. */
export function parseSaying(value: string): Saying | undefined {
  const [readingId = '', key = '', said = '', listed = '', ...rest] = value.split(' ');
  const keys = listed.split(',').filter(isKey);
  if (readingId === '' || !isKey(key) || said === '' || rest.length > 0) return undefined;
  return { readingId, key, said, keys };
}

function isKey(text: string): text is PointKey {
  return /^(?:[sqb]\d{1,4}|c)$/.test(text);
}
