/**
 * The number of an association in the national register (RNA): W and nine figures or letters (« W9C1000188 »), whatever case,
 * spaces, dots or dashes it is typed with. Undefined when it cannot be one.
 */
export function readRna(text: string): string | undefined {
  const said = text
    .replace(/^(?:n°\s*)?rna\s*(?:n°)?\s*:?/i, '')
    .replace(/[\s.\-_]/g, '')
    .toUpperCase();
  return isRna(said) ? said : undefined;
}

/** W, then the département (two figures, Corsica's letter, or 9 and a letter overseas), then figures. */
export function isRna(said: string): boolean {
  return /^W\d[\dA-Z]\d{7}$/.test(said);
}
