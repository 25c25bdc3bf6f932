import type { Lookalike } from '@promenade/directory/model';

type Difference = Lookalike['differences'][number];

/** Signs that one does not see, or takes for another, by their name. */
const names: Readonly<Record<string, string>> = {
  _: 'un tiret bas',
  '-': 'un tiret',
  '.': 'un point',
  ' ': 'une espace',
  '0': 'un zéro',
  o: 'la lettre o',
  '1': 'un 1',
  l: 'la lettre l',
  i: 'la lettre i',
};
const ALIEN = /[^\p{Script=Latin}\p{N}\p{P}\p{S}\p{Z}]/u;

function named(signs: string): string {
  if (ALIEN.test(signs)) return `« ${signs} », d’un autre alphabet,`;
  return names[signs.toLowerCase()] ?? `« ${signs} »`;
}

/** « un tiret bas de trop avant 88 »: what an ear understands of a difference. `handle` is what was asked. */
export function differenceWords({ kind, at, asked, real }: Difference, handle: string): string {
  if (kind === 'other') return `${named(asked)} au lieu ${of(named(real))}`;
  const where = placeOf([...handle], at + [...asked].length);
  return kind === 'extra' ? `${named(asked)} de trop ${where}` : `il manque ${named(real)} ${where}`;
}

function placeOf(signs: readonly string[], after: number): string {
  const next = signs.slice(after, after + 4).join('');
  return next ? `avant ${next}` : 'à la fin';
}

export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** The handle asked in pieces, those to underline marked; a sign that is missing marks nothing. */
export function piecesOf(handle: string, differences: readonly Difference[]): Piece[] {
  const signs = [...handle];
  const pieces: Piece[] = [];
  let from = 0;
  for (const { at, asked } of differences) {
    const to = at + [...asked].length;
    pieces.push({ text: signs.slice(from, at).join(''), isMarked: false }, { text: signs.slice(at, to).join(''), isMarked: true });
    from = to;
  }
  pieces.push({ text: signs.slice(from).join(''), isMarked: false });
  return pieces.filter(({ text }) => text !== '');
}

/** « d’un tiret », « de la lettre o ». */
function of(words: string): string {
  return /^une? /.test(words) ? `d’${words}` : `de ${words}`;
}
