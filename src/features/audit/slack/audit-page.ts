import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../../deps.ts';
import { onPress } from '../../../slack/guard.ts';
import { hubAction } from '../../../slack/hub-view.ts';
import { modal } from '../../../slack/modal.ts';
import { escapeShort, moment, paragraph } from '../../../slack/text.ts';
import { showPage } from '../../../slack/views.ts';
import { type AuditLine, newestEntries } from '../describe-audit.ts';

const SHOWN = 60;
const IN_BLOCK = 12;

/** Who did what when, for admins and executives. */
export function registerAudit(app: App, deps: Deps): void {
  onPress(app, deps, hubAction('audit'), async (press) =>
    showPage(press, auditPage(await newestEntries(deps, press.workspaceId, SHOWN))),
  );
}

/** The newest entries. */
export function auditPage(lines: readonly AuditLine[]): ModalView {
  const written = lines.map(formatLine);
  const lots = Array.from({ length: Math.ceil(written.length / IN_BLOCK) }, (_, lot) =>
    written.slice(lot * IN_BLOCK, (lot + 1) * IN_BLOCK).join('\n'),
  );
  return modal({
    callbackId: 'audit',
    title: 'Who did what',
    blocks: [
      paragraph(
        '*The newest first.* No words and no answers are in it. Whoever runs the server has all of it, and can check that nothing was changed: `throughline audit`.',
      ),
      ...(lots.length === 0 ? [paragraph('Nothing yet.')] : lots.map((text) => paragraph(text))),
    ],
  });
}

function formatLine({ at, actor, isPerson, operation, subject }: AuditLine): string {
  const who = isPerson ? (actor === '' ? 'Somebody who was erased' : `<@${actor}>`) : actor;
  const what =
    subject === '' ? '' : ` · ${isMember(subject) ? `<@${subject}>` : escapeShort(subject, 80)}`;
  return `${moment(at)}: ${who} ${operation}${what}`;
}

function isMember(id: string): boolean {
  return /^[UW][A-Z0-9]{5,}$/.test(id);
}
