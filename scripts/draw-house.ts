import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSourceFiles, roomOf } from './source-files.ts';

/**
 * Draws docs/house.svg from the imports of src: a box for each folder, what imports above what is
 * imported. A line that follows from others is left out; deps.ts, which everything is handed, too.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const HANDED = 'src/deps.ts';
const BOX = { width: 128, height: 40, gapX: 24, gapY: 56 };

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

function roomGraph(): Graph {
  const graph = new Map<string, Set<string>>();
  for (const { path, imports } of readSourceFiles(ROOT)) {
    const from = roomOf(path);
    const targets = graph.get(from) ?? new Set<string>();
    graph.set(from, targets);
    for (const to of imports) if (to !== HANDED && roomOf(to) !== from) targets.add(roomOf(to));
  }
  return graph;
}

function reaches(graph: Graph, from: string, to: string): boolean {
  const next = graph.get(from) ?? new Set();
  return next.has(to) || [...next].some((each) => reaches(graph, each, to));
}

/** Only the lines that do not follow from others. */
function reduced(graph: Graph): Graph {
  return new Map(
    [...graph].map(([from, targets]) => [
      from,
      new Set(
        [...targets].filter(
          (to) => ![...targets].some((other) => other !== to && reaches(graph, other, to)),
        ),
      ),
    ]),
  );
}

/** How many steps it is from a folder down to one that imports nothing. */
function heightOf(graph: Graph, room: string): number {
  const below = [...(graph.get(room) ?? [])].map((each) => heightOf(graph, each) + 1);
  return Math.max(0, ...below);
}

function draw(graph: Graph): string {
  const rows: string[][] = [];
  for (const room of [...graph.keys()].sort()) {
    const height = heightOf(graph, room);
    rows[height] = [...(rows[height] ?? []), room];
  }
  const widest = Math.max(...rows.map((row) => row.length));
  const width = widest * (BOX.width + BOX.gapX) + BOX.gapX;
  const height = rows.length * (BOX.height + BOX.gapY);
  const at = new Map<string, { readonly x: number; readonly y: number }>();
  for (const [level, row] of rows.entries()) {
    const left = (width - row.length * (BOX.width + BOX.gapX) + BOX.gapX) / 2;
    for (const [i, room] of row.entries()) {
      const y = (rows.length - 1 - level) * (BOX.height + BOX.gapY) + BOX.gapY / 2;
      at.set(room, { x: left + i * (BOX.width + BOX.gapX), y });
    }
  }
  const place = (room: string) => at.get(room) ?? { x: 0, y: 0 };
  const lines = [...reduced(graph)].flatMap(([from, targets]) =>
    [...targets].map((to) => line(place(from), place(to))),
  );
  const boxes = [...at.keys()].map((room) => box(room, place(room)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="What imports what in src">`,
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    ...lines,
    ...boxes,
    '</svg>',
    '',
  ].join('\n');
}

type Place = { readonly x: number; readonly y: number };

function line(from: Place, to: Place): string {
  const [x1, y1] = [from.x + BOX.width / 2, from.y + BOX.height];
  const [x2, y2] = [to.x + BOX.width / 2, to.y];
  const bend = (y2 - y1) / 2;
  return `<path d="M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}" fill="none" stroke="#9aa5b1" stroke-width="1.5"/>`;
}

function box(room: string, { x, y }: Place): string {
  return [
    `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6" fill="#eef3f8" stroke="#52667a"/>`,
    `<text x="${x + BOX.width / 2}" y="${y + 25}" text-anchor="middle" font-family="Inter, system-ui, sans-serif" font-size="14" fill="#1f2933">${room}</text>`,
  ].join('');
}

writeFileSync(join(ROOT, 'docs/house.svg'), draw(roomGraph()));
console.log('docs/house.svg is drawn.');
