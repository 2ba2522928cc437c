import { READING_KINDS, SIDES } from '../domain/reading.ts';
import type { Confusions } from '../reader/scoring/measures.ts';
import type { ReaderScore } from '../reader/scoring/score-reader.ts';
import type { ReaderFigures } from '../reader/scoring/score-readings.ts';

/** A reader's name with its score. */
export type NamedScore = { readonly name: string; readonly score: ReaderScore };

const COLUMNS = [
  ['reading', 'reading_macro_f1'],
  ['positions', 'positions_macro_f1'],
  ['barriers', 'barriers_micro_f1'],
  ['flag prec.', 'flag_precision'],
  ['flag recall', 'flag_recall'],
  ['decided', 'decided_share'],
  ['calib. error', 'ece'],
  ['ms/reply', 'ms_per_reply'],
] as const satisfies readonly (readonly [string, keyof ReaderFigures])[];

/** The reader's figures, then what it takes for what; lines for a terminal. */
export function scoreTables(reader: NamedScore): readonly string[] {
  const { figures, tables } = reader.score;
  return [
    `${figures.replies} replies`,
    '',
    ...figuresTable(reader),
    '',
    'Flags: a reading of conflicting or a position of over, counted where decided.',
    '',
    `Kinds as ${reader.name} reads them (down: label, across: reading)`,
    ...confusionTable(READING_KINDS, tables.kinds, tables.kindF1),
    '',
    `Positions as ${reader.name} reads them (down: label, across: reading)`,
    ...confusionTable(SIDES, tables.sides, tables.sideF1),
  ];
}

function figuresTable({ name, score: { figures } }: NamedScore): readonly string[] {
  const values = COLUMNS.map(([, key]) => figures[key].toFixed(key === 'ms_per_reply' ? 1 : 3));
  return align([
    ['', ...COLUMNS.map(([heading]) => heading)],
    [name, ...values],
  ]);
}

function confusionTable<Name extends string>(
  names: readonly Name[],
  counts: Confusions<Name>,
  f1: Readonly<Record<Name, number>>,
): readonly string[] {
  const rows = names.map((truth) => [
    truth,
    ...names.map((read) => String(counts[truth][read])),
    f1[truth].toFixed(3),
  ]);
  return align([['', ...names, 'F1'], ...rows]);
}

/** The first column to the left, all others to the right. */
function align(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  '),
  );
}
