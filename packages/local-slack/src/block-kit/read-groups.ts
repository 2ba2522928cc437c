import { fieldOf } from './checks.ts';
import { readControls, readPicture } from './read-controls.ts';
import { readRichText } from './read-rich-text.ts';
import { listAt, paragraph, passagesOf, plainAt, stringAt } from './read-values.ts';
import type { Inline, Names, Part, Passage } from './render-model.ts';

type ReadBlock = (block: unknown, names?: Names) => readonly Part[];

/** Reads a card or container: title, subtitle, pictures, own body and buttons, then its blocks. */
export function readGroup(
  block: unknown,
  children: readonly unknown[],
  readBlock: ReadBlock,
  names?: Names,
): Part {
  const hero = fieldOf(block, 'hero_image');
  const body = passagesOf(fieldOf(block, 'body'), names);
  const buttons = listAt(block, 'actions').flatMap((each) => readControls(each, names));
  const parts: Part[] = [
    ...(hero === undefined ? [] : [pictureOf(hero)]),
    ...(body.length === 0 ? [] : [prose(body)]),
    ...(buttons.length === 0 ? [] : [{ kind: 'controls', controls: buttons } as const]),
    ...children.filter((child) => !isContainer(child)).flatMap((child) => readBlock(child, names)),
  ];
  return { kind: 'group', title: titleOf(block, names), parts };
}

/** Containers never nest in Slack; leaving such a child out also bounds the depth. */
function isContainer(block: unknown): boolean {
  return ['container', 'card'].includes(stringAt(block, 'type'));
}

function titleOf(block: unknown, names?: Names): readonly Passage[] {
  const rich = fieldOf(block, 'rich_text_title');
  const title = rich === undefined ? bold(plainAt(block, 'title')) : readRichText(rich, names);
  return [...title, ...passagesOf(fieldOf(block, 'subtitle'), names)];
}

/** Reads a plan: its title and one line for each task. */
export function readPlan(block: unknown, names?: Names): Part {
  const parts = listAt(block, 'tasks').map((task) => readTask(task, names));
  return { kind: 'group', title: bold(plainAt(block, 'title')), parts };
}

/** Reads a task card: status and title, then details, output and sources. */
export function readTask(block: unknown, names?: Names): Part {
  const sources = listAt(block, 'sources').map(
    (source): Inline => ({
      kind: 'link',
      url: stringAt(source, 'url'),
      text: stringAt(source, 'text'),
      style: {},
    }),
  );
  const passages = [
    ...bold(`${statusSign(stringAt(block, 'status'))} ${plainAt(block, 'title')}`),
    ...readRichText(fieldOf(block, 'details'), names),
    ...readRichText(fieldOf(block, 'output'), names),
    ...sources.map((source) => paragraph([source])),
  ];
  return prose(passages);
}

function statusSign(status: string): string {
  return { complete: '✓', error: '✗', in_progress: '…' }[status] ?? '○';
}

function bold(text: string): readonly Passage[] {
  return text === '' ? [] : [paragraph([{ kind: 'text', text, style: { bold: true } }])];
}

function prose(passages: readonly Passage[]): Part {
  return { kind: 'prose', passages, fields: [] };
}

function pictureOf(element: unknown): Part {
  return { kind: 'picture', picture: readPicture(element), title: '' };
}
