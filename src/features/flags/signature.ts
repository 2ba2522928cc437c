/** Who said something, as far as it may be told: "Ben Cole, Sales", "Somebody in Sales", "Somebody". */
export function signatureOf({
  personName,
  function: inFunction,
}: {
  readonly personName: string;
  readonly function: string;
}): string {
  if (personName !== '') return inFunction === '' ? personName : `${personName}, ${inFunction}`;
  return inFunction === '' ? 'Somebody' : `Somebody in ${inFunction}`;
}
