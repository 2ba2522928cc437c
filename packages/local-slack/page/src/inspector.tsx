import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PageTraffic } from '../../src/page/wire.ts';
import { format } from './blocks/local-dates.ts';
import { Icon } from './icon.tsx';
import { usePage } from './use-page.ts';

/** What went between the app and Slack, the newest first, for those who build the app. */
export function Inspector({ onClose }: { onClose(): void }) {
  const { world, act } = usePage();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<string>();
  useEffect(() => {
    act({ do: 'inspect', on: true }).catch(() => undefined);
    return () => void act({ do: 'inspect', on: false }).catch(() => undefined);
  }, []);
  const entries = useMemo(() => searched(world.traffic, query), [world.traffic, query]);
  return (
    <aside class="inspector" aria-label="Inspector">
      <header class="place-header">
        <h2>Inspector</h2>
        <span class="topic">{entries.length} shown</span>
        <button type="button" class="icon-button" aria-label="Close inspector" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <input
        class="field"
        type="search"
        aria-label="Search payloads and calls"
        placeholder="Search payloads and calls"
        value={query}
        onInput={({ currentTarget }) => setQuery(currentTarget.value)}
      />
      <div class="traffic" tabIndex={0} role="region" aria-label="Payloads and calls">
        <ul>
          {entries.map(([key, entry]) => (
            <li key={key}>
              <button
                type="button"
                class={entry.isTrouble ? 'traffic-line trouble' : 'traffic-line'}
                aria-expanded={open === key}
                onClick={() => setOpen(open === key ? undefined : key)}
              >
                <time>{timeOf(entry)}</time>
                <span class={`way ${entry.way}`}>{WAYS[entry.way]}</span>
                <b>{entry.label}</b>
                <span class="outcome">{entry.outcome}</span>
              </button>
              {open === key ? <Payload entry={entry} /> : null}
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}

const WAYS: Readonly<Record<PageTraffic['way'], string>> = {
  'to-app': 'to the app',
  'from-app': 'from the app',
};

function Payload({ entry: { sent, answer } }: { readonly entry: PageTraffic }) {
  return (
    <div class="payload">
      <h3>{answer === undefined ? 'Payload' : 'Call'}</h3>
      <pre>{JSON.stringify(sent, null, 2)}</pre>
      {answer === undefined ? null : (
        <>
          <h3>Answer</h3>
          <pre>{JSON.stringify(answer, null, 2)}</pre>
        </>
      )}
    </div>
  );
}

function timeOf({ at }: PageTraffic): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return format(at, zone, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
}

function searched(
  traffic: ReadonlyMap<string, PageTraffic>,
  query: string,
): readonly (readonly [string, PageTraffic])[] {
  const wanted = query.toLowerCase();
  return [...traffic]
    .filter(([, entry]) => wanted === '' || JSON.stringify(entry).toLowerCase().includes(wanted))
    .sort(([, a], [, b]) => b.at - a.at || b.order - a.order);
}
