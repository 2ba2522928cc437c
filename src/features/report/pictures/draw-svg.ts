import type { TopLevelSpec } from 'vega-lite';
import { type Fonts, loadFonts } from './fonts.ts';
import { THEME } from './theme.ts';

/** Draws a chart as one self-contained `<svg>` element: no script, no outside resource. */
export async function drawSvg(spec: TopLevelSpec): Promise<string> {
  const [{ compile }, vega, fonts] = await Promise.all([
    import('vega-lite'),
    import('vega'),
    loadFonts(),
  ]);
  measureWith(vega, fonts);
  const compiled = compile(spec, { config: THEME, logger: vega.logger(vega.Error) });
  const view = new vega.View(vega.parse(compiled.spec), { renderer: 'none' });
  try {
    return withWidths(await view.toSVG(), fonts);
  } finally {
    view.finalize();
  }
}

/**
 * Says how wide each text is, so that it stays in its place in a browser that lacks the font and takes
 * a wider one.
 */
function withWidths(svg: string, { widthOf }: Fonts): string {
  return svg.replace(/<text\b([^>]*)>(.*?)<\/text>/gs, (_, attributes: string, inner: string) => {
    const size = Number(/font-size="([\d.]+)px"/.exec(attributes)?.[1] ?? 11);
    const weight = attributes.includes('font-weight="bold"') ? 'bold' : 'normal';
    const lengthOf = (text: string) => {
      const width = widthOf(unescaped(text), size, weight);
      return width === 0 ? '' : ` textLength="${width.toFixed(1)}" lengthAdjust="spacingAndGlyphs"`;
    };
    if (!inner.includes('<')) return `<text${attributes}${lengthOf(inner)}>${inner}</text>`;
    const lines = inner.replace(
      /<tspan\b([^>]*)>([^<]*)<\/tspan>/g,
      (_line, own: string, text: string) => `<tspan${own}${lengthOf(text)}>${text}</tspan>`,
    );
    return `<text${attributes}>${lines}</text>`;
  });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}

type TextItem = {
  readonly text?: unknown;
  readonly fontSize?: number;
  readonly fontWeight?: unknown;
};

/** Without a canvas Vega guesses how wide a text is (vega/vega#3792 names this way out). */
function measureWith(vega: object, { widthOf }: Fonts): void {
  const { textMetrics } = vega as {
    readonly textMetrics: { width: (item: TextItem, text?: unknown) => number };
  };
  textMetrics.width = ({ text: own, fontSize = 11, fontWeight }, text = own) =>
    Math.max(
      0,
      ...[text]
        .flat()
        .map((line) =>
          widthOf(String(line ?? ''), fontSize, fontWeight === 'bold' ? 'bold' : 'normal'),
        ),
    );
}
