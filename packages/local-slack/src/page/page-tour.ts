import type { PageTourStep } from './wire.ts';

/** One step of a tour through the app. What a visitor does counts, however they came to it. */
export type TourStep = Omit<PageTourStep, 'isDone'> & {
  /** Whether it has been done; asked at every change. */
  readonly isDone: () => boolean;
};

/** A step as the page is told it. */
export function tourEntry({ isDone, ...step }: TourStep): PageTourStep {
  return { ...step, isDone: isDone() };
}
