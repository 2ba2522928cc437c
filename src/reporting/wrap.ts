/** Breaks text at spaces into lines of at most `width`; a longer word stays whole. */
export function wrap(text: string, width: number, first = '', rest = first): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = isEmpty ? line + word : `${line} ${word}`;
    if (!isEmpty && longer.length > width) {
      lines.push(line);
      line = rest + word;
    } else {
      line = longer;
    }
    isEmpty = false;
  }
  return [...lines, line.trimEnd()];
}
