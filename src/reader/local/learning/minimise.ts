/** A function to minimise: writes its gradient at `x` into `gradient` and returns its value. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

type Step = { readonly s: Float64Array; readonly y: Float64Array; readonly rho: number };

const REMEMBERED_STEPS = 10;

/**
 * Minimises a smooth function from `start` by L-BFGS with a backtracking line search
 * (Nocedal and Wright, Numerical Optimization, algorithms 7.4 and 3.1). Deterministic.
 */
export function minimise(
  objective: Objective,
  start: Float64Array,
  iterations: number,
): Float64Array {
  let x: Float64Array = start.slice();
  let gradient: Float64Array = new Float64Array(x.length);
  let value = objective(x, gradient);
  const steps: Step[] = [];
  for (let i = 0; i < iterations; i += 1) {
    const direction = descentDirection(gradient, steps);
    const next = lineSearch(objective, x, value, gradient, direction, i === 0);
    if (next === null) break;
    remember(steps, x, gradient, next);
    const gain = value - next.value;
    ({ x, value, gradient } = next);
    if (gain < 1e-7 * Math.max(1, Math.abs(value))) break;
  }
  return x;
}

type Point = { readonly x: Float64Array; readonly value: number; readonly gradient: Float64Array };

function descentDirection(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const q = gradient.map((g) => -g);
  const alphas: number[] = [];
  for (const step of [...steps].reverse()) {
    const alpha = step.rho * dot(step.s, q);
    alphas.push(alpha);
    addScaled(q, -alpha, step.y);
  }
  const last = steps.at(-1);
  if (last !== undefined) {
    const scale = dot(last.s, last.y) / dot(last.y, last.y);
    q.forEach((v, i) => {
      q[i] = v * scale;
    });
  }
  for (const step of steps) {
    const beta = step.rho * dot(step.y, q);
    addScaled(q, (alphas.pop() ?? 0) - beta, step.s);
  }
  return q;
}

function lineSearch(
  objective: Objective,
  x: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
  first: boolean,
): Point | null {
  const slope = dot(gradient, direction);
  if (!(slope < 0)) return null;
  let size = first ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
  for (let tries = 0; tries < 30; tries += 1) {
    const candidate = x.slice();
    addScaled(candidate, size, direction);
    const nextGradient = new Float64Array(x.length);
    const nextValue = objective(candidate, nextGradient);
    if (nextValue <= value + 1e-4 * size * slope) {
      return { x: candidate, value: nextValue, gradient: nextGradient };
    }
    size /= 2;
  }
  return null;
}

function remember(steps: Step[], x: Float64Array, gradient: Float64Array, next: Point): void {
  const s = next.x.map((v, i) => v - (x[i] ?? 0));
  const y = next.gradient.map((v, i) => v - (gradient[i] ?? 0));
  const curvature = dot(s, y);
  if (curvature <= 1e-12) return;
  steps.push({ s, y, rho: 1 / curvature });
  if (steps.length > REMEMBERED_STEPS) steps.shift();
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function addScaled(target: Float64Array, scale: number, source: Float64Array): void {
  for (let i = 0; i < target.length; i += 1)
    target[i] = (target[i] ?? 0) + scale * (source[i] ?? 0);
}
