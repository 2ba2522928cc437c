import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { AuditHead } from '../domain/audit.ts';
import { codeOf } from './error-code.ts';

/**
 * What the audit of a database is sealed with: the key of the settings, else one that is made once and
 * kept beside the database. Where the audit ended last is kept there too.
 */
export function openAuditSeal(databasePath: string, givenKey: string | undefined) {
  const headFile = `${databasePath}.audit-head`;
  return {
    key: givenKey || ownKey(`${databasePath}.audit-key`),
    head: () => headIn(headFile),
    keepHead(head: AuditHead): void {
      writeFileSync(`${headFile}.new`, JSON.stringify(head), { mode: 0o600 });
      renameSync(`${headFile}.new`, headFile);
    },
  };
}

function ownKey(file: string): string {
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

function headIn(file: string): AuditHead | undefined {
  try {
    const { number, seal } = JSON.parse(readFileSync(file, 'utf8'));
    return { number: Number(number), seal: String(seal) };
  } catch {
    return undefined;
  }
}
