import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditEntry, subjectIn } from '../../../src/domain/audit.ts';
import { findFault, sealOf } from '../../../src/features/audit/seal.ts';

const KEY = 'k'.repeat(32);

/** So many entries as the store would have written them. */
function written(count: number, key = KEY): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let number = 1; number <= count; number += 1) {
    const entry = {
      number,
      at: new Date(number * 1000),
      workspaceId: 'T1',
      actor: `person-${number % 3}`,
      operation: 'changed a person',
      subject: `s${number}`,
    };
    entries.push({ ...entry, seal: sealOf(key, entries.at(-1)?.seal ?? '', entry) });
  }
  return entries;
}

const headOf = (entries: readonly AuditEntry[]) => {
  const last = entries.at(-1);
  return last && { number: last.number, seal: last.seal };
};
const lengths = fc.integer({ min: 3, max: 30 });

describe('an audit', () => {
  it('has no fault as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), (count) => {
        const entries = written(count);
        expect(findFault(KEY, entries, headOf(entries))).toBeUndefined();
        expect(findFault(KEY, entries, undefined)).toBeUndefined();
      }),
    );
  });

  it('names the first entry that was changed, whatever of it was', () => {
    const changes: readonly ((entry: AuditEntry) => AuditEntry)[] = [
      (entry) => ({ ...entry, at: new Date(+entry.at + 1) }),
      (entry) => ({ ...entry, workspaceId: 'T2' }),
      (entry) => ({ ...entry, actor: 'person-9' }),
      (entry) => ({ ...entry, operation: 'saw a report' }),
      (entry) => ({ ...entry, subject: '' }),
      (entry) => ({ ...entry, seal: entry.seal.replace(/^./, (c) => (c === '0' ? '1' : '0')) }),
    ];
    fc.assert(
      fc.property(lengths, fc.nat(), fc.constantFrom(...changes), (count, at, change) => {
        const entries = written(count);
        const index = at % count;
        const forged = entries.map((entry, place) => (place === index ? change(entry) : entry));
        expect(findFault(KEY, forged, headOf(entries))).toEqual({
          kind: 'changed',
          number: index + 1,
        });
      }),
    );
  });

  it('names the first that was removed in the middle, also where the rest was numbered anew', () => {
    fc.assert(
      fc.property(lengths, fc.nat(), (count, at) => {
        const entries = written(count);
        const index = at % (count - 1);
        const without = entries.filter((_, place) => place !== index);
        expect(findFault(KEY, without, headOf(entries))).toEqual({
          kind: 'removed',
          number: index + 1,
        });
        const anew = without.map((entry, place) => ({ ...entry, number: place + 1 }));
        expect(findFault(KEY, anew, undefined)?.number).toBe(index + 1);
      }),
    );
  });

  it('shows by its head that the end was cut off', () => {
    const entries = written(9);
    expect(findFault(KEY, entries.slice(0, 6), headOf(entries))).toEqual({
      kind: 'cut',
      number: 7,
    });
    expect(findFault(KEY, [], headOf(entries))).toEqual({ kind: 'cut', number: 1 });
  });

  it('shows that it was written anew with another key', () => {
    const entries = written(9, 'x'.repeat(32));
    expect(findFault(KEY, entries, headOf(entries))).toEqual({ kind: 'other-key', number: 1 });
  });

  it('holds ids and no words', () => {
    expect(subjectIn('few-and-large')).toBe('few-and-large');
    expect(subjectIn('round r1 - function')).toBe('r1');
    expect(subjectIn('0 few-and-large')).toBe('few-and-large');
    expect(subjectIn(JSON.stringify({ personId: 'U1', page: 2 }))).toEqual({ personId: 'U1' });
    expect(subjectIn(JSON.stringify({ who: 'ben@example.org' }))).toBe('');
    expect(subjectIn('I stop the quick features')).toBe('');
    expect(subjectIn('ben@example.org')).toBe('');
    expect(subjectIn('https://example.com/x?y\nround r1 - function')).toBe('r1');
    expect(subjectIn('resolve f1\n')).toBe('f1');
    expect(subjectIn('')).toBe('');
  });
});
