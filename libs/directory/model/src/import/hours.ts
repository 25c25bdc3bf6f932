import type { SheetCell } from './sheet';
import { cellText } from './sheet';

/** The law's working week at its longest, 48 h; beyond, something else was written. */
const MOST_MINUTES = 48 * 60;

/**
 * Hours a week, to the hundredth: « 2h », « 1,5 », « 3 h / semaine », « 2h30 », « 2:30 », « 90 min », « ½ ».
 * Undefined for what cannot be a weekly time.
 */
export function readWeeklyHours(cell: SheetCell | undefined): number | undefined {
  const text = cellText(cell)
    .toLowerCase()
    .replace(/\s*(?:\/|par|hebdo\w*)\s*(?:sem\w*\.?|s\.?)?\s*$/, '')
    .replace('½', ',5')
    .replace(/\s+/g, '');
  const minutes = minutesOf(text);
  if (minutes === undefined || minutes < 1 || minutes > MOST_MINUTES) return undefined;
  return Math.round((minutes / 60) * 100) / 100;
}

/** Minutes of a number of hours: 2.33 h were 2 h 20. */
export function minutesOfHours(hours: number): number {
  return Math.round(hours * 60);
}

/** « 2 h 30 », « 45 min ». */
export function displayHours(hours: number): string {
  const minutes = minutesOfHours(hours);
  const rest = minutes % 60;
  if (minutes < 60) return `${minutes}\u00A0min`;
  return `${Math.floor(minutes / 60)}\u00A0h${rest ? `\u00A0${String(rest).padStart(2, '0')}` : ''}`;
}

function minutesOf(text: string): number | undefined {
  const clock = /^(\d{1,2})(?:h|heures?|:)(\d{1,2})?(?:mn|min|m)?(?::00)?$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2] ?? 0);
  const decimal = /^(\d{0,2}(?:[.,]\d{1,3})?)(?:h|heures?)?$/.exec(text)?.[1];
  if (decimal) return Math.round(Number(decimal.replace(',', '.')) * 60);
  const minutes = /^(\d{1,4})(?:mn|min|minutes?)$/.exec(text)?.[1];
  return minutes ? Number(minutes) : undefined;
}
