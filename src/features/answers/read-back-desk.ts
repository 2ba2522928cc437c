import type { Deps } from '../../deps.ts';
import { ok, type Result } from '../../domain/result.ts';
import { addressReadBack } from './address-read-back.ts';
import {
  type AboutReading,
  type CorrectionFailure,
  type CorrectionMade,
  confirmReading,
  correctReading,
} from './correct-reading.ts';
import type { ReadReply } from './reply-port.ts';

/** What a leader may say to a read-back; each answer is shown where the read-back stands. */
export type ReadBackDesk = {
  confirm(about: AboutReading): Promise<Result<null, CorrectionFailure>>;
  correct(made: CorrectionMade): Promise<Result<null, CorrectionFailure>>;
  /** The reply and its reading, for its author; undefined for anybody else and where it is gone. */
  find(about: AboutReading): Promise<ReadReply | undefined>;
  /** Their words may be quoted without a name. */
  allowQuotes(about: AboutReading): Promise<Result<null, CorrectionFailure>>;
};

/** Binds what a leader may say to a read-back. */
export function createReadBackDesk(deps: Deps): ReadBackDesk {
  async function find({ readingId, personId }: AboutReading) {
    const found = await deps.readings.find(readingId);
    return found?.personId === personId ? found : undefined;
  }

  /** Tells the leader again what stands now. */
  async function tellAgain(about: AboutReading): Promise<void> {
    const found = await find(about);
    if (found === undefined) return;
    const message = await addressReadBack(deps, found.replyId, deps.clock());
    if (message !== undefined) await deps.outbox.addNext(found.workspaceId, message);
  }

  async function told(
    about: AboutReading,
    outcome: Result<unknown, CorrectionFailure>,
  ): Promise<Result<null, CorrectionFailure>> {
    if (!outcome.ok) return outcome;
    await tellAgain(about);
    return ok(null);
  }

  return {
    find,
    confirm: async (about) => told(about, await confirmReading(deps, about)),
    correct: async (made) => told(made, await correctReading(deps, made)),
    async allowQuotes(about) {
      const found = await find(about);
      if (found === undefined) return { ok: false, error: { kind: 'not-theirs' } };
      await deps.replies.allowQuotes(found.replyId);
      return told(about, ok(null));
    },
  };
}
