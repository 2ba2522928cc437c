import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { onForm, onPress } from '../../../slack/guard.ts';
import { halves } from '../../../slack/halves.ts';
import { openView } from '../../../slack/views.ts';
import { parseOfHundred } from '../ask-belief.ts';
import { createReportDesk } from '../report-desk.ts';
import { openFor } from './ask-or-show.ts';
import { BELIEF_FIELD, BELIEF_PROBLEM, beliefForm } from './belief-blocks.ts';
import { BELIEF_FORM, keyOf, REPORT } from './report-actions.ts';

/** What executives expect, asked before they see a report for the first time. */
export function registerBeliefs(app: App, deps: Deps): void {
  const reportDesk = createReportDesk(deps);

  onPress(app, deps, 'executive', REPORT.believe, async ({ client, triggerId, ...press }) => {
    // The form has nowhere of its own to answer: it remembers where the question stood.
    const metadata = `${press.responseUrl ?? ''}\n${press.value}`;
    await openView(client, triggerId, beliefForm(metadata));
  });

  onPress(app, deps, 'executive', REPORT.skipBelief, async (press) => {
    const key = keyOf(press.value);
    if (key?.source.kind !== 'round') return;
    const { workspaceId, personId } = press;
    const { roundId } = key.source;
    await reportDesk.keepBelief(workspaceId, personId, { roundId, ofHundred: null });
    await openFor(deps, press, key);
  });

  onForm(app, deps, 'executive', BELIEF_FORM, async ({ view, form, ...actor }) => {
    const ofHundred = parseOfHundred(form.one(BELIEF_FIELD));
    if (ofHundred === undefined)
      return { kind: 'problems', problems: { [BELIEF_FIELD]: BELIEF_PROBLEM } };
    const metadata = view.private_metadata;
    const [address, value] = halves(metadata, metadata.indexOf('\n'));
    const key = keyOf(value);
    if (key?.source.kind !== 'round') return { kind: 'done' };
    const { workspaceId, personId } = actor;
    const { roundId } = key.source;
    await reportDesk.keepBelief(workspaceId, personId, { roundId, ofHundred });
    const viewer = { ...actor, responseUrl: address || null };
    return { kind: 'done', after: () => openFor(deps, viewer, key) };
  });
}
