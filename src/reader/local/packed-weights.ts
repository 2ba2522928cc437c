/** A matrix of weights, 8 bits each: weight = scale of its row × signed byte. */
export type PackedRows = {
  readonly columns: number;
  readonly scales: number[];
  /** Row after row, base64. */
  readonly bytes: string;
};

/** Packs a row-major matrix; each weight moves by at most half its row's scale. */
export function packRows(weights: Float32Array, columns: number): PackedRows & { columns: number } {
  const rows = columns === 0 ? 0 : weights.length / columns;
  const bytes = new Int8Array(weights.length);
  const scales: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const values = weights.subarray(row * columns, (row + 1) * columns);
    const most = values.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
    const scale = most === 0 ? 1 : most / 127;
    scales.push(scale);
    values.forEach((value, i) => {
      bytes[row * columns + i] = Math.round(value / scale);
    });
  }
  return { columns, scales, bytes: Buffer.from(bytes.buffer).toString('base64') };
}

/** The matrix that was packed, up to rounding. */
export function unpackRows({ columns, scales, bytes }: PackedRows): Float32Array {
  const signed = new Int8Array(Buffer.from(bytes, 'base64'));
  if (signed.length !== columns * scales.length) throw new Error('The model file is damaged.');
  return Float32Array.from(signed, (value, i) => value * (scales[Math.floor(i / columns)] ?? 0));
}
