import { drawPng } from './draw-png.ts';
import { drawSvg } from './draw-svg.ts';

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
