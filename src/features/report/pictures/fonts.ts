import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** How heavy letters are. */
export type Weight = 'normal' | 'bold';

/** The letters of the pictures: their files, and how wide a text is in them. */
export type Fonts = {
  readonly files: readonly Uint8Array[];
  /** In pixels, for letters `size` pixels high. */
  readonly widthOf: (text: string, size: number, weight: Weight) => number;
};

/** Loads the fonts once for each process that draws. */
export const loadFonts: () => Promise<Fonts> = (() => {
  let loaded: Promise<Fonts> | undefined;
  return () => {
    loaded ??= readFonts();
    return loaded;
  };
})();

async function readFonts(): Promise<Fonts> {
  const { create } = await import('fontkit');
  const require = createRequire(import.meta.url);
  const [normal, bold] = await Promise.all([
    readFile(require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf')),
    readFile(require.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf')),
  ]);
  const drawn = { normal: singleFont(create(normal)), bold: singleFont(create(bold)) };
  const known = new Map<string, number>();
  const unitsOf = (text: string, weight: Weight): number => {
    const key = `${weight}\n${text}`;
    const width =
      known.get(key) ?? drawn[weight].layout(text).advanceWidth / drawn[weight].unitsPerEm;
    if (known.size < MEASURED_TEXTS) known.set(key, width);
    return width;
  };
  return { files: [normal, bold], widthOf: (text, size, weight) => unitsOf(text, weight) * size };
}

/** Enough for every word of a report; what people write must not fill the memory. */
const MEASURED_TEXTS = 5000;

function singleFont(opened: ReturnType<typeof import('fontkit')['create']>) {
  if ('fonts' in opened) throw new Error('A font of the pictures is a collection.');
  return opened;
}
