import {
  structureStages,
  type StructureSort,
  type StructureSortKey,
  structureTypeLabels,
  structureTypes,
} from '@promenade/directory/model';
import { STAGE } from './structure-columns';

const FRENCH = 'collate "fr-x-icu"';
const BY_NAME = `s.name ${FRENCH}, c.name ${FRENCH}, s.id`;
const placeAmong = (words: readonly string[], column: string) =>
  `array_position(array[${words.map((word) => `'${word}'`).join(', ')}], ${column})`;
/** As they are read, not as they are coded. */
const typesRead = structureTypes.toSorted((one, other) => structureTypeLabels[one].localeCompare(structureTypeLabels[other], 'fr'));

/** What each word of `?sort=` puts in order. A stage goes from the first contact to the last. */
const keys: Record<StructureSortKey, string> = {
  name: `s.name ${FRENCH}`,
  commune: `c.name ${FRENCH}`,
  type: placeAmong(typesRead, 's.type'),
  stage: placeAmong(structureStages, STAGE),
  representative: `s."representativeName" ${FRENCH}`,
  promeneursCount: `"promeneursCount"`,
};

/** The same on every page: what says nothing comes last, whichever way; namesakes are told apart by their commune, then their id. */
export function structureOrder(sort: StructureSort = 'name'): string {
  const key = keys[sort.replace('-', '') as StructureSortKey];
  return `${key} ${sort.startsWith('-') ? 'desc' : 'asc'} nulls last, ${BY_NAME}`;
}
