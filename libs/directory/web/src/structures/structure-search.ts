import { inject } from '@angular/core';
import type { Option } from '../lookup/lookup';
import { StructuresApi } from './structures-api';

/** For a lookup: the structures whose name, commune or SIRET answer to the words. Call it in a field. */
export function structureSearch(): (words: string) => Promise<Option[]> {
  const api = inject(StructuresApi);
  return async (words) => {
    const { items } = await api.search(words);
    return items.map(({ id, name, commune }) => ({ value: id, label: name, ...(commune && { detail: commune.name }) }));
  };
}
