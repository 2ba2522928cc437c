import { randomBytes } from 'node:crypto';
import type { FormAnswer, FormProblem, PageForm } from './wire.ts';

/** Something that a visitor hands over as text, pasted or from a file, for the host to make files of. */
export type HostForm = Omit<PageForm, 'id'> & {
  readonly run: (values: Readonly<Record<string, string>>) => Promise<FormOutcome>;
};

/** What is wrong with what was handed over, or what was made of it. */
export type FormOutcome =
  | { readonly problems: readonly FormProblem[] }
  | { readonly told: string; readonly made: readonly MadeFile[] };

/** A file that the host made; the page shows it in a tab of its own, where nothing in it runs. */
export type MadeFile = {
  readonly title: string;
  readonly name: string;
  readonly mimetype: string;
  readonly content: string | Uint8Array;
};

export type PageForms = {
  entries(): readonly PageForm[];
  fill(id: string, values: Readonly<Record<string, string>>): Promise<FormAnswer>;
  made(id: string): MadeFile | undefined;
};

/** The last few are kept, so that a page that stays open for long fills no memory. */
const KEPT = 20;

/** Numbers the forms of a host, lets one run at a time, and keeps what was made of them. */
export function makeForms(forms: readonly HostForm[], changed: () => void): PageForms {
  const kept = new Map<string, MadeFile>();
  let isRunning = false;

  function keep(file: MadeFile) {
    const id = randomBytes(8).toString('hex');
    kept.set(id, file);
    for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
    return { title: file.title, path: `made/${id}/${encodeURIComponent(file.name)}` };
  }

  return {
    entries: () => forms.map(({ run: _, ...form }, index) => ({ ...form, id: String(index) })),
    async fill(id, values) {
      const form = forms[Number(id)];
      if (form === undefined) throw new Error('There is no such form here.');
      if (isRunning) throw new Error('What was handed over before is still being read.');
      isRunning = true;
      try {
        const outcome = await form.run(values);
        return 'made' in outcome ? { ...outcome, made: outcome.made.map(keep) } : outcome;
      } finally {
        isRunning = false;
        changed();
      }
    },
    made: (id) => kept.get(id),
  };
}
