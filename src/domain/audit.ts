import { createHmac } from 'node:crypto';

/** Something that was done; no words of anybody, and nothing that anybody has answered. */
export type Done = {
  readonly workspaceId: string;
  /** Who did it; undefined for the command line or the app by itself, which `by` names. */
  readonly personId?: string;
  readonly by?: string;
  /** In the words of `OPERATIONS`. */
  readonly operation: string;
  /** To which person it was done, or to what by its id. */
  readonly subject?: { readonly personId: string } | string;
};

/** An entry as it is kept. */
export type AuditEntry = {
  readonly number: number;
  readonly at: Date;
  readonly workspaceId: string;
  readonly actor: string;
  readonly operation: string;
  readonly subject: string;
  readonly seal: string;
};

/** Seals an entry together with all that stand before it. */
export function sealOf(key: string, before: string, entry: Omit<AuditEntry, 'seal'>): string {
  const { number, at, workspaceId, actor, operation, subject } = entry;
  const content = JSON.stringify([before, number, +at, workspaceId, actor, operation, subject]);
  return createHmac('sha256', key).update(content).digest('hex');
}

/** Where the audit ended when it was written to last, as is kept beside the database. */
export type AuditHead = { readonly number: number; readonly seal: string };

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

/** An id that a button or form is about; '' where there is none, or anything else might stand there. */
export function subjectIn(text: string): { readonly personId: string } | string {
  const found = parsed(text);
  if (found !== undefined) {
    const personId = found['personId'];
    if (typeof personId === 'string' && isId(personId)) return { personId };
    const ids = ['strategyId', 'flagId', 'roundId', 'frozenId', 'id'].map((key) => found[key]);
    return ids.map((id) => (typeof id === 'string' ? id : '')).find(isId) ?? '';
  }
  const [, about = ''] = AFTER_A_WORD.exec(text) ?? [];
  return [about, text].find(isId) ?? '';
}

/** "round r1 - function", "resolve f1" or "2 few-and-large": what stands after the first word of a line. */
const AFTER_A_WORD = /^(?:round|frozen|resolve|dismiss|decide|assign|re-ask|ask-them|\d+) (\S+)/m;

function isId(text: string): boolean {
  return /^[\p{L}\p{N}_./-]{1,80}$/u.test(text);
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
