import { fieldOf } from '../../../src/block-kit/checks.ts';
import { listAt, plainAt, stringAt } from '../../../src/block-kit/read-values.ts';
import { useAsk } from './confirm.tsx';
import { asList, type ElementProps, useElement } from './surface.ts';
import { TextLine } from './texts.tsx';

/** Radio buttons and checkboxes. */
export function Choices(props: ElementProps) {
  const { element, block, labelId, describedBy } = props;
  const { domId, value, choose } = useElement(props);
  const ask = useAsk();
  const isMany = stringAt(element, 'type') === 'checkboxes';
  const chosen = asList(value);
  function pick(picked: string, isOn: boolean): void {
    const next = isMany
      ? isOn
        ? [...chosen, picked]
        : chosen.filter((each) => each !== picked)
      : picked;
    ask(fieldOf(element, 'confirm'), () => choose(next));
  }
  return (
    <div
      class="choices"
      role={isMany ? 'group' : 'radiogroup'}
      aria-labelledby={labelId}
      aria-label={labelId ? undefined : plainAt(block, 'text') || 'Options'}
      aria-describedby={describedBy}
    >
      {listAt(element, 'options').map((option) => {
        const picked = stringAt(option, 'value');
        const described = fieldOf(option, 'description');
        return (
          <label key={picked} class="choice">
            <input
              type={isMany ? 'checkbox' : 'radio'}
              name={domId}
              value={picked}
              checked={chosen.includes(picked)}
              onChange={({ currentTarget }) => pick(picked, currentTarget.checked)}
            />
            <span>
              <TextLine value={fieldOf(option, 'text')} />
              {described === undefined ? null : (
                <small>
                  <TextLine value={described} />
                </small>
              )}
            </span>
          </label>
        );
      })}
    </div>
  );
}
