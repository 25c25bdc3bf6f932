import type { StructureFilter } from '@promenade/directory/model';
import { Filters, ofTerritory, searched } from './filters';
import { STAGE } from './structure-columns';

const WORDS = `concat_ws(' ', s.plain, lower(s.acronym), c.plain, s.siret, s.email, s."representativeEmail")`;

/** Which structures: what a filter says, or those named, or both. */
export type AskedStructures = StructureFilter & { readonly ids?: readonly string[] | undefined };

/** What is asked of `STRUCTURES`; a record that another took over is in no list. */
export function structureFilters(query: AskedStructures): Filters {
  const filters = new Filters().also(`s."mergedInto" is null`);
  searched(filters, query.q, WORDS, `array_append(c."postalCodes", s."postalCode")`);
  inTerritory(filters, query.territory);
  filters.when(query.ids, (place) => `s.id = any(${place}::uuid[])`);
  filters.when(query.type, (place) => `s.type = ${place}`);
  filters.when(query.stage, (place) => `${STAGE} = ${place}`);
  return filters.when(
    query.tag,
    (place) => `exists (select from structure_tag m join tag t on t.department = m.department and t.id = m."tagId"
      where m.department = s.department and m."structureId" = s.id and t.id = ${place} and t."removedAt" is null)`,
  );
}

/** A territory that the département keeps is named by its id: a QPV has the structures that say they lie there, a CTG those of its communes. */
function inTerritory(filters: Filters, territory: string | undefined): void {
  if (!territory?.includes('-')) return void ofTerritory(filters, territory, 'c');
  filters.when(
    territory,
    (place) => `exists (select from territory t where t.department = s.department and t.id = ${place}
      and (t.id = s."qpvId" or (t.kind = 'ctg' and s."communeCode" = any(t."communeCodes"))))`,
  );
}
