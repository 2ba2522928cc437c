import { Command } from '@commander-js/extra-typings';
import { counted } from '../domain/words.ts';
import { type CommandParts, refuse } from './command-parts.ts';

/** `throughline backup [FILE|DIR]`: a checked copy of the database, also while the app runs. */
export function backupCommand(parts: CommandParts) {
  const { write, warn, backUp } = parts;
  return new Command('backup')
    .description('copy the database into a file of its own, also while Throughline runs')
    .argument('[to]', 'a new file, or a folder; without it, backups/ beside the database')
    .action(async (to) => {
      const made = await backUp(to);
      if (!made.ok) return refuse(parts, warn, [made.error]);
      const { file, bytes } = made.value;
      write(`${file}: ${(bytes / 1_000_000).toFixed(1)} MB, complete and without damage.`);
      write(`Its SHA-256 is in ${file}.sha256: keep the two together.`);
    });
}

/** `throughline restore FILE`: puts a backup in the place of the database, while nothing uses it. */
export function restoreCommand(parts: CommandParts) {
  const { write, warn, restore } = parts;
  return new Command('restore')
    .description('put a backup in the place of the database; Throughline must be stopped')
    .argument('<file>', 'the backup')
    .action(async (file) => {
      const done = await restore(file);
      if (!done.ok) return refuse(parts, warn, [done.error]);
      const { path, aside } = done.value;
      write(`${path} is now what ${file} held.`);
      if (aside !== undefined)
        write(`What was there before is in ${aside}. Delete it when you like.`);
    });
}

/** `throughline encrypt`: what people wrote is encrypted with the key of the settings, or with none. */
export function encryptCommand(parts: CommandParts) {
  const { write, warn, encrypt } = parts;
  return new Command('encrypt')
    .description(
      'encrypt what people wrote with ENCRYPTION_KEY, also after a change of keys; Throughline must be stopped',
    )
    .action(async () => {
      const done = await encrypt();
      if (!done.ok) return refuse(parts, warn, [done.error]);
      const { texts, hasKey } = done.value;
      const how = hasKey
        ? 'encrypted with the key of today'
        : 'made readable: ENCRYPTION_KEY is not set';
      write(`${counted(texts, 'text was', 'texts were')} ${how}. Backups stay as they were made.`);
      if (hasKey) write('ENCRYPTION_KEY_BEFORE can go now. Keep the old key for old backups.');
    });
}
