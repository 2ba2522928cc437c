import type { WebClient } from '@slack/web-api';
import { noticeView } from './modal.ts';
import type { FormOutcome, FormProblems } from './sent-form.ts';

/** Saves what a form says; answers what is wrong with it, if anything is. */
type Save = () => Promise<FormProblems | undefined>;

/** Shows on the page under the form how things stand now. */
type Renew = (client: WebClient) => Promise<void>;

/** Saves a form by what is here alone. */
export async function savedNow(save: Save, renew: Renew): Promise<FormOutcome> {
  const problems = await save();
  return problems === undefined ? { kind: 'done', after: renew } : { kind: 'problems', problems };
}

/** Saves a form once Slack has been asked whether it can be so. */
export function savedLater(save: Save, renew: Renew): FormOutcome {
  return {
    kind: 'later',
    meanwhile: 'One moment …',
    async work(client) {
      const problems = await save();
      if (problems !== undefined) return { kind: 'problems', problems };
      await renew(client);
      return { kind: 'show', view: SAVED };
    },
  };
}

const SAVED = noticeView('Saved', 'Saved. Close this to go on.');
