import { useEffect, useRef, useState } from 'preact/hooks';
import { Menu } from './blocks/buttons.tsx';
import { format } from './blocks/local-dates.ts';
import { Icon } from './icon.tsx';
import { Popover } from './popover.tsx';
import { useAct, usePage } from './use-page.ts';

/** What the workspace's clock says, and what the host of the page offers to do, such as moving it. */
export function Clock() {
  const { offers } = usePage().world;
  const now = useNow();
  const { run, busy, problem } = useAct();
  const [told, setTold] = useState('');
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const shown = format(now, zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  if (offers.length === 0) return <time class="clock">{shown}</time>;
  return (
    <div class="clock">
      <button
        ref={anchor}
        type="button"
        class="top-button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-busy={busy}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="clock" />
        <time>{shown}</time>
        <Icon name="down" />
      </button>
      <span class="told" role="status">
        {busy ? 'Under way …' : problem || told}
      </span>
      {isOpen ? (
        <Popover anchor={anchor} onClose={() => setOpen(false)}>
          <Menu
            label="What happens next"
            items={offers.map(({ id, label, detail, isPossible }) => ({
              label,
              detail,
              isDisabled: !isPossible,
              run: async () => {
                setTold('');
                const answer = await run({ do: 'offer', id });
                if (typeof answer === 'string') setTold(answer);
              },
            }))}
            onDone={() => {
              setOpen(false);
              anchor.current?.focus();
            }}
          />
        </Popover>
      ) : null}
    </div>
  );
}

/** The workspace's time, a few times a minute. */
function useNow(): number {
  const { clockAhead } = usePage().world;
  const [, draw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => draw((count) => count + 1), 10_000);
    return () => clearInterval(timer);
  }, []);
  return Date.now() + clockAhead;
}
