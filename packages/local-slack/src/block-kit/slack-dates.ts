/** Parts of a date, in UTC, so that the same message always reads the same. */
const LOCALE = 'en-US';

function written(options: Intl.DateTimeFormatOptions): (date: Date) => string {
  return (date) => new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' }).format(date);
}

const LONG: Intl.DateTimeFormatOptions = { month: 'long', day: 'numeric' };
const SHORT: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric', year: 'numeric' };

/**
 * Slack's date tokens. The "pretty" ones and "ago" say "today" or "2 days ago" in Slack; here they
 * give the date itself, since no clock is at hand.
 */
const TOKENS: Readonly<Record<string, (date: Date) => string>> = {
  date_num: (date) => date.toISOString().slice(0, 10),
  date_slash: written({ year: 'numeric', month: '2-digit', day: '2-digit' }),
  date_long: written({ ...LONG, weekday: 'long', year: 'numeric' }),
  date_long_full: written({ ...LONG, year: 'numeric' }),
  date_long_pretty: written({ ...LONG, weekday: 'long', year: 'numeric' }),
  date: written(LONG),
  date_pretty: written(LONG),
  date_short: written(SHORT),
  date_short_pretty: written(SHORT),
  day_divider_pretty: written({ ...LONG, weekday: 'long' }),
  time: written({ hour: 'numeric', minute: '2-digit' }),
  time_secs: written({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  ago: written(SHORT),
};

/**
 * Fills a Slack date template such as "{date_short} at {time}", in UTC. Gives the fallback if the
 * time (Unix seconds) is no date. https://docs.slack.dev/messaging/formatting-message-text
 */
export function formatSlackDate(seconds: number, template: string, fallback: string): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return fallback;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const token = Object.hasOwn(TOKENS, name) ? TOKENS[name] : undefined;
    return token ? token(date) : whole;
  });
}
