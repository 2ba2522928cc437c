import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { JsonObject } from '../../src/json.ts';
import type { PageView } from '../../src/page/wire.ts';
import type { StateValues } from '../../src/state/message.ts';
import { staticOptions } from './blocks/options.ts';
import { type Entered, type Surface, SurfaceContext } from './blocks/surface.ts';
import { useAct, useDirectory, usePerson, useRemembered } from './use-page.ts';

type Target = { readonly channel: string; readonly ts: string } | { readonly id: string } | 'home';
type Form = Readonly<Record<string, Entered>>;

/** What happens on a surface: entering, pressing, and asking the app for options. */
export function useSurfaceOf(
  id: string,
  target: Target,
  state: StateValues,
  errors: Readonly<Record<string, string>> = {},
): Surface & { readonly problem: string } {
  const { act } = useDirectory();
  const person = usePerson();
  const [entered, setEntered] = useRemembered<Form>(`entered ${person.id} ${id}`, {});
  const [pressed, setPressed] = useState<{ readonly name: string; readonly input: Entered }>();
  const { run, problem } = useAct();
  return {
    id: id.replace(/[^\w-]/g, '_'),
    state,
    entered,
    errors,
    pressed,
    problem,
    enter: (name, value) => setEntered({ ...entered, [name]: value }),
    async press(name, input) {
      setPressed({ name, input });
      const { [name]: _, ...others } = entered;
      await run({
        do: 'press',
        as: person.id,
        target,
        name,
        input: asInput(input),
        values: asValues(others),
      });
      setPressed(undefined);
    },
    async suggest(name, query) {
      const answer = await act({ do: 'suggest', as: person.id, target, name, query });
      return staticOptions(answer as JsonObject);
    },
  };
}

/** Entered values as they go over the wire. */
export function asValues(form: Form) {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [
      name,
      value !== null && typeof value === 'object' && 'base64' in value ? value : asInput(value),
    ]),
  );
}

function asInput(value: Entered): string | string[] | null {
  // Slack knows no empty text.
  if (value === null || typeof value === 'string') return value || null;
  return 'base64' in value ? null : [...value];
}

type Props = {
  readonly view: PageView;
  readonly target: 'home' | { readonly id: string };
  readonly children: ComponentChildren;
};

/** A view whose elements act at once, such as the Home tab. */
export function ViewSurface({ view, target, children }: Props) {
  const surface = useSurfaceOf(view.id, target, view.state);
  return (
    <SurfaceContext.Provider value={surface}>
      {children}
      <Problem text={surface.problem} />
    </SurfaceContext.Provider>
  );
}

/** What went wrong, where it happened. */
export function Problem({ text }: { readonly text: string }) {
  if (text === '') return null;
  return (
    <p class="problem" role="alert">
      <b>That did not come through.</b> {text}
    </p>
  );
}
