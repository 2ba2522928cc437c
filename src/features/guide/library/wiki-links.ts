const WIKI_LINK = /(!?)\[\[([^[\]\n]{1,300})\]\]/g;
/** "a\|b" inside a table, where a bar alone would part cells. */
const BAR = /\\?\|/;
const NOT_A_NOTE = /\.(?!md$|mdx$|markdown$)[a-z\d]{2,5}$/i;

/**
 * Links between notes, "[[note|words]]" and "[[note#Heading]]", as links of Markdown that show their
 * words; a note that is put in whole, "![[note]]", becomes a link to it, and a picture or file nothing.
 */
export function wikiLinks(text: string): string {
  return text.replace(WIKI_LINK, (_, embeds: string, inside: string) => {
    const [target = '', ...more] = inside.split(BAR);
    const [note = '', heading = ''] = target.split('#').map((part) => part.trim());
    const isFile = NOT_A_NOTE.test(note);
    if (embeds !== '' && isFile) return '';
    const alias = more.join('|').trim();
    const words = alias !== '' ? alias : wordsOf(note, heading);
    if (note === '' || isFile) return words;
    return `[${words}](<${note.replace(/[<>]/g, '').replace(/\.(?:mdx?|markdown)$/i, '')}.md>)`;
  });
}

function wordsOf(note: string, heading: string): string {
  const name = note.slice(note.lastIndexOf('/') + 1);
  const place = heading.startsWith('^') ? '' : heading;
  return [name, place].filter((part) => part !== '').join(', ');
}
