/** What a parser of YAML says, by its beginning, and what that means to somebody who writes a file. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Map keys must be unique/, 'This field stands there twice, and its name must be unique'],
  [/^Missing closing/, 'A quotation mark opens here and is never closed'],
  [
    /^(?:Nested mappings|Implicit (?:map )?keys|Implicit keys need)/,
    'A colon inside words makes them look like a field of their own',
  ],
  [/\btabs?\b/i, 'A tab stands at the beginning of this line; put spaces there'],
  [/^(?:Unresolved alias|Aliased anchor)/, 'Words that begin with * are taken for a reference'],
  [
    /reserved character|cannot start with|^Unexpected (?:scalar|double|single)/,
    'Words that begin like this must stand in quotes',
  ],
  [
    /^(?:Flow (?:map|sequence|collection)|Expected flow|Missing , (?:or|between)|.*must (?:be|end with).*[\]}])/,
    'A bracket [ or { opens here, and its parts or its end are not as they must be',
  ],
  [
    /indent|^All (?:mapping|collection|sequence) items/i,
    'This line begins further left or right than those it belongs to',
  ],
  [/^Excessive alias count/, 'The same part is referred to too often'],
  [
    /^Invalid escape sequence/,
    'After a \\ in double quotes stands a letter that means nothing there; use single quotes',
  ],
];

/** What is wrong with a line of YAML in plain words, without a full stop. */
export function yamlProblemInWords(message: string): string {
  const found = WORDS.find(([says]) => says.test(message));
  return found?.[1] ?? 'This line cannot be read; a field is written as "name: words"';
}
