/** Statuses of Slack's own list, and emoji that people use for the same. */
const AWAY_EMOJI = new Set([
  ':palm_tree:',
  ':desert_island:',
  ':beach_with_umbrella:',
  ':airplane:',
  ':face_with_thermometer:',
  ':baby:',
  ':island:',
]);

// A word's end by \b knows no letter with an accent.
const AWAY_WORDS =
  /(?<!\p{L})(vacation|vacationing|holidays?|pto|ooo|out of office|on leave|parental leave|sick|away|urlaub|krank|congés?|vacances|vacaciones|ferie|ferien)(?!\p{L})/iu;

/** What Slack knows of a person's status; the expiration in seconds since 1970, 0 for none. */
type Status = {
  readonly status_emoji?: string | undefined;
  readonly status_text?: string | undefined;
  readonly status_expiration?: number | undefined;
};

/**
 * Until when a status says that its owner is away; null if it does not. One without an end says
 * nothing: people forget to take it down, and would never be asked again.
 */
export function awayByStatus(status: Status): Date | null {
  const { status_emoji: emoji = '', status_text: text = '', status_expiration: end = 0 } = status;
  if (end <= 0) return null;
  return AWAY_EMOJI.has(emoji) || AWAY_WORDS.test(text) ? new Date(end * 1000) : null;
}
