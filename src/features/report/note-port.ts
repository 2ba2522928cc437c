/** Keeps which executives do not want to hear by themselves that a round has closed. */
export type NoteStore = {
  want(workspaceId: string, personId: string, isWanted: boolean, now: Date): Promise<void>;
  refusedBy(workspaceId: string): Promise<ReadonlySet<string>>;
};
