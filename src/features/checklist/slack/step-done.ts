import type { WebClient } from '@slack/web-api';
import type { Deps } from '../../../deps.ts';
import { notesTo } from '../../../outbox/outbox-rows.ts';
import type { FormOutcome, SentForm } from '../../../slack/sent-form.ts';
import { renewPage } from '../../../slack/views.ts';
import { adminsOf } from '../../people/tell-admins.ts';
import { hubHere } from './hub-here.ts';

/** A step is done: the form closes, and every checklist that somebody looks at shows it. */
export function stepDone(
  deps: Deps,
  sent: SentForm,
  first: () => Promise<void> = async () => undefined,
): FormOutcome {
  return {
    kind: 'done',
    async after(client: WebClient) {
      await first();
      await renewPage(client, sent, await hubHere(deps, sent.workspaceId));
      await renewGreetings(deps, sent.workspaceId);
    },
  };
}

/** Has the checklist in the direct messages of admins say how far it is now. */
export async function renewGreetings(deps: Deps, workspaceId: string): Promise<void> {
  for (const personId of await adminsOf(deps, workspaceId)) {
    const about = { kind: 'checklist', subjectId: personId } as const;
    for (const message of notesTo([personId], deps, deps.clock(), about))
      if ((await deps.outbox.earlier(message)) !== undefined)
        await deps.outbox.addNext(workspaceId, message);
  }
  deps.worker.wake();
}
