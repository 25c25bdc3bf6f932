import type { Instant } from './paper';

const NARROW = '\u202f';
const FIRM = '\u00a0';

/** Words as French sets them: spaces that hold before `: ; ! ?` and inside « ». Only the kind of a space changes, never a word. */
export function french(words: string): string {
  return words
    .replace(/[ \u00a0](?=[;!?])/g, NARROW)
    .replace(/ (?=[:%€»])/g, FIRM)
    .replace(/(?<=«) /g, FIRM);
}

const inParis = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** '24 novembre 2026 à 18 h 22 min 07 s, heure de Paris'. */
export function parisTime(instant: Instant): string {
  return `${parisDay(instant)} à ${parisHour(instant)}`;
}

/** '18 h 22 min 07 s, heure de Paris'. */
export function parisHour(instant: Instant): string {
  const { hour, minute, second } = partsOf(instant);
  return `${Number(hour)} h ${minute} min ${second} s, heure de Paris`.replace(/(?<=\d) | (?=\d)/g, FIRM);
}

/** The hour people lived, and under it the one machines compare: '2026-11-24 17:22:07.123 UTC'. */
export function bothTimes(instant: Instant): string {
  return `${parisTime(instant)}\n${new Date(instant).toISOString().replace('T', ' ').replace('Z', ' UTC')}`;
}

/** '24 novembre 2026'. */
export function parisDay(instant: Instant): string {
  const { day, month, year } = partsOf(instant);
  return `${dayOf(day!)}${FIRM}${month} ${year}`;
}

/** A day without an hour, from '2026-11-24'. */
export function dayInFrench(day: string): string {
  return parisDay(`${day}T12:00:00Z`);
}

/** A digest in groups of four, as one reads it aloud or compares it by eye. */
export function inGroups(digest: string): string {
  return digest.match(/.{1,4}/g)!.join(' ');
}

/** An address that its owner recognises and nobody else can use: 'n•••@famille.example'. */
export function masked(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '•••' : `${email.slice(0, 1)}•••${email.slice(at)}`;
}

/** '123 456 789 00012'. */
export function siretInFrench(siret: string): string {
  return siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, `$1${FIRM}$2${FIRM}$3${FIRM}$4`);
}

function dayOf(day: string): string {
  return day === '1' ? '1er' : day;
}

function partsOf(instant: Instant): Record<string, string> {
  return Object.fromEntries(inParis.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}
