import type { PageTourStep } from './wire.ts';

/** One step of a tour through the app. What a visitor does counts, however they came to it. */
export type TourStep = {
  readonly title: string;
  readonly words: string;
  /** Whose eyes to see it with, by id. */
  readonly person?: string;
  /**
   * What [Show me] turns to: the conversation with the app, its newest thread, its Home tab, what the
   * host offers to do, or the first form of the host.
   */
  readonly look: 'messages' | 'thread' | 'home' | 'actions' | 'form';
  /** What this person may say to the app, for visitors who would rather not type. */
  readonly example?: string;
  /** Whether it has been done; asked at every change. */
  readonly isDone: () => boolean;
};

/** A step as the page is told it. */
export function tourEntry({ isDone, ...step }: TourStep): PageTourStep {
  return { ...step, isDone: isDone() };
}
