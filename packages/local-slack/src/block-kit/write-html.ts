import { escapeHtml, isSafeUrl, lines, tag } from './html.ts';
import type { Cell, Control, Part, Picture, ViewModel } from './render-model.ts';
import { passagesHtml, wordsHtml } from './write-words.ts';

/** Draws parts as an HTML fragment. Its classes are styled by `pageStyle`. */
export function writeHtml(parts: readonly Part[]): string {
  return tag('div', 'bk-blocks', parts.map(partHtml).join(''));
}

/** Draws a modal or Home tab as an HTML fragment. */
export function writeViewHtml(view: ViewModel): string {
  const submit = view.submit === '' ? '' : buttonHtml(view.submit, 'primary');
  const close = view.close === '' ? '' : buttonHtml(view.close, 'plain');
  const head = view.title === '' ? '' : tag('header', 'bk-view-title', escapeHtml(view.title));
  const foot = close + submit === '' ? '' : tag('footer', 'bk-view-buttons', close + submit);
  return tag('section', `bk-view bk-${view.kind}`, head + writeHtml(view.parts) + foot);
}

function partHtml(part: Part): string {
  switch (part.kind) {
    case 'header':
      return tag('h3', 'bk-header', lines(part.text));
    case 'divider':
      return '<hr class="bk-divider">';
    case 'prose':
      return proseHtml(part);
    case 'context':
      return tag('div', 'bk-context', part.items.map(contextItemHtml).join(''));
    case 'controls':
      return tag('div', 'bk-actions', part.controls.map(controlHtml).join(''));
    case 'picture':
      return pictureBlockHtml(part.picture, part.title);
    case 'table':
      return tableHtml(part.caption, part.rows);
    case 'input':
      return inputHtml(part);
    case 'group': {
      const title = tag('div', 'bk-group-title', passagesHtml(part.title));
      return tag('div', 'bk-group', title + part.parts.map(partHtml).join(''));
    }
    case 'notice':
      return tag('div', `bk-notice bk-${noticeLevel(part.level)}`, passagesHtml(part.passages));
  }
}

function noticeLevel(level: string): string {
  return ['info', 'warning', 'error', 'success'].includes(level) ? level : 'default';
}

function proseHtml(part: Part & { kind: 'prose' }): string {
  const fields = part.fields.map((field) => tag('div', 'bk-field', passagesHtml(field))).join('');
  const grid = fields === '' ? '' : tag('div', 'bk-fields', fields);
  const text = tag('div', 'bk-text', passagesHtml(part.passages) + grid);
  const beside = part.beside ? tag('div', 'bk-beside', controlHtml(part.beside)) : '';
  return tag('div', 'bk-section', text + beside);
}

function contextItemHtml(item: (Part & { kind: 'context' })['items'][number]): string {
  return 'kind' in item ? controlHtml(item) : tag('span', 'bk-small', passagesHtml(item));
}

function pictureBlockHtml(picture: Picture, title: string): string {
  const caption = title === '' ? '' : tag('figcaption', 'bk-caption', escapeHtml(title));
  return tag('figure', 'bk-figure', caption + controlHtml(picture));
}

function tableHtml(caption: string, rows: readonly (readonly Cell[])[]): string {
  const body = rows
    .map((row, index) => `<tr>${row.map((cell) => cellHtml(cell, index === 0)).join('')}</tr>`)
    .join('');
  const title = caption === '' ? '' : `<caption>${escapeHtml(caption)}</caption>`;
  return tag('div', 'bk-table', `<table>${title}<tbody>${body}</tbody></table>`);
}

function cellHtml(cell: Cell, head: boolean): string {
  const name = head ? 'th' : 'td';
  return `<${name} style="text-align:${cell.align}">${passagesHtml(cell.passages)}</${name}>`;
}

function inputHtml(part: Part & { kind: 'input' }): string {
  const optional = part.optional ? ' <span class="bk-optional">(optional)</span>' : '';
  const label = tag('div', 'bk-label', escapeHtml(part.label) + optional);
  const hint = part.hint === '' ? '' : tag('div', 'bk-hint', lines(part.hint));
  return tag('div', 'bk-input', label + controlHtml(part.control) + hint);
}

function controlHtml(control: Control): string {
  switch (control.kind) {
    case 'picture':
      return pictureHtml(control);
    case 'button':
      return buttonHtml(control.label, control.colour);
    case 'menu': {
      const text = control.chosen.join(', ');
      const label =
        text === '' ? tag('span', 'bk-faint', escapeHtml(control.hint)) : escapeHtml(text);
      return tag('span', 'bk-menu', `${label}<span class="bk-arrow">⌄</span>`);
    }
    case 'overflow':
      return `<span class="bk-button" title="${escapeHtml(control.labels.join(', '))}">⋯</span>`;
    case 'choices':
      return choicesHtml(control);
    case 'entry': {
      const value = passagesHtml(control.value);
      const inside = value === '' ? tag('span', 'bk-faint', escapeHtml(control.hint)) : value;
      return tag('div', control.tall ? 'bk-entry bk-tall' : 'bk-entry', inside);
    }
  }
}

/** A picture that cannot be fetched shows its description in a box. */
function pictureHtml(picture: Picture): string {
  const alt = escapeHtml(picture.alt);
  return isSafeUrl(picture.url)
    ? `<img class="bk-picture" src="${escapeHtml(picture.url)}" alt="${alt}">`
    : tag('span', 'bk-picture', `picture: ${alt}`);
}

function buttonHtml(label: string, colour: string): string {
  return tag('span', `bk-button bk-${colour}`, escapeHtml(label));
}

function choicesHtml(control: Control & { kind: 'choices' }): string {
  const shape = control.several ? 'bk-square' : 'bk-round';
  const rows = control.choices.map(({ label, description, chosen }) => {
    const box = `<span class="bk-tick ${shape}${chosen ? ' bk-chosen' : ''}"></span>`;
    const more = description.length === 0 ? '' : tag('div', 'bk-hint', wordsHtml(description));
    return tag('div', 'bk-choice', `${box}<div>${wordsHtml(label)}${more}</div>`);
  });
  return tag('div', 'bk-choices', rows.join(''));
}
