import type { Employment, PartialDate } from '@promenade/directory/model';
import { count, dayOf } from '@promenade/platform/web';

type Precision = PartialDate['precision'];

/** As far as the day is known: « le 3 mars 2024 », « en mars 2024 », « en 2024 ». */
export function onDay(on: string, precision: Precision | null): string {
  if (precision === 'year') return `en ${dayOf(on, 'year')}`;
  return precision === 'month' ? `en ${dayOf(on, 'month')}` : `le ${dayOf(on)}`;
}

/** « depuis le 3 mars 2024 », « depuis 2021 »; what nobody knows is not invented. */
function since(on: string, precision: Precision | null): string {
  return `depuis ${onDay(on, precision).replace(/^en /, '')}`;
}

/** « 1,5 h par semaine »; nothing when the employer does not say. */
export function hoursOf(weeklyHours: number | null): string {
  return weeklyHours === null ? '' : `${count(weeklyHours)}\u00a0h par semaine`;
}

/** When an employment lasts or lasted, and how much it gives: « du 1er mars 2024 au 31 août 2026, 3 h par semaine ». */
export function periodOf({ startsOn, startsOnPrecision, endsOn, weeklyHours, isLive }: Employment): string {
  const days = endsOn ? ended(startsOn, startsOnPrecision, endsOn) : begun(startsOn, startsOnPrecision, isLive);
  return [days, hoursOf(weeklyHours)].filter(Boolean).join(', ');
}

function ended(startsOn: string | null, precision: Precision | null, endsOn: string): string {
  if (!startsOn) return `jusqu’au ${dayOf(endsOn)}`;
  const from = precision === 'day' || precision === null ? `du ${dayOf(startsOn)}` : `de ${onDay(startsOn, precision).replace(/^en /, '')}`;
  return `${from} au ${dayOf(endsOn)}`;
}

function begun(startsOn: string | null, precision: Precision | null, isLive: boolean): string {
  if (!startsOn) return 'depuis une date inconnue';
  return isLive ? since(startsOn, precision) : `à partir du ${dayOf(startsOn)}`;
}
