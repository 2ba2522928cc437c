import { err, ok, type Result } from '../domain/result.ts';
import { plainTyping } from '../domain/words.ts';
import type { Holidays, Region } from './public-holidays.ts';

/** Which regions there are. */
export type Regions = Pick<Holidays, 'isRegion' | 'regions'>;

const MOST_SUGGESTIONS = 4;

/**
 * Reads a region as people write it: a code ("DE", "de-by") or an English name ("Germany",
 * "Germany: Bayern"). Nothing written gives null. The error is a sentence that names what comes near.
 */
export function readRegion(text: string, holidays: Regions): Result<string | null, string> {
  const written = plainTyping(text).trim();
  if (written === '') return ok(null);
  const code = written.toUpperCase().replace(/\s*[-_ ]\s*/, '-');
  if (holidays.isRegion(code)) return ok(code);
  const regions = holidays.regions();
  const named = regions.find(({ name }) => simple(name) === simple(written));
  if (named !== undefined) return ok(named.code);
  const near = nearest(written, regions).map((region) => `${region.code} (${region.name})`);
  const hint =
    near.length > 0
      ? `Did you mean ${near.join(', ')}?`
      : 'Write a country as DE, or a part of one as DE-BY.';
  return err(`I know no calendar for "${written}". ${hint}`);
}

/** What begins with or holds the words first, then names with a slip or two. */
function nearest(written: string, regions: readonly Region[]): readonly Region[] {
  const wanted = simple(written);
  const scored = regions.flatMap((region) => {
    const score = Math.min(distance(wanted, simple(region.code)), nameScore(wanted, region));
    return score <= Math.max(1, wanted.length / 3) ? [{ region, score }] : [];
  });
  return scored
    .sort((a, b) => a.score - b.score)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ region }) => region);
}

function nameScore(wanted: string, { name }: Region): number {
  const own = simple(name.slice(name.indexOf(':') + 1));
  if (wanted.length >= 3 && own.startsWith(wanted)) return 0.2;
  if (wanted.length >= 4 && own.includes(wanted)) return 0.5;
  return distance(wanted, own);
}

function simple(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** How many letters must be put in, taken out or changed to turn one word into the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j += 1) {
      const change = (row[j] ?? 0) + (letter === other[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
