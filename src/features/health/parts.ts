import type { ConnectionState } from '../../slack/connection.ts';

/** What the app needs to do its work; each is well or not, by itself. */
export const PARTS = ['database', 'slack', 'ticks', 'disk', 'reader', 'model'] as const;
/** The name of a part. */
export type PartName = (typeof PARTS)[number];

/** How a part is; `says` is a line for whoever runs the app, and empty where all is well. */
export type PartState = { readonly ok: boolean; readonly says: string };

/** All is well with it. */
export const WELL: PartState = { ok: true, says: '' };

/** It does not do its work; `says` names what to look at. */
export function unwell(says: string): PartState {
  return { ok: false, says };
}

/** Bolt gives a silent connection up after half a minute, so a minute without a sign is too long. */
const LONGEST_SILENCE_MS = 60_000;

/** How the connection to Slack is, which was last heard from at `heardAt`. */
export function slackPart(state: ConnectionState, heardAt: Date | undefined, now: Date): PartState {
  if (state.kind === 'trouble') return unwell(state.line);
  if (state.kind === 'connecting') return unwell('Slack is being connected to.');
  const silence = now.getTime() - (heardAt ?? now).getTime();
  return silence <= LONGEST_SILENCE_MS
    ? WELL
    : unwell(`Nothing was heard from Slack for ${Math.round(silence / 1000)} seconds.`);
}

/** A tick a minute; a long one is one that reads thousands of answers. */
const LONGEST_PAUSE_MS = 10 * 60_000;

/** Whether due work is still being done; it was last done at `doneAt`, and not before the start. */
export function ticksPart(doneAt: Date | undefined, now: Date): PartState {
  if (doneAt === undefined) return unwell('Due work has not begun yet.');
  const pause = now.getTime() - doneAt.getTime();
  return pause <= LONGEST_PAUSE_MS
    ? WELL
    : unwell(`No due work was done for ${Math.round(pause / 60_000)} minutes.`);
}

/** Room for months of answers, and for the database to put itself in order. */
const LEAST_FREE_BYTES = 100_000_000;

/** Whether the disk has room for what people will write. */
export function diskPart(freeBytes: number): PartState {
  return freeBytes >= LEAST_FREE_BYTES
    ? WELL
    : unwell(`The disk of the database has only ${Math.floor(freeBytes / 1_000_000)} MB left.`);
}
