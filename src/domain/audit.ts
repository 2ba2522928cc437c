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

/** Where the audit ended when it was written to last, as is kept beside the database. */
export type AuditHead = { readonly number: number; readonly seal: string };

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
