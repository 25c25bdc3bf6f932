/** A piece of a letter's text: words, an address one can follow, or a code to type. */
export interface TextPiece {
  readonly kind: 'words' | 'link' | 'code';
  readonly text: string;
}

/** Cuts a text where its own links and its codes of six digits are, so that the page can show them as such. */
export function piecesOf(text: string, links: readonly string[]): TextPiece[] {
  const byLength = links.toSorted((one, other) => other.length - one.length); // the longest first: one may begin another
  const marks = new RegExp(`(${[...byLength.map(escaped), '(?<!\\d)\\d{6}(?!\\d)'].join('|')})`);
  return text
    .split(marks)
    .map((piece, index): TextPiece => ({ kind: index % 2 ? kindOf(piece) : 'words', text: piece }))
    .filter(({ text: words }) => words !== '');
}

function kindOf(piece: string): TextPiece['kind'] {
  return /^\d{6}$/.test(piece) ? 'code' : 'link';
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
