/** Whether a text is a local date that exists, "2026-12-01". */
export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && existsAs(`${text}T00:00`);
}

/** Whether a text is a time of day, "09:00". */
export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Whether a text is a local date and time that exists, "2026-12-01T09:00". */
export function isLocalTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) && existsAs(text);
}

/** 30 February is read as 2 March, and so comes out otherwise than it went in. */
function existsAs(text: string): boolean {
  const wall = Date.parse(`${text}Z`);
  return !Number.isNaN(wall) && new Date(wall).toISOString().startsWith(text);
}
