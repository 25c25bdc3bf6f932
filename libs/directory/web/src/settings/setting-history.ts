import type { Setting, SettingChange } from '@promenade/directory/model';
import type { IsoDate } from '@promenade/platform/model';

/** A value (null where the level above is followed again), its first day, and whether that day is gone, begun or to come. */
export interface DatedValue {
  readonly value: unknown;
  readonly fromOn: IsoDate | null;
  readonly place: 'coming' | 'now' | 'past';
}

/** Every value ever said, the newest first, down to the house's own. @param on the day one looks from */
export function dated({ history, default: own }: Setting, on: IsoDate): readonly DatedValue[] {
  const current = history.find(({ fromOn }) => fromOn <= on)?.fromOn ?? null;
  const said = history.map(({ value, fromOn }): DatedValue => ({ value, fromOn, place: placeOf(fromOn, current, on) }));
  return [...said, { value: own, fromOn: null, place: current === null ? 'now' : 'past' }];
}

/** The value that a change from a day on replaces: that of the same day, else the one in force then; null when it is the level above's. */
export function beforeChange({ history }: Setting, fromOn: IsoDate): unknown {
  return history.find((one) => one.fromOn <= fromOn)?.value ?? null;
}

/** What makes it so again. */
export function changeTo(value: unknown, fromOn: IsoDate): SettingChange {
  return value === null ? { follow: true, fromOn } : { value, fromOn };
}

function placeOf(fromOn: IsoDate, current: IsoDate | null, on: IsoDate): DatedValue['place'] {
  if (fromOn > on) return 'coming';
  return fromOn === current ? 'now' : 'past';
}
