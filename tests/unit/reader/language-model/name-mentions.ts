/** How people are spoken of in replies, for names of twelve languages; made without the code under test. */

export type Mention = {
  readonly kind: Kind;
  readonly text: string;
  /** What must not be left of it. */
  readonly words: readonly string[];
};

export const KINDS = [
  'full name',
  'full name, other case',
  'surname first',
  'first name',
  'surname',
  'part in capitals',
  'part in small letters',
  'part with an ending',
  'without accents',
  'hyphen or apostrophe written otherwise',
] as const;
type Kind = (typeof KINDS)[number];

const UNSPACED: ReadonlySet<string> = new Set(['chinese', 'japanese']);
const CASELESS: ReadonlySet<string> = new Set([...UNSPACED, 'arabic']);

/** A sentence around a name. */
const SENTENCES: Readonly<Record<string, string>> = {
  english: 'We agreed with NAME that quick features stop.',
  german: 'Wir haben mit NAME vereinbart, dass das aufhört.',
  french: 'Nous avons convenu avec NAME que cela s’arrête.',
  spanish: 'Acordamos con NAME que esto termina.',
  polish: 'Rozmawiam o tym: NAME zgadza się z nami.',
  turkish: 'Bugün NAME ile konuştuk ve anlaştık.',
  finnish: 'Sovimme asiasta, NAME tekee sen ensin.',
  russian: 'Мы договорились: NAME начинает первым.',
  greek: 'Συμφωνήσαμε ότι NAME ξεκινά πρώτα.',
  arabic: 'اتفقنا مع NAME على ذلك.',
  chinese: '我们和NAME商量好了先做这个。',
  japanese: '昨日はNAMEさんと相談しました。',
};

/** Simple endings and prefixes. Where none is simple, there is none. */
const ENDED: Readonly<Record<string, (word: string) => readonly string[]>> = {
  english: (word) => [`${word}'s`, `${word}’s`],
  german: (word) => (/[sßxz]$/.test(word) ? [`${word}’`] : [`${word}s`]),
  french: (word) => (/^[AEIOUÉÈÎ]/.test(word) ? [`d'${word}`, `qu’${word}`] : []),
  spanish: () => [],
  polish: (word) => {
    if (/ski$/.test(word)) return [`${word}ego`, `${word}emu`];
    if (/a$/.test(word))
      return [`${word.slice(0, -1)}${/[kg]a$/.test(word) ? 'i' : 'y'}`, `${word.slice(0, -1)}ę`];
    return /[bcdfghjlmnprstwzk]$/.test(word) && !/ek$|eł$/.test(word)
      ? [`${word}a`, `${word}owi`]
      : [];
  },
  turkish: (word) => [`${word}'in`, `${word}’den`, `${word}'ya`],
  finnish: (word) => (/[aäeoiuyö]$/.test(word) && !/nen$/.test(word) ? [`${word}n`] : []),
  russian: (word) => {
    if (/(?:ий|ая)$/.test(word)) return [];
    if (/[йь]$/.test(word)) return [`${word.slice(0, -1)}я`, `${word.slice(0, -1)}ю`];
    if (/а$/.test(word))
      return [`${word.slice(0, -1)}${/[гкх]а$/.test(word) ? 'и' : 'ы'}`, `${word.slice(0, -1)}у`];
    if (/я$/.test(word)) return [`${word.slice(0, -1)}ю`];
    return /[бвгдзклмнпрст]$/.test(word) ? [`${word}а`, `${word}у`] : [];
  },
  greek: (word) => {
    if (/ος$/.test(word)) return [`${word.slice(0, -2)}ου`];
    return /[ηα]ς$/.test(word) ? [word.slice(0, -1)] : /[αη]$/.test(word) ? [`${word}ς`] : [];
  },
  arabic: (word) => [`و${word}`, `ل${word}`.replace(/^لال/, 'لل')],
  chinese: (word) => [`${word}的`],
  japanese: (word) => [`${word}の`],
};

const lettersOf = (text: string) => text.match(/[\p{L}\p{M}]+/gu) ?? [];
const SMALL_WORDS: ReadonlySet<string> = new Set([
  'von',
  'de',
  'la',
  'bin',
  'le',
  'st',
  'd',
  'l',
  'o',
  'بن',
]);
const words = (text: string) =>
  lettersOf(text).filter((word) => word.length > 1 && !SMALL_WORDS.has(word.toLowerCase()));

/** Without accents, each in the two ways in which people write them. */
function plain(name: string): readonly string[] {
  const bare = name.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  const spelled = name.replace(
    /[äöüßÄÖÜ]/g,
    (letter) =>
      ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' })[letter] ?? letter,
  );
  const other = bare.replace(/ł/g, 'l').replace(/Ł/g, 'L').replace(/ı/g, 'i').replace(/ß/g, 'ss');
  return [...new Set([other, spelled])].filter((each) => each !== name);
}

/** Every way in which somebody is spoken of here. */
export function mentionsOf(language: string, name: string): readonly Mention[] {
  const sentence = SENTENCES[language] ?? 'NAME';
  const mention = (kind: Kind, said: string): Mention => ({
    kind,
    text: sentence.replace('NAME', said),
    words: UNSPACED.has(language) ? [said] : words(said),
  });
  const parts = name
    .split(/[\s・]/u)
    .filter((part) => UNSPACED.has(language) || words(part).length > 0);
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  const cased = CASELESS.has(language) ? [] : [name.toLowerCase(), name.toUpperCase()];
  const hyphened = /[-'’]/u.test(name)
    ? [name.replace(/-/g, ' ').replace(/'/g, '’'), name.replace(/[-'’]/gu, '')]
    : [];
  const isOne = parts.length === 1;
  return [
    mention('full name', name),
    ...cased.map((said) => mention('full name, other case', said)),
    ...(isOne ? [] : [mention('surname first', `${last}, ${parts.slice(0, -1).join(' ')}`)]),
    ...(isOne
      ? [mention('first name', name.slice(name.length > 3 ? 2 : 1))].filter(() => name.length > 2)
      : []),
    ...(isOne ? [] : [mention('first name', first), mention('surname', last)]),
    ...(CASELESS.has(language)
      ? []
      : parts.flatMap((part) => [
          mention('part in capitals', part.toUpperCase()),
          mention('part in small letters', part.toLowerCase()),
        ])),
    ...parts
      .flatMap((part) => ENDED[language]?.(part) ?? [])
      .map((said) => ({
        ...mention('part with an ending', said),
        words: UNSPACED.has(language)
          ? [said.slice(0, -1)]
          : words(said).filter((word) => word.length > 3),
      })),
    ...(CASELESS.has(language) ? [] : plain(name).map((said) => mention('without accents', said))),
    ...hyphened.map((said) => mention('hyphen or apostrophe written otherwise', said)),
  ];
}
