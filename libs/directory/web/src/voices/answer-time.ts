import type { Report } from '@promenade/directory/model';
import { counted } from '@promenade/platform/web';

const HOUR = 60 * 60 * 1000;

/** « 5 h », « 2 jours »: from when it was received to when it was acknowledged; a dash as long as nobody did. */
export function answerTime({ receivedAt, acknowledgedAt }: Pick<Report, 'receivedAt' | 'acknowledgedAt'>): string {
  return acknowledgedAt ? between(receivedAt, acknowledgedAt) : '–';
}

/** Whole hours below two days, whole days after. */
export function between(from: string, to: string): string {
  const hours = (Date.parse(to) - Date.parse(from)) / HOUR;
  if (hours < 1) return 'moins d’une heure';
  return hours < 48 ? counted(Math.floor(hours), 'heure', 'heures') : counted(Math.floor(hours / 24), 'jour', 'jours');
}
