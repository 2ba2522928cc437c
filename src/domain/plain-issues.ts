/** What a schema says of a value, as far as words are made of it. */
type Issue = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly expected?: unknown;
  readonly values?: readonly unknown[];
};

const KINDS: Readonly<Record<string, string>> = {
  string: 'words',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields with names',
  record: 'fields with names',
};

/** Sentences that a schema makes by itself, in its own jargon. */
const JARGON = /^(?:Invalid|Too (?:small|big)|Unrecognized)/;

/** What is wrong with a value, in words for whoever wrote it: "leader.level: expected director or manager". */
export function issueInWords(issue: Issue): string {
  const field = issue.path.map(String).join('.');
  const words = wordsFor(issue);
  return field === '' ? words : `${field}: ${words}`;
}

function wordsFor({ code, message, expected, values = [] }: Issue): string {
  if (!JARGON.test(message)) return message;
  if (message.endsWith('received undefined')) return 'this is missing';
  if (code === 'invalid_type') return `expected ${KINDS[String(expected)] ?? String(expected)}`;
  if (code === 'invalid_value' && values.length > 0) return `expected ${values.join(' or ')}`;
  if (code === 'too_small') return 'this is empty';
  return 'this is not as expected';
}
