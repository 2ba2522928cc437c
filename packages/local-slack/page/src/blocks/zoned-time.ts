import { format } from './local-dates.ts';

/** Unix seconds as a `datetime-local` input shows them in this zone; '' for none. */
export function toLocal(seconds: string, zone: string): string {
  if (seconds === '') return '';
  const parts: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  };
  return format(Number(seconds) * 1000, zone, parts, 'sv-SE').replace(' ', 'T');
}

/** The Unix seconds of a `datetime-local` input in this zone; '' for none. */
export function fromLocal(local: string, zone: string): string {
  const asUtc = local === '' ? Number.NaN : Date.parse(`${local}:00Z`);
  if (Number.isNaN(asUtc)) return '';
  // Twice, since the first guess may lie on the other side of a change of the clocks.
  let guess = asUtc;
  for (let turn = 0; turn < 2; turn += 1) {
    const shown = Date.parse(`${toLocal(String(guess / 1000), zone)}:00Z`);
    guess += asUtc - shown;
  }
  return String(guess / 1000);
}
