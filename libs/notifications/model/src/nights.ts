import { dayInParis, type IsoDate } from '@promenade/platform/model';

const clock = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Paris' });

/** An instant as clocks in Paris show it: '03:30'. */
export function timeInParis(instant: Date): string {
  return clock.format(instant);
}

/**
 * The day a nightly job is due for at an instant, or nothing before its hour. An hour that the change of March skips is due right
 * after it; one that October repeats names the same day twice, and a day has one slot.
 */
export function slotDue(at: string, instant: Date): IsoDate | undefined {
  return timeInParis(instant) >= at ? dayInParis(instant) : undefined;
}

/** A job that broke in a département is tried again that day, this many times in all, this many milliseconds later. */
export const NIGHT_TRIES = 4;
export const NIGHT_PAUSE = 15 * 60_000;
