import type { Outgoing } from '../../domain/outgoing.ts';

/** Keeps messages on their way to Slack. */
export type OutboxStore = {
  add(workspaceId: string, message: Outgoing): Promise<void>;
  claim(now: Date, leaseUntil: Date, limit: number): Promise<readonly ClaimedMessage[]>;
  markSent(id: string, proof: MessageProof): Promise<void>;
  postpone(id: string, attempts: number, notBefore: Date, remark: string): Promise<void>;
  giveUp(id: string, state: 'skipped' | 'failed', remark: string): Promise<void>;
  pending(): Promise<number>;
};

/** Where a message stands in Slack: the proof that it was sent. */
export type MessageProof = { readonly channelId: string; readonly messageTs: string };

/**
 * A message that this process has claimed and must settle before its lease ends. Where it is
 * doubtful, an earlier try may have reached Slack: look it up before sending again.
 */
export type ClaimedMessage = {
  readonly workspaceId: string;
  readonly message: Outgoing;
  readonly attempts: number;
  readonly isDoubtful: boolean;
};
