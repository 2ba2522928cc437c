const OTHER_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ة: 'ه',
  ى: 'ي',
};

/**
 * In small letters and without accents and other marks above or below: "Müller" and "MULLER" are
 * alike. Marks that make another letter, as in Hindi, stay.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u0307ßæœøłđðþıςةى]/gu, (letter) => OTHER_LETTERS[letter] ?? '');
}

/** How a name may be written in plain letters: "Müller" as "muller" and as "mueller". */
export function foldings(name: string): readonly string[] {
  const spelled = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüøå]/gu, (letter) => SPELLED_OUT[letter] ?? letter);
  return [...new Set([folded(name), folded(spelled)])];
}

const SPELLED_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  å: 'aa',
};
