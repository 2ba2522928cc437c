import { useId, useRef, useState } from 'preact/hooks';
import type { FormAnswer, FormProblem, PageForm } from '../../src/page/wire.ts';
import { Dialog } from './dialog.tsx';
import { readFileAsText } from './read-file.ts';
import { useAct, useRemembered } from './use-page.ts';
import { Problem } from './view-surface.tsx';

type Values = Readonly<Record<string, string>>;

/** A form of the host: texts are pasted or come from files, and what is wrong stands under them by line. */
export function HostForm({ form, onClose }: { readonly form: PageForm; onClose(): void }) {
  const { run, busy, problem } = useAct();
  const [values, setValues] = useRemembered<Values>(`form ${form.label}`, {});
  const [answer, setAnswer] = useState<FormAnswer>();
  const textOf = (name: string, example: string) => values[name] ?? example;
  const problems = answer !== undefined && 'problems' in answer ? answer.problems : [];

  async function send(): Promise<void> {
    setAnswer(undefined);
    const given = form.fields.map(({ name, example }) => [name, textOf(name, example)] as const);
    const came = await run({ do: 'fill', id: form.id, values: Object.fromEntries(given) });
    setAnswer(came as FormAnswer | undefined);
  }

  return (
    <Dialog title={form.label} onClose={onClose}>
      <form
        class="modal-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void send();
        }}
      >
        <div class="modal-body" tabIndex={0} role="region" aria-label="Form">
          <p class="host-form-words">{form.words}</p>
          {form.fields.map((field) => (
            <Field
              key={field.name}
              field={field}
              value={textOf(field.name, field.example)}
              problems={problems.filter((each) => each.field === field.name)}
              onChange={(text) => setValues({ ...values, [field.name]: text })}
            />
          ))}
          <Problem text={problem} />
          <Made answer={answer} />
        </div>
        <footer class="modal-footer">
          {busy ? (
            <span class="loading" role="status">
              This takes a minute …
            </span>
          ) : null}
          <button type="button" class="button" onClick={onClose}>
            Close
          </button>
          <button type="submit" class="button primary" aria-disabled={busy}>
            {form.submit}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function Made({ answer }: { readonly answer: FormAnswer | undefined }) {
  if (answer === undefined || !('made' in answer)) return null;
  return (
    <div class="made" role="status">
      <p>{answer.told}</p>
      {answer.made.map(({ title, path }) => (
        <a key={path} class="button primary" href={path} target="_blank" rel="noopener noreferrer">
          {title}
        </a>
      ))}
    </div>
  );
}

type FieldProps = {
  readonly field: PageForm['fields'][number];
  readonly value: string;
  readonly problems: readonly FormProblem[];
  onChange(text: string): void;
};

function Field({ field: { label, hint, accept }, value, problems, onChange }: FieldProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const isWrong = problems.length > 0;
  return (
    <div class={isWrong ? 'host-field wrong' : 'host-field'}>
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <textarea
        ref={area}
        id={id}
        class="field code-field"
        rows={8}
        spellcheck={false}
        wrap="off"
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint ${id}-problems`}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <div id={`${id}-problems`} role="alert">
        <ul class="host-problems">
          {problems.map(({ line, text }) => (
            <li key={`${line} ${text}`}>
              {line === 0 ? null : (
                <>
                  <button type="button" class="line" onClick={() => selectLine(area.current, line)}>
                    Line {line}
                  </button>
                  {': '}
                </>
              )}
              {text}
            </li>
          ))}
        </ul>
      </div>
      <label class="button file-choice">
        Choose a file
        <input
          type="file"
          class="hidden"
          accept={accept}
          aria-label={`${label}: choose a file`}
          onChange={async ({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file !== undefined) onChange(await readFileAsText(file));
            currentTarget.value = '';
          }}
        />
      </label>
    </div>
  );
}

/** Marks a line of a field and brings it into view. */
function selectLine(area: HTMLTextAreaElement | null, line: number): void {
  if (area === null) return;
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  area.scrollTop = (area.scrollHeight / lines.length) * Math.max(0, line - 3);
}
