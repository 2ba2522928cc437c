import { readTable } from '../../../src/block-kit/read-table.ts';
import type { Part } from '../../../src/block-kit/render-model.ts';
import type { JsonObject } from '../../../src/json.ts';
import { useDirectory } from '../use-page.ts';
import { Passages } from './passages.tsx';
import { namesIn } from './texts.tsx';

/** Both kinds of table block. */
export function Table({ block }: { readonly block: JsonObject }) {
  const directory = useDirectory();
  const part = readTable(block, namesIn(directory));
  return part.kind === 'table' ? <TablePart part={part} /> : null;
}

/** A table; it scrolls by itself where it is too wide. */
export function TablePart({ part }: { readonly part: Extract<Part, { kind: 'table' }> }) {
  const [head = [], ...rows] = part.rows;
  return (
    <div class="table" role="region" aria-label={part.caption || 'Table'} tabIndex={0}>
      <table>
        {part.caption === '' ? null : <caption>{part.caption}</caption>}
        <thead>
          <tr>
            {head.map(({ passages, align }, index) => (
              <th key={index} scope="col" class={align}>
                <Passages passages={passages} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map(({ passages, align }, index) => (
                <td key={index} class={align}>
                  <Passages passages={passages} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
