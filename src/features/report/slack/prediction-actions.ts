import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { onPress } from '../../../slack/guard.ts';
import { halves } from '../../../slack/pages.ts';
import { readable, Unreadable } from '../../../slack/readable.ts';
import { onForm } from '../../../slack/sent-form.ts';
import { openView } from '../../../slack/views.ts';
import { keepPrediction, parseOfHundred } from '../ask-prediction.ts';
import type { ReportKey } from '../report-request.ts';
import { PREDICTION_FIELD, PREDICTION_PROBLEM, predictionForm } from './prediction-blocks.ts';
import { keyOf, PREDICTION_FORM, REPORT } from './report-actions.ts';
import { openFor } from './show-report.ts';

/** What executives expect, asked before they see a report for the first time. */
export function registerPredictions(app: App, deps: Deps): void {
  onPress(app, deps, REPORT.predict, async ({ client, triggerId, ...press }) => {
    // The form has nowhere of its own to answer: it remembers where the question stood.
    const metadata = `${press.responseUrl ?? ''}\n${press.value}`;
    await openView(client, triggerId, predictionForm(metadata));
  });

  onPress(app, deps, REPORT.skipPrediction, async (press) => {
    const [key, roundId] = roundOf(press.value);
    const { workspaceId, personId } = press;
    await keepPrediction(deps, workspaceId, personId, { roundId, ofHundred: null });
    await openFor(deps, press, key);
  });

  onForm(app, deps, PREDICTION_FORM, async ({ view, form, ...actor }) => {
    const ofHundred = parseOfHundred(form.one(PREDICTION_FIELD));
    if (ofHundred === undefined)
      return { kind: 'problems', problems: { [PREDICTION_FIELD]: PREDICTION_PROBLEM } };
    const metadata = view.private_metadata;
    const [address, value] = halves(metadata, metadata.indexOf('\n'));
    const [key, roundId] = roundOf(value);
    const { workspaceId, personId } = actor;
    await keepPrediction(deps, workspaceId, personId, { roundId, ofHundred });
    const viewer = { ...actor, responseUrl: address || null };
    return { kind: 'done', after: (client) => openFor(deps, { ...viewer, client }, key) };
  });
}

/** The report of a round that a value is about, and the round. */
function roundOf(value: string): readonly [ReportKey, string] {
  const key = readable('which report it is', keyOf(value));
  if (key.source.kind !== 'round') throw new Unreadable('which round it is');
  return [key, key.source.roundId];
}
