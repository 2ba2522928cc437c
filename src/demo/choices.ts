/** Something that a visitor can pick by its number. */
export type Choice = {
  readonly kind: 'press' | 'fill' | 'send' | 'close';
  /** What stands on it, or what a field asks for. */
  readonly label: string;
  /** The element: its block and its own id. */
  readonly name: string;
  /** The option of a menu; undefined for a button. */
  readonly input?: string;
};

type Block = Readonly<Record<string, unknown>>;

/** What can be pressed and filled in here, from top to bottom; each option of a menu by itself. */
export function choicesIn(blocks: readonly Block[]): readonly Choice[] {
  return blocks.flatMap((block) => {
    const id = textAt(block, 'block_id') ?? '';
    if (block['type'] === 'input') return fieldOf(id, block);
    const elements = [
      ...listAt(block, 'elements'),
      ...listAt({ own: [block['accessory']] }, 'own'),
    ];
    return elements.flatMap((element) => pressesOf(id, element));
  });
}

/** Puts numbers before choices, for the line below a message. */
export function formatChoices(choices: readonly Choice[]): string {
  return choices
    .map(({ kind, label }, index) => {
      const number = index + 1;
      return kind === 'fill' ? `[${number} and your words] ${label}` : `[${number}] ${label}`;
    })
    .join('\n');
}

function fieldOf(id: string, block: Block): readonly Choice[] {
  const element = objectAt(block, 'element');
  const label = textAt(objectAt(block, 'label'), 'text') ?? 'your words';
  return [{ kind: 'fill', label, name: nameOf(id, element) }];
}

function pressesOf(id: string, element: Block): readonly Choice[] {
  const name = nameOf(id, element);
  if (element['type'] === 'button' && textAt(element, 'url') === undefined) {
    const label = textAt(objectAt(element, 'text'), 'text') ?? '';
    return [{ kind: 'press', label, name }];
  }
  return listAt(element, 'options').flatMap((option) => {
    const input = textAt(option, 'value');
    const label = textAt(objectAt(option, 'text'), 'text') ?? '';
    return input === undefined ? [] : [{ kind: 'press' as const, label, name, input }];
  });
}

function nameOf(blockId: string, element: Block): string {
  const id = textAt(element, 'action_id') ?? '';
  return blockId === '' ? id : `${blockId}/${id}`;
}

function objectAt(block: Block, key: string): Block {
  const value = block[key];
  return typeof value === 'object' && value !== null ? (value as Block) : {};
}

function listAt(block: Block, key: string): readonly Block[] {
  const value = block[key];
  if (!Array.isArray(value)) return [];
  return value.filter((each): each is Block => typeof each === 'object' && each !== null);
}

function textAt(block: Block, key: string): string | undefined {
  const value = block[key];
  return typeof value === 'string' ? value : undefined;
}
