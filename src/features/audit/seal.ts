import { createHmac } from 'node:crypto';
import type { AuditEntry, AuditHead } from '../../domain/audit.ts';

/** Seals an entry together with all that stand before it. */
export function sealOf(key: string, before: string, entry: Omit<AuditEntry, 'seal'>): string {
  const { number, at, workspaceId, actor, operation, subject } = entry;
  const content = JSON.stringify([before, number, +at, workspaceId, actor, operation, subject]);
  return createHmac('sha256', key).update(content).digest('hex');
}

/** What is wrong with an audit, at its first entry where something is. */
export type AuditFault = {
  readonly kind: 'changed' | 'removed' | 'cut' | 'other-key';
  /** The number of the entry that is wrong or missing. */
  readonly number: number;
};

/**
 * Looks an audit over, in the order of its numbers. An entry that was changed breaks its own seal; where
 * one was removed a number is missing. That the newest were cut off shows only by the head.
 */
export function findFault(
  key: string,
  entries: readonly AuditEntry[],
  head: AuditHead | undefined,
): AuditFault | undefined {
  let before = '';
  let expected = 1;
  for (const { seal, ...entry } of entries) {
    if (entry.number !== expected) return { kind: 'removed', number: expected };
    if (seal !== sealOf(key, before, entry)) {
      // Nothing fits from the first on: somebody looks with another key than it was sealed with.
      const fitsNone = entries.length > 2 && !entries.some((each) => fitsAfter(key, entries, each));
      return { kind: fitsNone ? 'other-key' : 'changed', number: entry.number };
    }
    before = seal;
    expected += 1;
  }
  if (head === undefined || head.number < expected) {
    const there = entries.find(({ number }) => number === head?.number);
    return head === undefined || there?.seal === head.seal
      ? undefined
      : { kind: 'changed', number: head.number };
  }
  return { kind: 'cut', number: expected };
}

function fitsAfter(key: string, entries: readonly AuditEntry[], { seal, ...entry }: AuditEntry) {
  const before = entries.find(({ number }) => number === entry.number - 1)?.seal ?? '';
  return seal === sealOf(key, before, entry);
}
