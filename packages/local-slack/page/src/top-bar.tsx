import { useEffect, useState } from 'preact/hooks';
import { Clock } from './clock.tsx';
import { Icon, type IconName } from './icon.tsx';
import { usePage } from './use-page.ts';

type Props = {
  readonly isSplit: boolean;
  readonly inspects: boolean;
  onSplit(): void;
  onInspect(): void;
  /** Whether there is a tour to go on with. */
  readonly hasTour: boolean;
  onTour(): void;
  onForm(id: string): void;
};

/** Above everything: the workspace, its clock, and how it is looked at. */
export function TopBar(props: Props) {
  const { isSplit, onSplit, inspects, onInspect, hasTour, onTour, onForm } = props;
  const { team, forms } = usePage().world;
  const [theme, turnTheme] = useTheme();
  return (
    <header class="top-bar">
      <h1>{team?.name}</h1>
      <Clock />
      <div class="top-actions">
        {hasTour ? <TopButton icon="flag" label="Tour" onClick={onTour} /> : null}
        {forms.map(({ id, label }) => (
          <TopButton key={id} icon="upload" label={label} onClick={() => onForm(id)} />
        ))}
        <TopButton icon="split" label="Two people" isOn={isSplit} onClick={onSplit} more="split" />
        <TopButton icon="code" label="Inspector" isOn={inspects} onClick={onInspect} />
        <button
          type="button"
          class="top-button"
          aria-label={theme === 'dark' ? 'Use the light theme' : 'Use the dark theme'}
          onClick={turnTheme}
        >
          <Icon name={theme === 'dark' ? 'light' : 'dark'} />
        </button>
      </div>
    </header>
  );
}

type TopButtonProps = {
  readonly icon: IconName;
  readonly label: string;
  /** Of a button that switches something on and off. */
  readonly isOn?: boolean;
  /** A class of its own. */
  readonly more?: string;
  onClick(): void;
};

/** A button of the bar; where there is little room it is its icon alone. */
function TopButton({ icon, label, isOn, more, onClick }: TopButtonProps) {
  return (
    <button
      type="button"
      class={more === undefined ? 'top-button' : `top-button ${more}`}
      aria-label={label}
      aria-pressed={isOn}
      onClick={onClick}
    >
      <Icon name={icon} />
      <span class="wide">{label}</span>
    </button>
  );
}

type Theme = 'light' | 'dark';

/** As the visitor chose before, else as their machine is. */
function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState<Theme>(() => {
    const kept = localStorage.getItem('theme');
    if (kept === 'light' || kept === 'dark') return kept;
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  });
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const turn = (): void => {
    const next = theme === 'dark' ? 'light' : 'dark';
    localStorage.setItem('theme', next);
    setTheme(next);
  };
  return [theme, turn];
}
