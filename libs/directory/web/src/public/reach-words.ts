import type { Nearness, PublicCard, PublicPermanence, Reachability } from '@promenade/directory/model';
import { fr } from '@promenade/platform/web';

const WIDE = '\u00a0';
const days = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;
/** From 18 h on, « maintenant » is said « ce soir ». */
const EVENING = '18:00';

/** '17:30' → « 17 h 30 »; the end of a day is « minuit ». */
export function hourOf(time: string): string {
  if (time === '24:00') return 'minuit';
  const [hour, minute] = time.split(':');
  return minute === '00' ? `${Number(hour)}${WIDE}h` : `${Number(hour)}${WIDE}h${WIDE}${minute}`;
}

/** Minutes of a day → « 18 h 10 ». */
export function hourOfMinute(minute: number): string {
  return hourOf(`${String(Math.trunc(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
}

/** 1 → « lundi ». */
export function weekdayName(weekday: number): string {
  return days[weekday - 1]!;
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
}

/** « maintenant », or « ce soir » when it is evening. */
export function nowWord(minute: number): string {
  return hourKey(minute) >= EVENING ? 'ce soir' : 'maintenant';
}

const hourKey = (minute: number) => `${String(Math.trunc(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/**
 * What stands on the chip of somebody: « joignable jusqu’à 20 h », « aujourd’hui de 20 h à 22 h », « mercredi de 14 h à 18 h ».
 * @param today the day in Paris
 */
export function reachWords({ now, next }: Reachability, today: string): string {
  if (now) return fr(now.to === '24:00' ? 'joignable jusqu’à minuit' : `joignable jusqu’à ${hourOf(now.to)}`);
  if (!next) return '';
  return `${dayWord(next.on, today, next.from)} de ${hourOf(next.from)} à ${hourOf(next.to)}`;
}

/** « ce soir », « demain », « mercredi », « mercredi 2 décembre » when it is more than six days from now. */
export function dayWord(day: string, today: string, from = ''): string {
  const ahead = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  if (ahead === 0) return from >= EVENING ? 'ce soir' : 'aujourd’hui';
  if (ahead === 1) return 'demain';
  if (ahead < 7) return weekdayName(weekdayOf(day));
  return fr(longDay.format(new Date(`${day}T12:00:00Z`)).replace(/\b1 (?=\p{L})/u, '1er '));
}

const longDay = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** « Gérardmer · 26 km », as far as it is known. */
export function whereWords({ structure, nearness }: Pick<PublicCard, 'structure' | 'nearness'>): string {
  return [structure.commune?.name, farWords(nearness)].filter(Boolean).join(' · ');
}

function farWords(nearness: Nearness | null): string {
  return nearness?.km ? `${nearness.km}${WIDE}km` : '';
}

/** A week by days, each with its slots in the order of the clock. */
export function weekdaysOf(
  permanences: readonly PublicPermanence[],
): { readonly weekday: number; readonly slots: readonly PublicPermanence[] }[] {
  return days.map((_, index) => ({
    weekday: index + 1,
    slots: permanences.filter(({ weekday }) => weekday === index + 1).sort((one, other) => one.from.localeCompare(other.from)),
  }));
}
