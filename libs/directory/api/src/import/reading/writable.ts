/** Text that PostgreSQL and JSON can keep: no NUL, no half of a pair of surrogates. */
export function writable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '');
}
