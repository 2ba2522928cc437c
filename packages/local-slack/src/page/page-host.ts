import { type HostForm, makeForms, type PageForms } from './page-forms.ts';
import { type TourStep, tourEntry } from './page-tour.ts';
import type { PageOffer, PageTourStep } from './wire.ts';

/**
 * Something that whoever serves the page lets its visitor do beside what Slack has: moving a clock,
 * letting others answer. It runs one at a time; what it answers is told to the visitor.
 */
export type HostAction = {
  readonly label: string;
  /** What it does, in a few words; read anew at every change. */
  readonly detail?: () => string;
  /** Default: always. */
  readonly isPossible?: () => boolean;
  readonly run: () => Promise<string | undefined>;
};

/** What a host adds to the page of its workspace. */
export type HostParts = {
  /** What its visitor can do beside what Slack has, such as moving the clock. */
  readonly actions?: readonly HostAction[];
  /** What a visitor is led through, step by step. */
  readonly tour?: readonly TourStep[];
  /** What a visitor can hand over to the host, such as files of their own. */
  readonly forms?: readonly HostForm[];
};

export type PageHost = {
  readonly forms: PageForms;
  tour(): readonly PageTourStep[];
  offers(): readonly PageOffer[];
  /** Does what was offered; answers what came of it. */
  take(id: string): Promise<string>;
};

/** Numbers what a host offers, and lets one action run at a time. */
export function makePageHost(
  { actions = [], tour = [], forms = [] }: HostParts,
  changed: () => void,
): PageHost {
  let running: HostAction | undefined;
  return {
    forms: makeForms(forms, changed),
    tour: () => tour.map(tourEntry),
    offers: () =>
      actions.map((action, index) => ({
        id: String(index),
        label: action.label,
        detail: action.detail?.() ?? '',
        isPossible: running === undefined && (action.isPossible?.() ?? true),
      })),
    async take(id) {
      const action = actions[Number(id)];
      if (action === undefined) throw new Error('There is no such action here.');
      if (running !== undefined) throw new Error(`“${running.label}” is still under way.`);
      running = action;
      changed();
      try {
        return (await action.run()) ?? '';
      } finally {
        running = undefined;
        changed();
      }
    },
  };
}
