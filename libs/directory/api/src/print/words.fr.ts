import {
  minuteOf,
  type Network,
  networkLabels,
  type PublicPermanence,
  type Reason,
  type ReasonCode,
  type Volet,
} from '@promenade/directory/model';
import type { IsoDate } from '@promenade/platform/model';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const FIRM = '\u00a0';

/** « Instagram », « Jeu en ligne ». */
export function networkName(network: Network): string {
  return capital(networkLabels[network]);
}

const by: Partial<Record<Network, string>> = { email: 'par courriel', sms: 'par SMS', video: 'en visio', other: 'en ligne' };

const publics: Readonly<Record<Volet, string>> = { youth: 'jeunes', parenting: 'parents' };

/** « Auprès des jeunes et des parents »; nothing when nobody said. */
export function publicsOf(volets: readonly Volet[]): string | null {
  return volets.length === 0 ? null : `Auprès ${volets.map((volet) => `des ${publics[volet]}`).join(' et ')}`;
}

const days = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** The week in French, the days of one slot together: « Lundi et mercredi, de 17 h à 19 h 30, sur Instagram ». */
export function weekOf(permanences: readonly PublicPermanence[]): string[] {
  const slots = new Map<string, { weekdays: number[]; slot: PublicPermanence }>();
  for (const slot of [...permanences].sort(byClock)) {
    const key = [slot.from, slot.to, slot.network, ...slot.audience].join(' ');
    const known = slots.get(key);
    if (known) known.weekdays.push(slot.weekday);
    else slots.set(key, { weekdays: [slot.weekday], slot });
  }
  return [...slots.values()].map(({ weekdays, slot }) => `${capital(daysOf(weekdays))}, ${hoursOf(slot)}`);
}

function byClock(one: PublicPermanence, other: PublicPermanence): number {
  return one.weekday - other.weekday || minuteOf(one.from) - minuteOf(other.from);
}

function daysOf(weekdays: readonly number[]): string {
  const last = weekdays.at(-1)!;
  const isRun = weekdays.length > 2 && weekdays.every((weekday, index) => weekday === weekdays[0]! + index);
  if (weekdays.length === days.length) return 'tous les jours';
  if (isRun) return `du ${days[weekdays[0]! - 1]} au ${days[last - 1]}`;
  const names = weekdays.map((weekday) => days[weekday - 1]!);
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`;
}

function hoursOf({ from, to, network, audience }: PublicPermanence): string {
  const where = network === null ? '' : `, ${by[network] ?? `sur ${networkLabels[network]}`}`;
  const whom = audience.length === 1 ? `, pour les ${publics[audience[0]!]}` : '';
  return `de ${hourOf(from)} à ${hourOf(to)}${where}${whom}`;
}

/** '17:30' is « 17 h 30 », '24:00' « minuit ». */
function hourOf(time: string): string {
  if (time === '24:00' || time === '00:00') return 'minuit';
  const [hours, minutes] = time.split(':') as [string, string];
  return `${Number(hours)}${FIRM}h${minutes === '00' ? '' : `${FIRM}${minutes}`}`;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** « 06 39 98 14 07 », its pairs held together. */
export function phoneInFrench(phone: string): string {
  const read = parsePhoneNumberFromString(phone);
  const written = read?.countryCallingCode === '33' ? read.formatNational() : (read?.formatInternational() ?? phone);
  return written.replaceAll(' ', FIRM);
}

const longDay = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });

/** « 12 septembre 2025 », « 1er mars 2026 ». */
export function dayInFrench(day: IsoDate): string {
  return longDay
    .format(new Date(`${day}T12:00:00Z`))
    .replace(/^1 /, '1er ')
    .replaceAll(' ', FIRM);
}

/** Why nobody is printed who is not in the directory yet, or any more. */
const missing: Partial<Record<ReasonCode, (facts: Reason['facts']) => string>> = {
  withdrawn: () => 'cette personne est retirée du réseau',
  'employment-missing': () => 'aucune structure ne l’emploie',
  'employment-to-come': ({ on }) => `son emploi commence le ${dayInFrench(on!)}`,
  'employment-ended': ({ on }) => `son emploi a pris fin le ${dayInFrench(on!)}`,
  'charter-missing': () => 'la charte n’est pas signée',
  'email-missing': () => 'il manque son adresse électronique pour signer la charte',
  'representative-missing': () => 'personne n’est nommé pour signer la charte au nom de la structure',
  'charter-awaiting-structure': () => 'la charte attend la signature de la structure',
  'charter-lapsed': () => 'la nouvelle charte n’a pas été signée à temps',
  'charter-awaiting-promeneur': () => 'la charte attend sa signature',
};

/** @returns what is missing, in French, one phrase a reason */
export function missingOf(reasons: readonly Reason[]): string[] {
  return reasons.flatMap(({ code, facts }) => missing[code]?.(facts) ?? []);
}
