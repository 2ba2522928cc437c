import { fieldOf } from './checks.ts';
import { parseMrkdwn } from './mrkdwn.ts';
import { readControls, readPicture } from './read-controls.ts';
import { readGroup, readPlan, readTask } from './read-groups.ts';
import { readMarkdown } from './read-markdown.ts';
import { readRichText } from './read-rich-text.ts';
import { readTable } from './read-table.ts';
import { listAt, paragraph, passagesOf, plainAt, stringAt } from './read-values.ts';
import type { Names, Part, Passage, ViewModel } from './render-model.ts';

/**
 * Reads the blocks of a message into what a person sees. With no blocks this is the message's own
 * text. Takes broken blocks too (an unknown block shows its type), and never throws.
 */
export function readMessage(
  blocks: readonly unknown[],
  text: string,
  names?: Names,
): readonly Part[] {
  if (blocks.length === 0) return text === '' ? [] : [prose(parseMrkdwn(text, names))];
  return blocks.flatMap((block) => readBlock(block, names));
}

/** Reads a modal or Home tab view. */
export function readView(view: unknown, names?: Names): ViewModel {
  const modal = stringAt(view, 'type') !== 'home';
  return {
    kind: modal ? 'modal' : 'home',
    title: plainAt(view, 'title'),
    parts: listAt(view, 'blocks').flatMap((block) => readBlock(block, names)),
    submit: plainAt(view, 'submit'),
    close: plainAt(view, 'close') || (modal ? 'Close' : ''),
  };
}

type Reader = (block: unknown, names?: Names) => readonly Part[];

const READERS: Readonly<Record<string, Reader>> = {
  section: (block, names) => [readSection(block, names)],
  header: (block) => [{ kind: 'header', text: plainAt(block, 'text') }],
  divider: () => [{ kind: 'divider' }],
  context: (block, names) => [readContext(block, names)],
  rich_text: (block, names) => [prose(readRichText(block, names))],
  markdown: (block) => readMarkdown(stringAt(block, 'text')),
  actions: (block, names) => [readActions(block, names)],
  context_actions: (block, names) => [readActions(block, names)],
  input: (block, names) => readInput(block, names),
  image: (block) => [
    { kind: 'picture', picture: readPicture(block), title: plainAt(block, 'title') },
  ],
  video: (block) => [readVideo(block)],
  file: (block) => [prose([plain(`(file: ${stringAt(block, 'external_id')})`)])],
  table: (block, names) => [readTable(block, names)],
  data_table: (block, names) => [readTable(block, names)],
  alert: (block, names) => [
    {
      kind: 'notice',
      level: stringAt(block, 'level') || 'default',
      passages: passagesOf(fieldOf(block, 'text'), names),
    },
  ],
  card: (block, names) => [readGroup(block, [], readBlock, names)],
  container: (block, names) => [readGroup(block, listAt(block, 'child_blocks'), readBlock, names)],
  carousel: (block, names) =>
    listAt(block, 'elements').flatMap((each) => readGroup(each, [], readBlock, names)),
  plan: (block, names) => [readPlan(block, names)],
  task_card: (block, names) => [readTask(block, names)],
};

function readBlock(block: unknown, names?: Names): readonly Part[] {
  const type = stringAt(block, 'type');
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  return reader ? reader(block, names) : [prose([plain(`(unknown block: ${type || 'no type'})`)])];
}

function prose(passages: readonly Passage[]): Part {
  return { kind: 'prose', passages, fields: [] };
}

function plain(text: string): Passage {
  return paragraph([{ kind: 'text', text, style: {} }]);
}

function readSection(block: unknown, names?: Names): Part {
  const accessory = fieldOf(block, 'accessory');
  const [beside] = accessory === undefined ? [] : readControls(accessory, names);
  return {
    kind: 'prose',
    passages: passagesOf(fieldOf(block, 'text'), names),
    fields: listAt(block, 'fields').map((field) => passagesOf(field, names)),
    ...(beside ? { beside } : {}),
  };
}

function readContext(block: unknown, names?: Names): Part {
  const items = listAt(block, 'elements').map((element) =>
    stringAt(element, 'type') === 'image' ? readPicture(element) : passagesOf(element, names),
  );
  return { kind: 'context', items };
}

function readActions(block: unknown, names?: Names): Part {
  const controls = listAt(block, 'elements').flatMap((each) => readControls(each, names));
  return { kind: 'controls', controls };
}

function readInput(block: unknown, names?: Names): readonly Part[] {
  return readControls(fieldOf(block, 'element'), names).map((control) => ({
    kind: 'input',
    label: plainAt(block, 'label'),
    hint: plainAt(block, 'hint'),
    optional: fieldOf(block, 'optional') === true,
    control,
  }));
}

function readVideo(block: unknown): Part {
  const picture = {
    kind: 'picture',
    alt: `video: ${plainAt(block, 'alt_text')}`,
    url: stringAt(block, 'thumbnail_url'),
  } as const;
  return { kind: 'picture', picture, title: plainAt(block, 'title') };
}
