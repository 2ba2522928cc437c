import type { Result } from '../domain/result.ts';

/** Why a file could not be had; `message` is a plain sentence for the person who sent it. */
export type FileFailure = { readonly message: string };

/** Fetches what people put into forms and messages. */
export type Files = {
  /** The text of a file, at most a million bytes of UTF-8. */
  text(fileId: string): Promise<Result<string, FileFailure>>;
};
