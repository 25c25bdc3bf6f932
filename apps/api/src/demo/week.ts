import { type Network, overlaps, type PermanenceDraft } from '@promenade/directory/model';

/** Out of eight people one keeps the nights: a house that is open round the clock. */
const WATCH = 24;
const NIGHT = 3;

const nights = ['00:00-04:00', '04:00-07:30', '22:00-24:00'];
const days = ['07:30-10:00', '10:00-12:30', '12:30-15:00', '15:00-17:30', '17:30-20:00', '20:00-22:00'];
/** Hours of one’s own: the days go round the week by these steps. */
const evenings: readonly (readonly [step: number, band: string])[] = [
  [1, '17:30-20:00'],
  [3, '16:00-18:30'],
];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/**
 * The hours at which somebody of the demonstration answers. The first 24 share the whole week between them, bank holidays
 * included: in 88 there is somebody at any hour (`doors.md`, The demonstration). Everybody has evenings of their own besides.
 * @param rank among those who are listed @param network where they answer
 */
export function weekOf(rank: number, network: Network): PermanenceDraft[] {
  const watched = rank < WATCH ? watchOf(rank) : [];
  const own = evenings.map(([step, band]) => slotOf(1 + ((rank * step + 2) % 7), band, false));
  const free = own.filter((slot) => !overlaps([...watched, slot]));
  return (overlaps(free) ? [...watched, free[0]!] : [...watched, ...free]).map((slot) => ({ ...slot, network, audience: [] }));
}

type Slot = Pick<PermanenceDraft, 'weekday' | 'from' | 'to' | 'onHolidays'>;

function watchOf(rank: number): Slot[] {
  const isNight = rank % 8 === NIGHT;
  const bands = isNight ? nights : days;
  const people = isNight ? WATCH / 8 : WATCH - WATCH / 8;
  const place = isNight ? Math.trunc(rank / 8) : rank - Math.trunc((rank + 8 - NIGHT - 1) / 8);
  return WEEKDAYS.flatMap((weekday) => bands.map((band) => slotOf(weekday, band, true))).filter(
    (_, index) => turnOf(index, bands.length) % people === place,
  );
}

/** Nobody keeps the same hours every day. */
function turnOf(index: number, bands: number): number {
  return bands === nights.length ? index + Math.trunc(index / bands) : index;
}

function slotOf(weekday: number, band: string, onHolidays: boolean): Slot {
  const [from, to] = band.split('-') as [string, string];
  return { weekday, from, to, onHolidays };
}
