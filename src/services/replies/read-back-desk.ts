import { ok, type Result } from '../../domain/result.ts';
import type { OutboxStore } from '../ports/outbox-store.ts';
import type { ReadingStore, ReadReply, ReplyStore } from '../ports/reply-store.ts';
import {
  type AboutReading,
  type CorrectionFailure,
  type CorrectionMade,
  type CorrectNeeds,
  confirmReading,
  correctReading,
} from './correct-reading.ts';
import { addressReadBack } from './read-back.ts';

/** What the desk needs. */
export type ReadBackDeskNeeds = CorrectNeeds & {
  readonly readings: Pick<ReadingStore, 'find' | 'supersede'>;
  readonly replies: Pick<ReplyStore, 'placeOf' | 'allowQuotes'>;
  readonly outbox: Pick<OutboxStore, 'addNext'>;
};

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
export function createReadBackDesk(needs: ReadBackDeskNeeds): ReadBackDesk {
  async function find({ readingId, personId }: AboutReading) {
    const found = await needs.readings.find(readingId);
    return found?.personId === personId ? found : undefined;
  }

  /** Tells the leader again what stands now. */
  async function tellAgain(about: AboutReading): Promise<void> {
    const found = await find(about);
    if (found === undefined) return;
    const message = await addressReadBack(needs, found.replyId, needs.clock());
    if (message !== undefined) await needs.outbox.addNext(found.workspaceId, message);
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
    confirm: async (about) => told(about, await confirmReading(needs, about)),
    correct: async (made) => told(made, await correctReading(needs, made)),
    async allowQuotes(about) {
      const found = await find(about);
      if (found === undefined) return { ok: false, error: { kind: 'not-theirs' } };
      await needs.replies.allowQuotes(found.replyId);
      return told(about, ok(null));
    },
  };
}
