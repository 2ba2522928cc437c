import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { plainAt } from '../../../src/block-kit/read-values.ts';
import { Dialog } from '../dialog.tsx';
import { TextObject } from './texts.tsx';

/** Asks before something is done; `confirm` is Slack's confirmation object, if there is one. */
export type Ask = (confirm: unknown, then: () => void) => void;

export const AskContext = createContext<Ask>((_, then) => then());

export const useAsk = (): Ask => useContext(AskContext);

type Props = { readonly confirm: unknown; onAnswer(isYes: boolean): void };

/** Slack's small dialog before something that cannot be undone. */
export function ConfirmDialog({ confirm, onAnswer }: Props) {
  const isDanger = (confirm as { style?: unknown }).style === 'danger';
  return (
    <Dialog title={plainAt(confirm, 'title')} onClose={() => onAnswer(false)} size="small">
      <div class="modal-body">
        <TextObject value={(confirm as { text?: unknown }).text} />
      </div>
      <footer class="modal-footer">
        <button type="button" class="button" onClick={() => onAnswer(false)}>
          {plainAt(confirm, 'deny') || 'Cancel'}
        </button>
        <button
          type="button"
          class={`button ${isDanger ? 'danger-filled' : 'primary'}`}
          data-autofocus
          onClick={() => onAnswer(true)}
        >
          {plainAt(confirm, 'confirm') || 'Yes'}
        </button>
      </footer>
    </Dialog>
  );
}
