/** Particles stay small when another word follows: « de Villiers », but « Du » alone is a whole name. */
const PARTICLES = new Set(['de', 'du', 'des']);
const TITLES = /^(?:monsieur|madame|mademoiselle|messieurs|mesdames|mme|mlle|mr|m\.)\s+/i;

/**
 * A name as one writes it: « DURAND » is Durand, « MARTIN-PERRIN » Martin-Perrin, « L'HUILLIER » L’Huillier,
 * « D'ARTAGNAN » d’Artagnan. What already mixes capitals and small letters is left as its owner writes it (McGregor).
 * Applied twice, it changes nothing more.
 */
export function properName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/['‘’ʼ`´]/g, '’')
    .replace(/[‐‑–—−]/g, '-')
    .replace(/\s*-\s*/g, '-')
    .replace(/\s*’\s*/g, '’')
    .trim()
    .split(/\s+/)
    .map((word, index, words) => properWord(word, index < words.length - 1))
    .join(' ')
    .normalize('NFC');
}

/** « Mme Gaëlle MARCHAL » without the courtesy. */
export function withoutTitle(text: string): string {
  return text.trim().replace(TITLES, '');
}

function properWord(word: string, followed: boolean): string {
  const elided = /^d’(?=.)/i.exec(word);
  if (elided && isOneCase(word)) return `d’${properWord(word.slice(2), followed)}`;
  return word
    .split(/(?<=[-’])/u)
    .map((part) => properPart(part, followed))
    .join('');
}

function properPart(part: string, followed: boolean): string {
  if (!isOneCase(part)) return part;
  const small = part.toLowerCase();
  if (followed && PARTICLES.has(small)) return small;
  return capitalised(small);
}

/** Letters whose capital is two letters (ß) have none at the head of a word. */
function capitalised(small: string): string {
  const [first = '', ...rest] = small;
  const capital = first.toUpperCase();
  const head = [...capital].length === 1 && capital.toLowerCase() === first ? capital : first;
  return head + rest.join('');
}

/** All capitals or all small: the keyboard chose, not the owner. A lone initial says nothing. */
function isOneCase(part: string): boolean {
  return part === part.toLowerCase() || (part === part.toUpperCase() && [...part].filter((letter) => /\p{L}/u.test(letter)).length > 1);
}
