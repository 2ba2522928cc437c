import fc from 'fast-check';

const PIECES = [
  '<script>',
  '</style>',
  '</title>',
  '"',
  "'",
  '&',
  '&lt;',
  '<!--',
  '-->',
  ']]>',
  '`',
  '{{x}}',
  '\\',
  '\u0000',
  '\u001b[31m',
  '\u009b2J',
  '\u202e',
  '\u2028',
  '\r',
  '\n',
  '\t',
  '👩‍⚕️',
  '漢字',
  'e\u0301',
  'ﬁ',
  'word ',
  `https://example.test/${'long'.repeat(40)}`,
];

/** Text that would like to break a page or a terminal; it always has a visible letter. */
export const nastyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary' })), { maxLength: 12 })
  .map((pieces) => `x${pieces.join('')}`);
