const WIDE = '\u00a0';
const NARROW = '\u202f';

const rules: readonly (readonly [RegExp, string])[] = [
  [/(\p{L})'(?=\p{L})/gu, '$1’'],
  [/ +([;!?])/g, `${NARROW}$1`],
  [/ +([:%€»])/g, `${WIDE}$1`],
  [/« +/g, `«${WIDE}`],
  [/\bn° (?=\d)/g, `n°${WIDE}`],
  [/(\d) (?=(?:h|min|ans?|mois|jours?|Mo|ko)(?!\p{L}))/gu, `$1${WIDE}`],
  [/(\d\u00a0h) (?=\d)/gu, `$1${WIDE}`],
  [/(\d|1er) (?=(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?!\p{L}))/gu, `$1${WIDE}`],
];

/** An address is left as it is: o'neil@exemple.fr is not o’neil@exemple.fr. */
const addresses = /(\S*[@/]\S*)/;

/** French typography of a letter's words: the apostrophe, and the spaces that must not break. */
export function typeset(words: string): string {
  const pieces = words.split(addresses);
  const said = pieces.map((piece, index) =>
    index % 2 ? piece : rules.reduce((text, [found, written]) => text.replace(found, written), piece),
  );
  return said.join('');
}
