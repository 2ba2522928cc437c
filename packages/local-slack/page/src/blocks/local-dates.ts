/** `<!date^seconds^template^link|fallback>` of mrkdwn, on the wire. */
const DATE = /<!date\^(\d{1,12})\^([^|>^]*)(?:\^([^|>]*))?(?:\|[^>]*)?>/g;

/** Fills in the dates of a mrkdwn text as its reader's clock shows them. */
export function withLocalDates(text: string, zone: string, now: number): string {
  return text.replace(DATE, (_, seconds: string, template: string, link?: string) => {
    const shown = localDate(Number(seconds), template, zone, now);
    return link === undefined ? shown : `<${link}|${shown}>`;
  });
}

/** A date by Slack's template, such as "{date_short_pretty} at {time}". */
export function localDate(seconds: number, template: string, zone: string, now: number): string {
  const moment = seconds * 1000;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const options = Object.hasOwn(TOKENS, name) ? TOKENS[name] : undefined;
    if (name === 'date_num') return format(moment, zone, {}, 'en-CA');
    if (name === 'ago') return agoOf(moment, now);
    if (options === undefined) return whole;
    const near = name.endsWith('_pretty') ? nearDay(moment, zone, now) : undefined;
    return near ?? format(moment, zone, options);
  });
}

const LONG: Intl.DateTimeFormatOptions = { month: 'long', day: 'numeric' };
const SHORT: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric', year: 'numeric' };
const TIME: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
const WEEKDAY: Intl.DateTimeFormatOptions = { ...LONG, weekday: 'long' };

const TOKENS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_long: { ...WEEKDAY, year: 'numeric' },
  date_long_full: { ...LONG, year: 'numeric' },
  date_long_pretty: { ...WEEKDAY, year: 'numeric' },
  date: LONG,
  date_pretty: LONG,
  date_short: SHORT,
  date_short_pretty: SHORT,
  day_divider_pretty: WEEKDAY,
  time: TIME,
  time_secs: { ...TIME, second: '2-digit' },
};

/** Formats a moment as a reader in this zone sees it. */
export function format(
  moment: number,
  zone: string,
  options: Intl.DateTimeFormatOptions,
  locale = 'en-US',
): string {
  return formatter(zone, options, locale).format(moment);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow, and a channel shows a thousand times. */
function formatter(zone: string, options: Intl.DateTimeFormatOptions, locale: string) {
  const key = `${zone} ${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  formatters.set(key, made);
  return made;
}

/** "today" and its neighbours; undefined for any other day. */
export function nearDay(moment: number, zone: string, now: number): string | undefined {
  const day = (each: number) => format(each, zone, {}, 'en-CA');
  const DAY = 86_400_000;
  if (day(moment) === day(now)) return 'today';
  if (day(moment) === day(now - DAY)) return 'yesterday';
  return day(moment) === day(now + DAY) ? 'tomorrow' : undefined;
}

function agoOf(moment: number, now: number): string {
  const minutes = Math.round((moment - now) / 60_000);
  const words = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
  if (Math.abs(minutes) < 1440) return words.format(Math.round(minutes / 60), 'hour');
  return words.format(Math.round(minutes / 1440), 'day');
}
