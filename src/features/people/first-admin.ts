import type { Deps } from '../../deps.ts';
import { notesTo } from '../../outbox/outbox-rows.ts';
import type { Actor } from '../../slack/guard.ts';

/**
 * Whether somebody may set up. Where nobody has been named yet, the first owner of the workspace who
 * opens the set-up becomes its admin, and is told so in a direct message with the checklist.
 */
export async function mayOpenSetUp(deps: Deps, actor: Actor): Promise<boolean> {
  const { workspaceId, personId } = actor;
  const { mayAdminister } = await deps.people.rightsOf(workspaceId, personId);
  if (mayAdminister && (await deps.people.claimAdmin(workspaceId, personId)))
    await confirmFirstAdmin(deps, actor);
  return mayAdminister;
}

async function confirmFirstAdmin(deps: Deps, { workspaceId, personId }: Actor): Promise<void> {
  deps.log.info({ person: personId }, 'first admin named');
  const became = { workspaceId, personId, operation: 'became the first admin' };
  await deps.audit.add(became, deps.clock());
  const note = { kind: 'checklist', subjectId: personId } as const;
  for (const message of notesTo([personId], deps, deps.clock(), note))
    await deps.outbox.add(workspaceId, message);
  deps.worker.wake();
}
