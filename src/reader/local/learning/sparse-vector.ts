/** A vector that is mostly zero: `values[k]` stands at `indices[k]`; indices may repeat and add up. */
export type SparseVector = { readonly indices: Uint32Array; readonly values: Float32Array };

/** A sparse vector from pairs of index and value. */
export function sparseVector(entries: Iterable<readonly [number, number]>): SparseVector {
  const pairs = Array.from(entries);
  return {
    indices: Uint32Array.from(pairs, ([index]) => index),
    values: Float32Array.from(pairs, ([, value]) => value),
  };
}

/** A dense vector as a sparse one, each value times `scale`. */
export function fromDense(dense: ArrayLike<number>, scale = 1): SparseVector {
  const values = Float32Array.from(dense, (value) => value * scale);
  return { indices: Uint32Array.from(values.keys()), values };
}

/** A part of a longer vector: `size` places, of which `vector` fills some. */
export type Block = { readonly vector: SparseVector; readonly size: number };

/** One block after another. */
export function concatenate(blocks: readonly Block[]): SparseVector {
  const length = blocks.reduce((sum, { vector }) => sum + vector.indices.length, 0);
  const indices = new Uint32Array(length);
  const values = new Float32Array(length);
  let at = 0;
  let offset = 0;
  for (const { vector, size } of blocks) {
    for (let k = 0; k < vector.indices.length; k += 1, at += 1) {
      indices[at] = (vector.indices[k] ?? 0) + offset;
      values[at] = vector.values[k] ?? 0;
    }
    offset += size;
  }
  return { indices, values };
}

/** The sum of weight × value over the places of the vector; `row` is where the weights begin. */
export function sparseDot(weights: ArrayLike<number>, row: number, vector: SparseVector): number {
  const { indices, values } = vector;
  let sum = 0;
  for (let k = 0; k < indices.length; k += 1) {
    sum += (weights[row + (indices[k] ?? 0)] ?? 0) * (values[k] ?? 0);
  }
  return sum;
}

/** Adds scale × vector to `target` from place `row` on. */
export function addSparse(
  target: Float64Array,
  row: number,
  scale: number,
  { indices, values }: SparseVector,
): void {
  for (let k = 0; k < indices.length; k += 1) {
    const at = row + (indices[k] ?? 0);
    target[at] = (target[at] ?? 0) + scale * (values[k] ?? 0);
  }
}
