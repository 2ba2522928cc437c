/** The words of a text in a row, whatever stands between them. */
export function plainWords(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
