import { addDays, dayInParis, daysBetween, type IsoDate } from '@promenade/platform/model';

/** When letters leave and what follows, in days. Said by the house, then the national level, the département, the campaign. */
export interface Cascade {
  /** After the turn of somebody came: 3, 7 and 14. */
  readonly reminderDays: readonly number[];
  /** From the opening to the day by which everybody is expected to have signed. */
  readonly deadlineDays: number;
  /** After that day, while what was signed before still counts. */
  readonly graceDays: number;
  /** What a request lasts. */
  readonly expiresAfterDays: number;
}

/** Days before the end of grace at which those who have not signed are told what will follow. */
export const noticeDays = [14, 3] as const;

/** The nearest word wins, value by value; the first of `words` is the nearest. */
export function cascadeOf(
  own: Cascade,
  ...words: readonly (Partial<{ [K in keyof Cascade]: Cascade[K] | undefined }> | undefined)[]
): Cascade {
  const said = <K extends keyof Cascade>(key: K): Cascade[K] =>
    (words.find((word) => word?.[key] !== undefined)?.[key] ?? own[key]) as Cascade[K];
  return {
    reminderDays: [...said('reminderDays')].sort((a, b) => a - b),
    deadlineDays: said('deadlineDays'),
    graceDays: said('graceDays'),
    expiresAfterDays: said('expiresAfterDays'),
  };
}

export interface CampaignDates {
  readonly deadlineOn: IsoDate;
  readonly graceEndsOn: IsoDate;
  /** The last day on which a request may be signed: never before grace ends, or nobody could avoid lapsing. */
  readonly expiresOn: IsoDate;
}

/** @param deadlineOn when it was chosen, rather than counted */
export function datesOf(openedOn: IsoDate, cascade: Cascade, deadlineOn: IsoDate = addDays(openedOn, cascade.deadlineDays)): CampaignDates {
  const graceEndsOn = addDays(deadlineOn, cascade.graceDays);
  const term = addDays(openedOn, cascade.expiresAfterDays);
  return { deadlineOn, graceEndsOn, expiresOn: term < graceEndsOn ? graceEndsOn : term };
}

/** The instant at which a day is over in Paris: twenty-three, twenty-four or twenty-five hours after it began. */
export function endOfDayInParis(day: IsoDate): Date {
  const next = addDays(day, 1);
  const hour = 3_600_000;
  // Midnight in Paris is 22:00 or 23:00 in UTC, the day before.
  const summer = new Date(Date.parse(next) - 2 * hour);
  return dayInParis(summer) === next ? summer : new Date(summer.getTime() + hour);
}

/**
 * The step of the cascade for which a letter is to leave, if any. Days on which nothing ran are caught up by one letter, not by several.
 * @param turnOn the day the turn of the person came @param remindedOn the last day somebody wrote to them again
 */
export function reminderDue(turnOn: IsoDate, steps: readonly number[], remindedOn: IsoDate | null, today: IsoDate): number | undefined {
  const passed = [...steps].sort((a, b) => a - b).filter((step) => addDays(turnOn, step) <= today);
  const last = passed.at(-1);
  if (last === undefined) return undefined;
  return remindedOn !== null && (remindedOn >= addDays(turnOn, last) || remindedOn >= today) ? undefined : last;
}

/** The notice that is to be given, by its days before the end of grace; one that was missed is given late rather than never. */
export function noticeDue(graceEndsOn: IsoDate, told: readonly number[], today: IsoDate): number | undefined {
  const left = daysBetween(today, graceEndsOn);
  const passed = noticeDays.filter((days) => left <= days).at(-1);
  return passed === undefined || told.some((days) => days <= passed) ? undefined : passed;
}

/**
 * Whether what somebody signed before ceases to count: grace is over, and they were told at least three days ago. Nobody lapses
 * without notice, even when the letters of the last days left late.
 */
export function lapses(graceEndsOn: IsoDate, noticedOn: IsoDate | null, today: IsoDate): boolean {
  return today > graceEndsOn && noticedOn !== null && daysBetween(noticedOn, today) >= Math.min(...noticeDays);
}

/** Where a campaign is, that day. */
export function campaignStateOf(
  { state, deadlineOn }: { readonly state: 'open' | 'closed' | 'cancelled'; readonly deadlineOn: IsoDate },
  today: IsoDate,
): CampaignState {
  if (state !== 'open') return state;
  return today > deadlineOn ? 'grace' : 'running';
}

export const campaignStates = ['running', 'grace', 'closed', 'cancelled'] as const;
export type CampaignState = (typeof campaignStates)[number];
