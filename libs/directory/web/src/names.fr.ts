/** A name as it was typed, its guillemets held to what they quote: « La Ruche » is never cut before its last sign. */
export function held(name: string): string {
  return name.replaceAll('« ', '«\u00a0').replaceAll(' »', '\u00a0»');
}

/** « d’Iris », « de Claire »: before a first name, whose h is silent in French. */
export function de(name: string): string {
  return /^[aeiouhœæ]/i.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`;
}
