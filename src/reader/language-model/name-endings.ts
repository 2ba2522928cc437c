/** Endings that names take in a sentence, as `folded` writes them; the longest first. */
const ENDINGS: readonly string[] = [
  ...'s es n en ns ens a u e i y o m em om im ou ovi owi owie ie iem ego emu ej owej a ie ia iu'.split(
    ' ',
  ),
  ...'n in lle ille lla illa lta ilta ssa issa sta ista na ksi a aan iin nak nek val vel ot et nin nun dan den'.split(
    ' ',
  ),
  ...'а у ом ем е ы и ю я ои еи ою ого ому ему его им ым ых ая ую ові еві'.split(' '),
  ...'ου ο ε η α ω σ'.split(' '),
].sort((a, b) => b.length - a.length);

/** What falls away before an ending: "Anna", "Anny"; "Андрей", "Андрея"; "Νίκος", "Νίκου". */
const FALLS_AWAY = /(?:a|o|ek|ii|ии|ыи|а|я|и|ь|ο?σ|ησ|ασ)$/u;

/** A stem, and whether a letter of the name itself has gone. */
export type Stem = { readonly stem: string; readonly isCut: boolean };

const SHORTEST_STEM = 3;

/** What may stand before an ending, for a folded part of a name. */
export function stemsOf(part: string): readonly Stem[] {
  const cut = part.replace(FALLS_AWAY, '');
  return [
    { stem: part, isCut: false },
    ...(cut === part ? [] : [{ stem: cut, isCut: true }]),
  ].filter(({ stem }) => stem.length >= SHORTEST_STEM);
}

/** The stems that a folded word may have. */
export function possibleStems(word: string): readonly string[] {
  return ENDINGS.filter((ending) => word.endsWith(ending)).map((ending) =>
    word.slice(0, -ending.length),
  );
}

/** "and", "for", "by", "the" and the like, which Arabic and Hebrew write in one with what follows. */
const PREFIXES = /^(?:[وف]?[بكل]?(?:ال)?|[ושכ]{0,2}[הבלמכשו])/u;

/** An Arabic or Hebrew word without what may be written in one with it, in every way it may be cut. */
export function withoutPrefixes(word: string): readonly string[] {
  const written = word.replace(/^([وف]?)لل/u, '$1ال');
  const longest = PREFIXES.exec(written)?.[0].length ?? 0;
  return Array.from({ length: longest }, (_, n) => written.slice(n + 1)).filter(
    (rest) => rest.length >= SHORTEST_STEM,
  );
}
