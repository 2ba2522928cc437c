import type { LogFields } from './log.ts';

const DEEPEST = 6;

/**
 * What a log may hold of an error: its name and code, Slack's method and word, the scope that is
 * missing, the host that did not answer, and where in the house it happened. Its message is left out,
 * for it may hold words of people.
 */
export function causeOf(error: unknown): LogFields {
  const chain = chainOf(error);
  const [top = {}] = chain;
  const first = (field: (shape: Shape) => unknown) => firstText(chain.map(field));
  const code = text(top.code);
  const found = {
    error: text(top.name) ?? 'unknown',
    code,
    method: first(({ data, method }) => data?.['method'] ?? method),
    slack: first(({ data }) => data?.['error']),
    needed: first(({ data }) => data?.['needed']),
    provided: first(({ data }) => data?.['provided']),
    status: typeof top.statusCode === 'number' ? top.statusCode : undefined,
    host: first(({ host }) => host),
    // The innermost word says most: "fetch failed" hides ENOTFOUND.
    why: firstText(
      chain
        .slice(1)
        .reverse()
        .map((shape) => text(shape.code) ?? shape.name),
    ),
    at: ownPlace(error),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

type Shape = {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly statusCode?: unknown;
  readonly method?: unknown;
  readonly host?: unknown;
  readonly original?: unknown;
  readonly originals?: unknown;
  readonly cause?: unknown;
  readonly data?: Readonly<Record<string, unknown>> | null;
};

/** An error and what it was made of; Bolt's own wrapping says nothing and is left out. */
function chainOf(error: unknown): readonly Shape[] {
  const chain: Shape[] = [];
  let next = error;
  while (typeof next === 'object' && next !== null && chain.length < DEEPEST) {
    const shape: Shape = next;
    const originals = Array.isArray(shape.originals) ? shape.originals[0] : undefined;
    const inner: unknown = shape.original ?? originals ?? shape.cause;
    const isWrapping = text(shape.code)?.startsWith('slack_bolt_') === true && inner !== undefined;
    if (!isWrapping) chain.push(shape);
    next = inner;
  }
  return chain;
}

function firstText(values: readonly unknown[]): string | undefined {
  return values.map(text).find((value) => value !== undefined);
}

/** Words of a machine are short and plain; anything else may be of people. */
function text(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return /^[\w.:,-]{1,300}$/.test(value) ? value : undefined;
}

/** The innermost line of ours in the stack, as "features/answers/read-replies.ts:50". */
function ownPlace(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  const own = frames.find((line) => !line.includes('node_modules') && !line.includes('node:'));
  return /(?:src|dist)\/([\w./-]+\.[jt]s:\d+)/.exec(own ?? '')?.[1];
}
