import type { Setting } from '@promenade/directory/model';
import type { IsoDate } from '@promenade/platform/model';

/** A value, its first day, and whether that day is gone, begun or to come. */
export interface DatedValue {
  readonly value: unknown;
  readonly fromOn: IsoDate | null;
  readonly place: 'coming' | 'now' | 'past';
}

/** Every value ever said, the newest first, down to the house's own. @param on the day one looks from */
export function dated({ history, fromOn: current, default: own }: Setting, on: IsoDate): readonly DatedValue[] {
  const said = history.map(({ value, fromOn }): DatedValue => ({ value, fromOn, place: placeOf(fromOn, current, on) }));
  return [...said, { value: own, fromOn: null, place: current === null ? 'now' : 'past' }];
}

/** The value that a change from a day on replaces: that of the same day, else the one in force then. */
export function beforeChange({ history, default: own }: Setting, fromOn: IsoDate): unknown {
  const begun = history.find((one) => one.fromOn <= fromOn);
  return begun ? begun.value : own;
}

function placeOf(fromOn: IsoDate, current: IsoDate | null, on: IsoDate): DatedValue['place'] {
  if (fromOn > on) return 'coming';
  return fromOn === current ? 'now' : 'past';
}
