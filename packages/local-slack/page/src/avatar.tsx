type Props = {
  readonly id: string;
  readonly name: string;
  readonly isApp?: boolean;
  readonly isSmall?: boolean;
};

/** How many colours there are for avatars. */
const COLOURS = 8;

/** A square with initials, of the same colour every time. */
export function Avatar({ id, name, isApp = false, isSmall = false }: Props) {
  const sum = [...id].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  const colour = isApp ? 'app' : `colour-${sum % COLOURS}`;
  return (
    <span class={`avatar ${colour} ${isSmall ? 'tiny' : ''}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.at(0) ?? '');
  return letters.join('').toUpperCase() || '?';
}
