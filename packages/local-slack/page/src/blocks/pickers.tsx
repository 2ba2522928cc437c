import { fieldOf } from '../../../src/block-kit/checks.ts';
import { plainAt, stringAt } from '../../../src/block-kit/read-values.ts';
import { usePerson } from '../use-page.ts';
import { useAsk } from './confirm.tsx';
import { asText, type ElementProps, useElement } from './surface.ts';
import { fromLocal, toLocal } from './zoned-time.ts';

type Kind = { readonly input: 'date' | 'time' | 'datetime-local'; readonly label: string };

const KINDS: Readonly<Record<string, Kind>> = {
  datepicker: { input: 'date', label: 'Pick a date' },
  timepicker: { input: 'time', label: 'Pick a time' },
  datetimepicker: { input: 'datetime-local', label: 'Pick a date and time' },
};

/** A date, a time or both, by the browser's own picker and the reader's own clock. */
export function Picker(props: ElementProps) {
  const { element, labelId, describedBy } = props;
  const { domId, value, choose, error, isBusy } = useElement(props);
  const { timeZone } = usePerson();
  const ask = useAsk();
  const type = stringAt(element, 'type');
  const kind = KINDS[type] ?? { input: 'date', label: '' };
  const isBoth = type === 'datetimepicker';
  const shown = isBoth ? toLocal(asText(value), timeZone) : asText(value);
  return (
    <input
      id={domId}
      class="field picker"
      type={kind.input}
      value={shown}
      aria-labelledby={labelId}
      aria-label={labelId ? undefined : plainAt(element, 'placeholder') || kind.label}
      aria-describedby={describedBy}
      aria-invalid={error !== undefined}
      aria-busy={isBusy}
      onChange={({ currentTarget: { value: picked } }) => {
        const next = isBoth ? fromLocal(picked, timeZone) : picked;
        if (next !== asText(value))
          ask(fieldOf(element, 'confirm'), () => choose(next === '' ? null : next));
      }}
    />
  );
}
