import { useState } from 'preact/hooks';
import { fieldOf } from '../../src/block-kit/checks.ts';
import { listAt, plainAt, stringAt } from '../../src/block-kit/read-values.ts';
import type { JsonObject } from '../../src/json.ts';
import type { PageView } from '../../src/page/wire.ts';
import { Blocks } from './blocks/blocks.tsx';
import { SurfaceContext } from './blocks/surface.ts';
import { Dialog } from './dialog.tsx';
import { fieldErrors } from './field-errors.ts';
import { Icon } from './icon.tsx';
import { remember, useAct, usePerson } from './use-page.ts';
import { asValues, Problem, useSurfaceOf } from './view-surface.tsx';

/** The top modal of a person. `depth` is how many lie in the stack. */
export function ModalOf({ view, depth }: { readonly view: PageView; readonly depth: number }) {
  const person = usePerson();
  const { run, busy, problem } = useAct();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const surface = useSurfaceOf(view.id, { id: view.id }, view.state, errors);
  const blocks = listAt(view.content, 'blocks') as readonly JsonObject[];
  const submit = plainAt(view.content, 'submit');
  const hasInputs = blocks.some((block) => stringAt(block, 'type') === 'input');
  const close = (all: boolean) => {
    remember(`entered ${person.id} ${view.id}`, undefined);
    const values = asValues(surface.entered);
    void run({ do: 'close', as: person.id, view: view.id, all, values });
  };

  async function send(): Promise<void> {
    const wrong = fieldErrors(blocks, view.state, surface.entered);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) {
      focusFirstWrong(surface.id);
      return;
    }
    const values = asValues(surface.entered);
    const answer = await run({ do: 'submit', as: person.id, view: view.id, values });
    const refused = fieldOf(answer, 'errors');
    if (refused !== undefined) {
      setErrors(refused as Readonly<Record<string, string>>);
      focusFirstWrong(surface.id);
    }
  }

  return (
    <Dialog
      title={plainAt(view.content, 'title')}
      onClose={() => close(false)}
      lead={
        depth > 1 ? (
          <button type="button" class="icon-button" aria-label="Back" onClick={() => close(false)}>
            <Icon name="back" />
          </button>
        ) : null
      }
    >
      <form
        class="modal-form"
        id={`form-${surface.id}`}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void send();
        }}
      >
        <div class="modal-body" tabIndex={0} role="region" aria-label="Form">
          <SurfaceContext.Provider value={surface}>
            <Blocks blocks={blocks} />
          </SurfaceContext.Provider>
          <Problem text={problem || surface.problem} />
        </div>
        <footer class="modal-footer">
          {busy ? (
            <span class="loading" role="status">
              Loading …
            </span>
          ) : null}
          <button type="button" class="button" onClick={() => close(false)}>
            {plainAt(view.content, 'close') || (hasInputs ? 'Cancel' : 'Close')}
          </button>
          {submit === '' && !hasInputs ? null : (
            <button type="submit" class="button primary" aria-disabled={busy}>
              {submit || 'Submit'}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}

/** After the errors are drawn. */
function focusFirstWrong(surfaceId: string): void {
  requestAnimationFrame(() => {
    const form = document.getElementById(`form-${surfaceId}`);
    form?.querySelector<HTMLElement>('.wrong :is(input, textarea, select)')?.focus();
  });
}
