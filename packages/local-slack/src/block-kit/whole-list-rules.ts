import { fieldOf, type ValidationContext } from './checks.ts';
import { MARKDOWN_MAX } from './text-blocks.ts';
import { allBlocksIn, elementsIn, type Located, stringsIn } from './walk.ts';

/** Checks what only shows when all blocks are seen together, on any surface. */
export function checkWholeList(blocks: unknown, path: string, context: ValidationContext): void {
  const all = allBlocksIn(blocks, path);
  reportRepeats(all, 'block_id', context, (id) => `block_id "${id}" already exists`);
  for (const block of all) {
    const message = (id: string) => `action_id "${id}" already exists in this block`;
    reportRepeats(elementsIn(block), 'action_id', context, message);
  }
  checkFocus(all, context);
}

function reportRepeats(
  items: readonly Located[],
  field: string,
  context: ValidationContext,
  message: (id: string) => string,
): void {
  const seen = new Set<unknown>();
  for (const { value, path } of items) {
    const id = fieldOf(value, field);
    if (typeof id !== 'string') continue;
    if (seen.has(id)) context.report(`${path}/${field}`, message(id));
    seen.add(id);
  }
}

function checkFocus(blocks: readonly Located[], context: ValidationContext): void {
  const focused = blocks
    .flatMap((block) => elementsIn(block))
    .filter(({ value }) => fieldOf(value, 'focus_on_load') === true);
  for (const { path } of focused.slice(1)) {
    context.report(`${path}/focus_on_load`, 'only one element can be focused on load');
  }
}

const CELLS_MAX = 10_000;
const MESSAGE_MAX = 13_200;
const BLOCK_COST = 100;

/** Checks the limits that all blocks of one message share. */
export function checkWholeMessage(blocks: unknown, path: string, context: ValidationContext): void {
  const all = allBlocksIn(blocks, path);
  checkTables(all, path, context);
  checkMarkdown(all, path, context);
  checkSize(blocks, all.length, path, context);
}

function ofType(blocks: readonly Located[], ...types: readonly string[]): readonly Located[] {
  return blocks.filter(({ value }) => types.includes(String(fieldOf(value, 'type'))));
}

/** One table a message, and 10,000 characters over all its cells (table-block reference). */
function checkTables(blocks: readonly Located[], path: string, context: ValidationContext): void {
  const tables = ofType(blocks, 'table', 'data_table');
  for (const extra of tables.slice(1)) {
    context.report(extra.path, 'only one table is allowed in a message (only_one_table_allowed)');
  }
  const used = tables.reduce((sum, { value }) => sum + lengthOf(fieldOf(value, 'rows')), 0);
  if (used > CELLS_MAX) {
    const where = tables.length === 1 && tables[0] ? `${tables[0].path}/rows` : path;
    context.report(where, `table cells must have less than ${CELLS_MAX + 1} characters together`);
  }
}

/** Markdown blocks share 12,000 characters (markdown-block reference). */
function checkMarkdown(blocks: readonly Located[], path: string, context: ValidationContext): void {
  const lengths = ofType(blocks, 'markdown').map(({ value }) => lengthOf(fieldOf(value, 'text')));
  const used = lengths.reduce((sum, each) => sum + each, 0);
  if (used > MARKDOWN_MAX && lengths.every((each) => each <= MARKDOWN_MAX)) {
    context.report(path, `markdown must have less than ${MARKDOWN_MAX + 1} characters together`);
  }
}

/**
 * Slack answers msg_blocks_too_long somewhere above 13,000 characters and publishes no formula.
 * Measurements (slackapi/bolt-js issues 2509 and 2867) fit "all text plus about 100 for each block
 * stays under 13,200". Every string counts here, button values and addresses too, so that a message
 * that passes has room to spare.
 */
function checkSize(blocks: unknown, count: number, path: string, context: ValidationContext): void {
  if (lengthOf(blocks) + count * BLOCK_COST > MESSAGE_MAX) {
    context.report(path, `blocks are longer than ${MESSAGE_MAX} characters (msg_blocks_too_long)`);
  }
}

/** Characters of all strings in a value, leaving out the `type` names. */
function lengthOf(value: unknown): number {
  return stringsIn(value)
    .filter(({ key }) => key !== 'type')
    .reduce((sum, { text }) => sum + text.length, 0);
}
