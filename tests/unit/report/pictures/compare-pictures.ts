import { drawPixels, type Pixels } from '../../../../src/features/report/pictures/draw-png.ts';

/** A difference of one colour, of 255, that nobody sees: the edges of letters, rounded another way. */
const COLOUR_TOLERANCE = 24;

/** How many dots differ visibly; all of them where the sizes differ. */
export function differenceOf(one: Pixels, other: Pixels): number {
  if (one.width !== other.width || one.height !== other.height) return Number.POSITIVE_INFINITY;
  let different = 0;
  for (let dot = 0; dot < one.data.length; dot += 4) {
    const apart = [0, 1, 2, 3].some(
      (i) => Math.abs((one.data[dot + i] ?? 0) - (other.data[dot + i] ?? 0)) > COLOUR_TOLERANCE,
    );
    if (apart) different += 1;
  }
  return different;
}

/** The dots of a PNG: the renderer decodes it as the only image of an SVG. */
export async function pixelsOf(png: Uint8Array): Promise<Pixels> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  // The width and height of a PNG stand at bytes 16 and 20 (RFC 2083, "IHDR").
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const data = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  return await drawPixels(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${data}"/></svg>`,
  );
}
