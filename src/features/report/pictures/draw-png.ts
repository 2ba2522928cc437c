import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { drawSvg } from './draw-svg.ts';
import { loadFonts } from './fonts.ts';
import { FONT } from './theme.ts';

/** Colours dot by dot from the top left: red, green, blue, alpha, a byte each. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
};

/** Two dots for each pixel, sharp on today's screens and on paper. */
const SHARP = 2;

type Resvg = typeof import('@resvg/resvg-wasm')['Resvg'];
type Rendered = ReturnType<Resvg['prototype']['render']>;

/** An SVG as a PNG with `scale` dots for each pixel. The same SVG gives the same bytes. */
export async function drawPng(svg: string, scale = SHARP): Promise<Uint8Array> {
  return render(svg, scale, (image) => image.asPng());
}

/** An SVG as plain dots, one for each pixel. */
export async function drawPixels(svg: string): Promise<Pixels> {
  return render(svg, 1, (image) => ({
    width: image.width,
    height: image.height,
    data: image.pixels,
  }));
}

async function render<Image>(
  svg: string,
  scale: number,
  take: (image: Rendered) => Image,
): Promise<Image> {
  const { Resvg } = await openResvg();
  const { files } = await loadFonts();
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      loadSystemFonts: false,
      fontBuffers: [...files],
      defaultFontFamily: FONT,
      sansSerifFamily: FONT,
    },
  });
  try {
    const image = resvg.render();
    try {
      return take(image);
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}

/** The renderer may be started once only. */
const openResvg = (() => {
  let opened: Promise<typeof import('@resvg/resvg-wasm')> | undefined;
  return () => {
    opened ??= startResvg();
    return opened;
  };
})();

async function startResvg() {
  const resvg = await import('@resvg/resvg-wasm');
  const { resolve } = createRequire(import.meta.url);
  await resvg.initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return resvg;
}

/**
 * Draws something small, so that all that drawing needs is loaded: the first picture of a process
 * takes a second longer than the next, and an executive should not be the one who waits for it.
 */
export async function warmUpPictures(): Promise<void> {
  const svg = await drawSvg({
    data: { values: [{ word: 'ready' }] },
    mark: 'text',
    encoding: { text: { field: 'word' } },
  });
  await drawPng(svg);
}
