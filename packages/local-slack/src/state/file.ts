/** A file: a voice clip, a person's upload or the app's upload. */
export type SlackFile = {
  readonly id: string;
  readonly owner: string;
  readonly created: number;
  readonly name: string;
  title: string;
  /** What screen readers say of a picture. */
  readonly altText?: string;
  readonly mimetype: string;
  readonly filetype: string;
  bytes: Buffer;
  /** False until an upload of the app is completed. */
  complete: boolean;
  readonly clip?: Clip;
  /** It was put into a form of the app, which may therefore read it. */
  readonly isInForm?: true;
  /** Where it was shared: channel and ts of the message. */
  readonly shares: { readonly channel: string; readonly ts: string }[];
};

/** What a voice or video clip has on top of a file. */
export type Clip = {
  readonly kind: 'slack_audio' | 'slack_video';
  readonly durationMs: number;
  /** What will be the transcript once it is complete. */
  spoken: string;
  status: 'processing' | 'complete' | 'failed';
};
