import { fieldOf } from '../../../src/block-kit/checks.ts';
import { plainAt } from '../../../src/block-kit/read-values.ts';
import type { JsonObject } from '../../../src/json.ts';
import { Element } from './elements.tsx';
import { useSurface } from './surface.ts';

/** A field with its label, its hint and what is wrong with it. */
export function InputBlock({ block }: { readonly block: JsonObject }) {
  const surface = useSurface();
  const element = (fieldOf(block, 'element') ?? {}) as JsonObject;
  const blockId = String(block['block_id']);
  const id = `${surface.id}-${blockId}`.replace(/[^\w-]/g, '_');
  const hint = plainAt(block, 'hint');
  const error = surface.errors[blockId];
  return (
    <div class={error === undefined ? 'input-block' : 'input-block wrong'}>
      <div class="label" id={`${id}-label`}>
        {plainAt(block, 'label')}
        {fieldOf(block, 'optional') === true ? <span class="optional"> (optional)</span> : null}
      </div>
      <Element
        element={element}
        block={block}
        labelId={`${id}-label`}
        describedBy={error === undefined ? `${id}-hint` : `${id}-error`}
      />
      {error === undefined ? null : (
        <p class="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {hint === '' ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
