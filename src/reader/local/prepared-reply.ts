import type { Statement } from '../text/sentences.ts';

/** A statement of a reply with its sentence vector. */
export type PreparedStatement = Statement & { readonly vector: Float32Array };

/** A reply as a reading model gets it. `statements` is not empty. */
export type PreparedReply = {
  readonly text: string;
  readonly question: string;
  readonly channel: 'thread' | 'dm' | 'voice';
  readonly statements: readonly PreparedStatement[];
  readonly questionVector: Float32Array;
};

/** A text of the strategy with its sentence vector. */
export type EncodedText = { readonly text: string; readonly vector: Float32Array };

/** A decision rule as a reading model gets it. */
export type PreparedRule = {
  readonly ruleId: string;
  readonly prefer: EncodedText;
  readonly over: EncodedText;
  readonly evenIf: EncodedText;
  /** What the rule's priority asks for: title, behaviours, resources, rights, metrics. */
  readonly priority: readonly EncodedText[];
};

/** A strategy as a reading model gets it; `rules` in the strategy's order. */
export type PreparedStrategy = { readonly rules: readonly PreparedRule[] };
