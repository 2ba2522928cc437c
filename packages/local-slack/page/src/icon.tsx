/** Strokes on a square of 24. Drawn here, since not every machine has a font with emoji. */
const PATHS = {
  back: 'M15 5l-7 7 7 7',
  bin: 'M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12M10 11v5M14 11v5',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 1 0 0-16M12 8v4l3 2',
  close: 'M6 6l12 12M18 6L6 18',
  code: 'M9 7l-5 5 5 5M15 7l5 5-5 5',
  dark: 'M19 14.5A7.5 7.5 0 0 1 9.5 5a7.5 7.5 0 1 0 9.5 9.5z',
  down: 'M7 10l5 5 5-5',
  light:
    'M12 8a4 4 0 1 0 0 8 4 4 0 1 0 0-8M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4',
  lock: 'M7 11h10v8H7zM9 11V8a3 3 0 0 1 6 0v3',
  microphone:
    'M12 4a2.5 2.5 0 0 0-2.5 2.5v5a2.5 2.5 0 0 0 5 0v-5A2.5 2.5 0 0 0 12 4M6.5 11.5a5.5 5.5 0 0 0 11 0M12 17v3',
  more: 'M12 6v.01M12 12v.01M12 18v.01',
  overflow: 'M6 12h.01M12 12h.01M18 12h.01',
  plus: 'M12 5v14M5 12h14',
  react: 'M12 4a8 8 0 1 0 0 16 8 8 0 1 0 0-16M9 10v.01M15 10v.01M8.5 14a4.2 4.2 0 0 0 7 0',
  send: 'M5 5l14 7-14 7 2.5-7zM7.5 12H13',
  split: 'M4 5h16v14H4zM12 5v14',
  flag: 'M6 20V5h12l-2.5 4 2.5 4H6',
  thread: 'M5 5h14v10h-7l-4 4v-4H5z',
  upload: 'M12 16V5M7 10l5-5 5 5M5 19h14',
} as const;

export type IconName = keyof typeof PATHS;

/** A small drawing beside or instead of words; what it means is said by what it stands in. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
