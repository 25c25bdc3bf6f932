import type { PromeneurDetail } from '@promenade/directory/model';
import type { IsoDate } from '@promenade/platform/model';

/** One thing of a path: what, and when. */
export interface Stone {
  readonly fact: string;
  readonly on: IsoDate;
  readonly isToCome: boolean;
  /** When only the year or the month is known. */
  readonly precision?: 'year' | 'month';
}

/** What a record tells of somebody's way through the network, the latest first. @param today the day in Paris */
export function pathOf(detail: PromeneurDetail, today: IsoDate): Stone[] {
  const { charter, departure, withdrawnOn, createdAt, onboarding } = detail;
  const said: (Omit<Stone, 'isToCome'> | null)[] = [
    ...detail.employments.flatMap(({ structure, startsOn, startsOnPrecision, endsOn }) => [
      startsOn ? { fact: `Emploi à ${structure.name}`, on: startsOn, ...roughly(startsOnPrecision) } : null,
      endsOn ? { fact: `Fin de l’emploi à ${structure.name}`, on: endsOn } : null,
    ]),
    charter.signedOn ? { fact: 'Charte signée', on: charter.signedOn } : null,
    withdrawnOn && !departure ? { fact: 'Retrait du réseau', on: withdrawnOn } : null,
    departure ? { fact: 'Dernier jour dans le réseau', on: departure.leavesOn } : null,
    onboarding.length > 0 ? { fact: 'Premiers pas commencés', on: onboarding[0]!.doneOn } : null,
    { fact: 'Fiche créée', on: createdAt.slice(0, 10) },
  ];
  return said
    .flatMap((stone) => (stone ? [{ ...stone, isToCome: stone.on > today }] : []))
    .sort((one, other) => other.on.localeCompare(one.on));
}

function roughly(precision: 'year' | 'month' | 'day' | null): { precision?: 'year' | 'month' } {
  return precision === 'year' || precision === 'month' ? { precision } : {};
}
