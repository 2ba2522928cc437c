import { Command } from '@commander-js/extra-typings';
import { counted } from '../domain/words.ts';
import { everyEntry, verifyAudit } from '../features/audit/describe-audit.ts';
import type { AuditFault } from '../features/audit/seal.ts';
import { type CommandParts, refuse, withDeps, writeOut } from './command-parts.ts';

/** `throughline audit`: looks over who did what when, or writes it out. */
export function auditCommand(parts: CommandParts) {
  return new Command('audit')
    .description('who did what when')
    .addCommand(verifyCommand(parts))
    .addCommand(exportCommand(parts));
}

function verifyCommand(parts: CommandParts) {
  const { write } = parts;
  return new Command('verify')
    .description('say whether an entry was changed, removed or cut off')
    .action(() =>
      withDeps(parts, 'set-up', write, async (deps) => {
        const { entries, fault } = await verifyAudit(deps);
        if (fault !== undefined) return refuse(parts, write, [FAULTS[fault.kind](fault.number)]);
        write(`${counted(entries, 'entry', 'entries')}, none changed, removed or cut off.`);
      }),
    );
}

const FAULTS: Readonly<Record<AuditFault['kind'], (number: number) => string>> = {
  changed: (number) => `Entry ${number} was changed. What stands before it is as it was written.`,
  removed: (number) => `Entry ${number} was removed. What stands before it is as it was written.`,
  cut: (number) => `The end was cut off, from entry ${number} on: there were more.`,
  'other-key': () =>
    'No entry fits this key: AUDIT_KEY, or the key file beside the database, is not the one it was written with.',
};

function exportCommand(parts: CommandParts) {
  return new Command('export')
    .description('write every entry, one JSON object a line')
    .option('-o, --out <file>', 'where it goes; without it, it is printed')
    .action(({ out }) =>
      withDeps(parts, 'set-up', parts.write, async (deps) => {
        const lines = (await everyEntry(deps)).map((line) => JSON.stringify(line));
        if (out === undefined) for (const line of lines) parts.write(line);
        else {
          await writeOut(out, lines.map((line) => `${line}\n`).join(''));
          parts.write(`${counted(lines.length, 'entry', 'entries')}: ${out}`);
        }
      }),
    );
}
