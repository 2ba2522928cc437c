/** About how many words a cue of Slack's transcripts holds. */
const wordsInCue = 10;

/** A transcript as WebVTT, its cues spread evenly over the clip. */
export function toWebVtt(spoken: string, durationMs: number): string {
  const words = spoken.split(/\s+/).filter(Boolean);
  const cues: string[] = [];
  for (let i = 0; i < words.length; i += wordsInCue)
    cues.push(words.slice(i, i + wordsInCue).join(' '));
  const step = durationMs / Math.max(1, cues.length);
  const blocks = cues.map(
    (cue, i) => `${i + 1}\n${stamp(i * step)} --> ${stamp((i + 1) * step)}\n${escapeCue(cue)}\n`,
  );
  return `WEBVTT\n\n${blocks.join('\n')}`;
}

function stamp(ms: number): string {
  const pad = (value: number, width: number): string =>
    String(Math.floor(value)).padStart(width, '0');
  const [hours, minutes] = [ms / 3_600_000, (ms / 60_000) % 60];
  return `${pad(hours, 2)}:${pad(minutes, 2)}:${pad((ms / 1000) % 60, 2)}.${pad(ms % 1000, 3)}`;
}

function escapeCue(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
