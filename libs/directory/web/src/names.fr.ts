/** « d’Iris », « de Claire »: before a first name, whose h is silent in French. */
export function de(name: string): string {
  return /^[aeiouhœæ]/i.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`;
}
