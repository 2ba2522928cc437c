import { parseMrkdwn } from '../../../src/block-kit/mrkdwn.ts';
import { parseInline } from '../../../src/block-kit/mrkdwn-inline.ts';
import { paragraph, plainAt, stringAt } from '../../../src/block-kit/read-values.ts';
import type { Names } from '../../../src/block-kit/render-model.ts';
import { type Directory, useDirectory, usePerson } from '../use-page.ts';
import { withLocalDates } from './local-dates.ts';
import { Passages, Words } from './passages.tsx';

/** The names of people, channels and groups by their ids. */
export function namesIn({
  people,
  channels,
  groups,
}: Pick<Directory, 'people' | 'channels' | 'groups'>): Names {
  return (id) => people.get(id)?.name ?? channels.get(id)?.name ?? groups.get(id)?.handle;
}

/** Text as mrkdwn, its dates as its reader's clock shows them. */
export function Mrkdwn({ text }: { readonly text: string }) {
  const directory = useDirectory();
  const local = useLocalText();
  return <Passages passages={parseMrkdwn(local(text), namesIn(directory))} />;
}

/** A text object: mrkdwn is read, plain text is not. */
export function TextObject({ value }: { readonly value: unknown }) {
  const text = stringAt(value, 'text');
  if (text === '') return null;
  if (stringAt(value, 'type') === 'mrkdwn') return <Mrkdwn text={text} />;
  return <Passages passages={[paragraph([plainWord(value)])]} />;
}

/** A text object on one line. */
export function TextLine({ value }: { readonly value: unknown }) {
  const directory = useDirectory();
  const local = useLocalText();
  const text = stringAt(value, 'text');
  if (stringAt(value, 'type') !== 'mrkdwn') return <Words words={[plainWord(value)]} />;
  return <Words words={parseInline(local(text), namesIn(directory))} />;
}

function plainWord(value: unknown) {
  return { kind: 'text', text: plainAt({ value }, 'value'), style: {} } as const;
}

function useLocalText(): (text: string) => string {
  const directory = useDirectory();
  const { timeZone } = usePerson();
  return (text) => withLocalDates(text, timeZone, Date.now() + directory.clockAhead);
}
