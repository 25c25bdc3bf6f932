import type { OpeningSlot, Openness } from '@promenade/directory/model';
import { dayInParis } from '@promenade/platform/model';
import { fr, timeOf } from '@promenade/platform/web';

/** 1 is Monday. */
export const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;

/** '09:30' → « 9 h 30 »; '24:00' → « minuit ». */
export function clockSaid(time: string): string {
  if (time === '24:00') return 'minuit';
  const [hours, minutes] = time.split(':');
  return fr(`${Number(hours)} h${minutes === '00' ? '' : ` ${minutes}`}`);
}

/** « 9 h – 12 h, 14 h – 18 h », day by day, in order of the week; days without a slot are left out. */
export function weekSaid(slots: readonly OpeningSlot[]): { readonly day: string; readonly hours: string }[] {
  return weekdays.flatMap((day, index) => {
    const hours = slots.filter(({ weekday }) => weekday === index + 1).map(({ from, to }) => `${clockSaid(from)} – ${clockSaid(to)}`);
    return hours.length ? [{ day, hours: hours.join(', ') }] : [];
  });
}

/** « Ouvert jusqu’à 18 h », « Fermé, ouvre lundi à 9 h ». @param now an instant, as `NOW` tells it */
export function opennessSaid({ open, changesAt }: Openness, now: string): string {
  if (!changesAt) return open ? 'Toujours ouvert' : 'Fermé';
  const at = changesAt.toISOString();
  const [day, today] = [dayInParis(changesAt), dayInParis(new Date(now))];
  const when = day === today ? '' : `${weekdays[(new Date(`${day}T12:00:00Z`).getUTCDay() || 7) - 1]!} `;
  return open ? `Ouvert jusqu’à ${when ? `${when}à ` : ''}${timeOf(at)}` : `Fermé, ouvre ${when}à ${timeOf(at)}`;
}
