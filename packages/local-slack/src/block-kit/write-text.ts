import type { Cell, Control, Inline, Part, Passage, ViewModel } from './render-model.ts';

const BLANK = '____';

/** Draws parts as plain readable text. */
export function writeText(parts: readonly Part[]): string {
  return parts.reduce((before, part, index) => {
    const text = partText(part);
    if (index === 0) return text;
    return before + (staysClose(parts[index - 1], part) ? '\n' : '\n\n') + text;
  }, '');
}

/** Draws a modal or Home tab as plain readable text. */
export function writeViewText(view: ViewModel): string {
  const buttons = [view.submit, view.close].filter((each) => each !== '').map(boxed);
  const sections = [view.title, writeText(view.parts), buttons.join(' ')];
  return sections.filter((each) => each !== '').join('\n\n');
}

/** Buttons and small print belong to the block above them; a header to the one below. */
function staysClose(before: Part | undefined, part: Part): boolean {
  return before?.kind === 'header' || part.kind === 'controls' || part.kind === 'context';
}

function partText(part: Part): string {
  switch (part.kind) {
    case 'header':
      return part.text;
    case 'divider':
      return '———';
    case 'prose':
      return proseText(part);
    case 'context':
      return part.items
        .map((item) => ('kind' in item ? controlText(item) : passagesText(item)))
        .join(' · ');
    case 'controls':
      return part.controls
        .map((control) =>
          control.kind === 'choices' ? `\n${controlText(control)}\n` : controlText(control),
        )
        .join(' ')
        .trim();
    case 'picture':
      return [part.title, controlText(part.picture)].filter((each) => each !== '').join('\n');
    case 'table':
      return [part.caption, tableText(part.rows)].filter((each) => each !== '').join('\n');
    case 'input':
      return inputText(part);
    case 'group':
      return indented(
        [passagesText(part.title), writeText(part.parts)].filter((each) => each !== '').join('\n'),
        '| ',
      );
    case 'notice':
      return `(${part.level}) ${passagesText(part.passages)}`;
  }
}

function proseText(part: Part & { kind: 'prose' }): string {
  const pieces = [
    passagesText(part.passages),
    ...part.fields.map(passagesText),
    part.beside ? controlText(part.beside) : '',
  ];
  return pieces.filter((each) => each !== '').join('\n');
}

function passagesText(passages: readonly Passage[]): string {
  return passages.map(passageText).join('\n');
}

function passageText(passage: Passage): string {
  switch (passage.kind) {
    case 'paragraph':
      return wordsText(passage.words);
    case 'quote':
      return indented(wordsText(passage.words), '> ');
    case 'code':
      return indented(passage.text, '    ');
    case 'list':
      return passage.items
        .map((item, index) => {
          const sign = passage.ordered ? `${passage.start + index}.` : '•';
          return `${'  '.repeat(passage.indent)}${sign} ${wordsText(item)}`;
        })
        .join('\n');
  }
}

function wordsText(words: readonly Inline[]): string {
  return words.map(wordText).join('');
}

function wordText(word: Inline): string {
  const bare =
    word.kind === 'link' && word.text !== word.url ? `${word.text} (${word.url})` : word.text;
  const coded = word.style.code ? `\`${bare}\`` : bare;
  return word.style.strike ? `~${coded}~` : coded;
}

function controlText(control: Control): string {
  switch (control.kind) {
    case 'picture':
      return `(picture: ${control.alt})`;
    case 'button':
      return boxed(control.label);
    case 'menu':
      return boxed(`${control.chosen.join(', ') || control.hint} ▾`);
    case 'overflow':
      return boxed(`… ${control.labels.join(' | ')}`);
    case 'choices':
      return choicesText(control);
    case 'entry':
      return passagesText(control.value) || (control.hint ? `${BLANK} (${control.hint})` : BLANK);
  }
}

function choicesText(control: Control & { kind: 'choices' }): string {
  const sign = (chosen: boolean): string => {
    if (control.several) return chosen ? '[x]' : '[ ]';
    return chosen ? '(•)' : '( )';
  };
  return control.choices
    .map(({ label, description, chosen }) => {
      const more = description.length === 0 ? '' : ` - ${wordsText(description)}`;
      return `${sign(chosen)} ${wordsText(label)}${more}`;
    })
    .join('\n');
}

function inputText(part: Part & { kind: 'input' }): string {
  const label = part.optional ? `${part.label} (optional)` : part.label;
  const control = controlText(part.control);
  const breaks = control.includes('\n') || part.control.kind === 'choices';
  return `${label}:${breaks ? '\n' : ' '}${control}${part.hint ? `\n(${part.hint})` : ''}`;
}

/** Columns of equal width with a line under the first row. */
function tableText(rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) =>
    row.map((cell) => passagesText(cell.passages).replaceAll('\n', ' ')),
  );
  const columns = texts.reduce((most, row) => Math.max(most, row.length), 0);
  const widths = Array.from({ length: columns }, (_, column) =>
    texts.reduce((most, row) => Math.max(most, characters(row[column] ?? '')), 1),
  );
  const lines = rows.map((row, index) =>
    widths
      .map((width, column) => padded(texts[index]?.[column] ?? '', width, row[column]?.align))
      .join(' | ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('-+-');
  return [...lines.slice(0, 1), rule, ...lines.slice(1)].join('\n');
}

function padded(text: string, width: number, align: Cell['align'] | undefined): string {
  const spare = width - characters(text);
  const before = { left: 0, center: Math.floor(spare / 2), right: spare }[align ?? 'left'];
  return ' '.repeat(before) + text + ' '.repeat(spare - before);
}

function characters(text: string): number {
  return [...text].length;
}

function boxed(label: string): string {
  return `[${label}]`;
}

function indented(text: string, prefix: string): string {
  return text
    .split('\n')
    .map((line) => `${prefix}${line}`.trimEnd())
    .join('\n');
}
