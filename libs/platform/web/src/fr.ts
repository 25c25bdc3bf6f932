/** U+00A0, before : % € and inside « ». */
const WIDE = '\u00a0';
/** U+202F, before ; ! ? and between thousands. */
const NARROW = '\u202f';

const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';

const rules: readonly (readonly [RegExp, string])[] = [
  [/(\p{L})'(?=[\p{L}\d«])/gu, '$1’'],
  [/[ \u00a0\u202f]+([;!?])/g, `${NARROW}$1`],
  [/(\p{L}|[)\d»])([;!?])(?=\s|$)/gu, `$1${NARROW}$2`],
  [/[ \u00a0\u202f]+([:%€»])/g, `${WIDE}$1`],
  [/«[ \u00a0\u202f]*/g, `«${WIDE}`],
  [/([^\s\u00a0])»/g, `$1${WIDE}»`],
  [/\bn°[ \u00a0]?(?=\d)/g, `n°${WIDE}`],
  [new RegExp(`(\\d|1er) (?=(?:${MONTHS}|janv\\.|févr\\.|avr\\.|juil\\.|sept\\.|oct\\.|nov\\.|déc\\.)(?!\\p{L}))`, 'gu'), `$1${WIDE}`],
  [/(\d) (?=(?:h|min|ans?|km|mois|jours?|semaines?|lignes?|Mo|ko)(?!\p{L}))/gu, `$1${WIDE}`],
  [/(\d\u00a0h) (?=\d)/g, `$1${WIDE}`],
];

/**
 * French typography of a sentence: apostrophes, and the spaces that must not break.
 * Only for words we wrote or show; never for a name typed by somebody, an address or a code.
 */
export function fr(text: string): string {
  return rules.reduce((said, [found, written]) => said.replace(found, written), text);
}

const numbers = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });

/** 2311 → « 2 311 », with the narrow space. */
export function count(value: number): string {
  return numbers.format(value).replaceAll(/[\u00a0 ]/g, NARROW);
}

/** « 1 promeneur », « 28 promeneurs », « aucun promeneur » when `none` is given. French plural begins at 2. */
export function counted(value: number, one: string, many: string, none?: string): string {
  if (value === 0 && none) return none;
  return `${count(value)}${WIDE}${Math.abs(value) < 2 ? one : many}`;
}

const long = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const full = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const monthOnly = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const yearOnly = new Intl.DateTimeFormat('fr-FR', { year: 'numeric', timeZone: 'UTC' });
const formats = { long, short, full, month: monthOnly, year: yearOnly };
export type DayFormat = keyof typeof formats;

/** '2026-11-24' → « 24 novembre 2026 » (`short` « 24 nov. », `full` with the weekday, `month`, `year`); the first of a month is « 1er ». */
export function dayOf(date: string, format: DayFormat = 'long'): string {
  const said = formats[format].format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
  return fr(said.replace(/\b1 (?=\p{L})/u, '1er '));
}

const clock = new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/Paris' });
const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** An instant as people say it in Paris: « 18 h 10 », « 9 h ». */
export function timeOf(instant: string): string {
  const [hour, minute] = clock.format(new Date(instant)).split(':');
  return [Number(hour), 'h', minute === '00' ? '' : minute].filter((part) => part !== '').join(WIDE);
}

/** An instant with its day: « 24 novembre 2026 à 18 h 10 ». */
export function momentOf(instant: string): string {
  return `${dayOf(parisDay.format(new Date(instant)))} à ${timeOf(instant)}`;
}

/** '+33329823412' or '0329823412' → « 03 29 82 34 12 »; anything else is left as it is. */
export function phoneOf(phone: string): string {
  const digits = phone.replace(/[\s.-]/g, '').replace(/^\+33(?=[1-9]\d{8}$)/, '0');
  return /^0\d{9}$/.test(digits) ? digits.replace(/\d{2}(?=\d)/g, `$&${WIDE}`) : phone;
}

/** « Claire Aubertin » → « CA »; one word gives one letter. */
export function initialsOf(...names: (string | null | undefined)[]): string {
  const words = names
    .join(' ')
    .split(/[\s-]+/)
    .filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => word?.[0] ?? '')
    .join('')
    .toLocaleUpperCase('fr');
}
