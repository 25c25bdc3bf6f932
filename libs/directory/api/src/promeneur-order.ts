import type { PromeneurSort, PromeneurSortKey } from '@promenade/directory/model';
import { BY_NAME, HAS_LEFT } from './promeneur-rows';

type Direction = 'asc' | 'desc';

const FRENCH = 'collate "fr-x-icu"';

/** What each word of `?sort=` puts in order, of `WITH_EMPLOYER`. A state goes from what must be done to what is behind. */
const keys: Record<PromeneurSortKey, string> = {
  name: `p."lastName" ${FRENCH}`,
  structure: `s.name ${FRENCH}`,
  commune: `c.name ${FRENCH}`,
  volets: `case p.volets when '{}' then null when '{youth}' then 1 when '{youth,parenting}' then 2 else 3 end`,
  state: `case when ${HAS_LEFT} then 5 else array_position(array['missing', 'awaiting-structure', 'awaiting-promeneur', 'complete'], p."charterState") end`,
  signedOn: `p."charterSignedOn"`,
};

/** @returns the expression of the allow-list that `sort` names, and which way; by name when it says nothing */
export function ofSort(sort: PromeneurSort | undefined): { readonly key: string; readonly direction: Direction } {
  return { key: keys[(sort ?? 'name').replace('-', '') as PromeneurSortKey], direction: sort?.startsWith('-') ? 'desc' : 'asc' };
}

/** The same on every page: what says nothing comes last, whichever way; namesakes are told apart by their id. */
export function orderOf(sort: PromeneurSort | undefined, key = ofSort(sort).key, direction = ofSort(sort).direction): string {
  if (sort === undefined || sort === 'name') return BY_NAME;
  if (sort === '-name') return BY_NAME.replaceAll(/,(?= p\.)|$/g, (comma) => ` desc${comma}`);
  return `${key} ${direction} nulls last, ${BY_NAME}`;
}
