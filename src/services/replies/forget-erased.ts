import type { ReplyStore } from '../ports/reply-store.ts';

/** Slack delivers for an hour at most; after two days no message comes late any more. */
const KEPT_MS = 2 * 86_400_000;

/** What forgetting needs. */
export type ForgetNeeds = { readonly replies: Pick<ReplyStore, 'forgetErased'> };

/** Forgets deletions that were kept only in case their message came after them. */
export async function forgetErased({ replies }: ForgetNeeds, now: Date): Promise<void> {
  await replies.forgetErased(new Date(now.getTime() - KEPT_MS));
}
