import type { Cause } from './cause.ts';

/** A message as the services compose it; how it looks in Slack is the business of `slack/blocks`. */
export type Message =
  | PromptMessage
  | {
      readonly kind: 'receipt';
      readonly isLate: boolean;
      readonly wasAsked: boolean;
      readonly closesAt: Date;
    }
  | {
      readonly kind: 'round-closed';
      readonly strategyName: string;
      readonly roundId: string;
      readonly headline: string;
      readonly causes: readonly Cause[];
    };

/** Asks one person, or a whole channel at once. */
export type PromptMessage = {
  readonly kind: 'prompt';
  readonly to: 'person' | 'channel';
  readonly strategyName: string;
  readonly statement: string;
  readonly question: string;
  readonly closesAt: Date;
};
