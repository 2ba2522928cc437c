import { useEffect, useState } from 'preact/hooks';
import { Clock } from './clock.tsx';
import { Icon } from './icon.tsx';
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
        {hasTour ? (
          <button type="button" class="top-button" aria-label="Tour" onClick={onTour}>
            <Icon name="flag" />
            <span class="wide">Tour</span>
          </button>
        ) : null}
        {forms.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            class="top-button"
            aria-label={label}
            onClick={() => onForm(id)}
          >
            <Icon name="upload" />
            <span class="wide">{label}</span>
          </button>
        ))}
        <button
          type="button"
          class="top-button split"
          aria-label="Two people"
          aria-pressed={isSplit}
          onClick={onSplit}
        >
          <Icon name="split" />
          <span class="wide">Two people</span>
        </button>
        <button
          type="button"
          class="top-button"
          aria-label="Inspector"
          aria-pressed={inspects}
          onClick={onInspect}
        >
          <Icon name="code" />
          <span class="wide">Inspector</span>
        </button>
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
