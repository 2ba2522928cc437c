/** What is known of the words in a recording. */
export type Hearing =
  /** The words as plain text, never empty. */
  | { readonly kind: 'ready'; readonly text: string }
  /** There are none to be had, now or later: no speech, or no transcript in this plan or language. */
  | { readonly kind: 'none' }
  /** Nobody answered as expected; it may be worth another try. `why` holds no words of people. */
  | { readonly kind: 'unavailable'; readonly why: string };

/** The transcripts that Slack makes of clips. Never throws. */
export type Transcripts = {
  of(
    fileId: string,
  ): Promise<Hearing | { readonly kind: 'processing' } | { readonly kind: 'gone' }>;
  /** The recording itself, into memory only. `none` where it is too large or cannot be had. */
  recording(
    fileId: string,
  ): Promise<
    | { readonly kind: 'ready'; readonly recording: Recording }
    | Exclude<Hearing, { readonly kind: 'ready' }>
  >;
};

/** The bytes of a clip, its MIME type and the ending of its file's name. */
export type Recording = {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly ending: string;
};

/** Writes down what is said in a recording, where Slack does not. Never throws. */
export type Transcriber = (recording: Recording) => Promise<Hearing>;
