import { causeOf } from '../domain/cause-of.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import { codeOf } from './error-code.ts';
import type { StoreContext } from './open-database.ts';

/** Why nothing can be written: another program holds the database, the disk is full, or it fails. */
export type StorageTrouble = 'locked' | 'full' | 'failing';

const CODES: readonly (readonly [RegExp, StorageTrouble])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'locked'],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'full'],
  [/^SQLITE_(IOERR|READONLY|CANTOPEN|PERM|PROTOCOL)/, 'failing'],
];

const LINES: Readonly<Record<StorageTrouble, string>> = {
  locked:
    'The database is held by another program, so nothing can be written. Answers are kept in memory and asked of Slack again: end whatever holds the file.',
  full: 'The disk is full, so nothing can be written. Answers are kept in memory and asked of Slack again: make room on it.',
  failing:
    'The database cannot be written. Answers are kept in memory and asked of Slack again: look at the disk, and at who may write to the file.',
};

/** The trouble with the disk or the file behind an error; undefined where it is none. */
export function storageTroubleOf(error: unknown): StorageTrouble | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = codeOf(error) ?? '';
  return CODES.find(([shape]) => shape.test(code))?.[1] ?? storageTroubleOf(error.cause);
}

/** A time in which nothing could be written. */
export type Outage = { readonly trouble: StorageTrouble; readonly since: Date };

/**
 * Watches what is written. Trouble is said in the log as it begins; once something could be written
 * again, it is among `over` until somebody has been told.
 */
export function watchStorage(context: StoreContext, log: Log, clock: Clock) {
  let present: Outage | undefined;
  let over: readonly Outage[] = [];

  function failed(error: unknown): void {
    const trouble = storageTroubleOf(error);
    if (trouble === undefined || trouble === present?.trouble) return;
    over = present === undefined ? over : [...over, present];
    present = { trouble, since: clock() };
    log.error(causeOf(error), LINES[trouble]);
  }

  function worked(): void {
    if (present === undefined) return;
    over = [...over, present];
    present = undefined;
    log.info({}, 'the database can be written again');
  }

  const transact: StoreContext['transact'] = async (work) => {
    try {
      const value = await context.transact(work);
      worked();
      return value;
    } catch (error) {
      failed(error);
      throw error;
    }
  };

  return {
    context: { ...context, transact },
    /** What is over and of which nobody was told. */
    over: () => over,
    /** Somebody was told of this. */
    told(outage: Outage): void {
      over = over.filter((each) => each !== outage);
    },
  };
}
