import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { onForm, onPress } from '../../../slack/guard.ts';
import { halves } from '../../../slack/pages.ts';
import { openView } from '../../../slack/views.ts';
import { keepPrediction, parseOfHundred } from '../ask-prediction.ts';
import { PREDICTION_FIELD, PREDICTION_PROBLEM, predictionForm } from './prediction-blocks.ts';
import { keyOf, PREDICTION_FORM, REPORT } from './report-actions.ts';
import { openFor } from './show-report.ts';

/** What executives expect, asked before they see a report for the first time. */
export function registerPredictions(app: App, deps: Deps): void {
  onPress(app, deps, 'executive', REPORT.predict, async ({ client, triggerId, ...press }) => {
    // The form has nowhere of its own to answer: it remembers where the question stood.
    const metadata = `${press.responseUrl ?? ''}\n${press.value}`;
    await openView(client, triggerId, predictionForm(metadata));
  });

  onPress(app, deps, 'executive', REPORT.skipPrediction, async (press) => {
    const key = keyOf(press.value);
    if (key?.source.kind !== 'round') return;
    const { workspaceId, personId } = press;
    const { roundId } = key.source;
    await keepPrediction(deps, workspaceId, personId, { roundId, ofHundred: null });
    await openFor(deps, press, key);
  });

  onForm(app, deps, 'executive', PREDICTION_FORM, async ({ view, form, ...actor }) => {
    const ofHundred = parseOfHundred(form.one(PREDICTION_FIELD));
    if (ofHundred === undefined)
      return { kind: 'problems', problems: { [PREDICTION_FIELD]: PREDICTION_PROBLEM } };
    const metadata = view.private_metadata;
    const [address, value] = halves(metadata, metadata.indexOf('\n'));
    const key = keyOf(value);
    if (key?.source.kind !== 'round') return { kind: 'done' };
    const { workspaceId, personId } = actor;
    const { roundId } = key.source;
    await keepPrediction(deps, workspaceId, personId, { roundId, ofHundred });
    const viewer = { ...actor, responseUrl: address || null };
    return { kind: 'done', after: () => openFor(deps, viewer, key) };
  });
}
