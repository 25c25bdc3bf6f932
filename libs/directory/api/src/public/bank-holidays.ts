import type { IsoDate } from '@promenade/platform/model';
import joursFeries from '@socialgouv/jours-feries';

/** Where Good Friday and Saint Stephen's day are holidays since 1892. */
const ALSACE_MOSELLE = ['57', '67', '68'];
/** The day slavery was abolished there, a holiday by the law of 1983. */
const ABOLITION: Readonly<Record<string, string>> = { 971: '05-27', 972: '05-22', 973: '06-10', 974: '12-20', 976: '04-27' };

const known = new Map<string, ReadonlySet<IsoDate>>();

/** Whether nobody works on a day in that département. */
export function isBankHoliday(department: string, day: IsoDate): boolean {
  const year = day.slice(0, 4);
  const key = `${department} ${year}`;
  const days = known.get(key) ?? holidaysOf(department, Number(year));
  known.set(key, days);
  return days.has(day);
}

function holidaysOf(department: string, year: number): ReadonlySet<IsoDate> {
  const days = Object.values(joursFeries(year, { alsace: ALSACE_MOSELLE.includes(department) })).map(dayOf);
  const abolition = ABOLITION[department];
  return new Set(abolition ? [...days, `${year}-${abolition}`] : days);
}

/** The library counts days of 24 hours in the zone of the machine: some hours of margin, for where the clocks go back in spring. */
function dayOf(midnight: Date): IsoDate {
  const date = new Date(midnight.getTime() + 6 * 3_600_000);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}
