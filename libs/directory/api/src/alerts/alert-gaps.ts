import type { RecordGap } from '@promenade/directory/model';
import { coordinator, day, EMPLOYS, NAME, none, type Place, PRESENT, type Source } from './alert-source';

/** Names, in order, of the conditions that are met. */
function gapsOf(gaps: Partial<Record<RecordGap, string>>): string {
  const cases = Object.entries(gaps).map(([gap, condition]) => `case when ${condition} then '${gap}' end`);
  return `array_remove(array[${cases.join(', ')}]::text[], null)`;
}
const edited = (path: string, champ: string): Place => ({ path: `${path}/:id/modifier`, query: { champ } });
const kept = (onglet: string, fragment: string): Place => ({ path: '/promeneurs/:id', query: { onglet }, fragment });

/** What one mends on one record: an alert a field would be as many visits. */
export const incomplete: readonly Source[] = [
  {
    ...{ kind: 'promeneur-incomplete', is: 'info', roles: coordinator, path: '/promeneurs' },
    gaps: {
      ...{ function: edited('/promeneurs', 'function'), volets: edited('/promeneurs', 'volets') },
      ...{ 'weekly-hours': kept('mandat', 'emplois'), served: kept('presence', 'territoires') },
    },
    // The commune of the employer is served by itself.
    sql: `select * from (select p.id, ${NAME} as name, ${day('p."createdAt"')} as since, null::date as "on", ${gapsOf({
      ...{ function: 'p.function is null', volets: `p.volets = '{}'`, 'weekly-hours': 'e."weeklyMinutes" is null' },
      served: `c.code is null and ${none('promeneur_territory')}`,
    })} as gaps from ${PRESENT}) p where gaps <> '{}'`,
  },
  {
    ...{ kind: 'structure-incomplete', is: 'info', roles: coordinator, path: '/structures' },
    gaps: {
      ...{
        siret: edited('/structures', 'siret'),
        commune: edited('/structures', 'communeCode'),
        address: edited('/structures', 'address'),
      },
    },
    sql: `select * from (select s.id, s.name, ${day('s."createdAt"')} as since, null::date as "on", ${gapsOf({
      ...{ siret: 's.siret is null', commune: 's."communeCode" is null', address: 's.address is null' },
    })} as gaps from structure s where ${EMPLOYS}) s where gaps <> '{}'`,
  },
];
