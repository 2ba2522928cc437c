import type { App } from '@slack/bolt';
import { parseOfHundred } from '../../../services/reports/ask-belief.ts';
import { BELIEF_FIELD, BELIEF_PROBLEM, beliefForm } from '../../blocks/report/belief-blocks.ts';
import { BELIEF_FORM, keyOf, REPORT } from '../../blocks/report/report-actions.ts';
import { openView } from '../../open-view.ts';
import type { SlackServices } from '../../slack-services.ts';
import { onExecutiveForm, onExecutivePress } from '../for-executives.ts';
import { openFor } from './ask-or-show.ts';
import { halves } from './halves.ts';

/** What executives expect, asked before they see a report for the first time. */
export function listenToBeliefs(app: App, services: SlackServices): void {
  const { reportDesk } = services;

  onExecutivePress(app, services, REPORT.believe, async ({ client, triggerId, ...press }) => {
    // The form has nowhere of its own to answer: it remembers where the question stood.
    const metadata = `${press.responseUrl ?? ''}\n${press.value}`;
    await openView(client, triggerId, beliefForm(metadata));
  });

  onExecutivePress(app, services, REPORT.skipBelief, async (press) => {
    const key = keyOf(press.value);
    if (key?.source.kind !== 'round') return;
    const { workspaceId, personId } = press;
    const { roundId } = key.source;
    await reportDesk.keepBelief(workspaceId, personId, { roundId, ofHundred: null });
    await openFor(services, press, key);
  });

  onExecutiveForm(app, services, BELIEF_FORM, async ({ view, form, ...actor }) => {
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
    return { kind: 'done', after: () => openFor(services, viewer, key) };
  });
}
