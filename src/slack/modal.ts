import type { KnownBlock, ModalView } from '@slack/types';
import type { z } from 'zod';
import type { FormValues } from './form-values.ts';
import { readable, Unreadable } from './readable.ts';
import { paragraph, plainText } from './text.ts';

/** What a modal is made of. */
type ModalParts = {
  readonly callbackId: string;
  /** At most 24 letters. */
  readonly title: string;
  /** The label of the button that sends it; left out, it cannot be sent. */
  readonly submit?: string;
  /** The label of the button that closes it; by default Cancel for a form, and Close for a page. */
  readonly close?: string;
  /** What it remembers of where it belongs: a text, or what `metadataOf` reads back. */
  readonly metadata?: string | object;
  readonly blocks: readonly KnownBlock[];
};

/** A modal view of Slack. */
export function modal(parts: ModalParts): ModalView {
  const { callbackId, title, submit, metadata = '', blocks } = parts;
  const { close = submit === undefined ? 'Close' : 'Cancel' } = parts;
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plainText(title),
    ...(submit === undefined ? {} : { submit: plainText(submit) }),
    close: plainText(close),
    private_metadata: stamped(typeof metadata === 'string' ? metadata : JSON.stringify(metadata)),
    blocks: [...blocks],
  };
}

/**
 * Written before all that a modal remembers. It is raised where what forms ask or remember changes its
 * meaning: whoever has one open that says another is asked to open it again.
 */
const VERSION = 'v1 ';

/** What a modal of this version remembers, as Slack keeps it. */
export function stamped(metadata: string): string {
  return `${VERSION}${metadata}`;
}

/** A view with what it remembers, as `modal` was given it; `Unreadable` for a modal of another version. */
export function unstamped<
  View extends { readonly type: string; readonly private_metadata: string },
>(view: View): View {
  if (view.type !== 'modal') return view;
  const { private_metadata: kept } = view;
  if (!kept.startsWith(VERSION)) throw new Unreadable('a form of another version');
  return { ...view, private_metadata: kept.slice(VERSION.length) };
}

/** A modal that only says something. `title` has at most 24 letters; `mrkdwn` is escaped by the caller. */
export function noticeView(title: string, mrkdwn: string): ModalView {
  return modal({ callbackId: 'notice', title, blocks: [paragraph(mrkdwn)] });
}

/** What a modal remembers, as `modal` was given it; `Unreadable` where it was made by something else. */
export function metadataOf<Schema extends z.ZodType>(
  view: { readonly private_metadata: string },
  schema: Schema,
): z.output<Schema> {
  return readable('what a form remembers', parsedAs(view.private_metadata, schema));
}

/** A text of ours that holds JSON; undefined for anything else. */
export function parsedAs<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A field of a form: how it is drawn with what stands in it, and how that is read back. */
export type FormField<Value> = {
  draw(name: string, value: Value | undefined): KnownBlock;
  read(form: FormValues, name: string): Value;
};

/** What stands in each field of a form. */
export type ValuesOf<Fields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends FormField<infer Value> ? Value : never;
};

/** A field with one value: `one(wordsField, { label: 'Name' })`; the form says its name. */
export function one<Basics extends { readonly name: string; readonly value?: string }>(
  draw: (basics: Basics) => KnownBlock,
  basics: Omit<Basics, 'name' | 'value'>,
): FormField<string> {
  return {
    draw: (name, value) =>
      draw({ ...basics, name, ...(value === undefined ? {} : { value }) } as Basics),
    read: (form, name) => form.one(name),
  };
}

/** A field with several values: `many(peopleField, { label: 'People' })`. */
export function many<Basics extends { readonly name: string; readonly values?: readonly string[] }>(
  draw: (basics: Basics) => KnownBlock,
  basics: Omit<Basics, 'name' | 'values'>,
): FormField<readonly string[]> {
  return {
    draw: (name, values) =>
      draw({ ...basics, name, ...(values === undefined ? {} : { values }) } as Basics),
    read: (form, name) => form.many(name),
  };
}

type Fields = Readonly<
  Record<string, Pick<FormField<never>, 'draw'> & { read(form: FormValues, name: string): unknown }>
>;

/** The fields of a form in their order, filled with what is known. */
export function drawFields<Described extends Fields>(
  fields: Described,
  values: { readonly [Name in keyof Described]?: ValuesOf<Described>[Name] | undefined } = {},
): readonly KnownBlock[] {
  return Object.entries(fields).map(([name, field]) => field.draw(name, values[name] as never));
}

/** What stands in the fields of a form that has been sent. */
export function readFields<Described extends Fields>(
  fields: Described,
  form: FormValues,
): ValuesOf<Described> {
  const read = Object.entries(fields).map(([name, field]) => [name, field.read(form, name)]);
  return Object.fromEntries(read);
}
